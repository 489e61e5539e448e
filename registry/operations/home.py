"""A registry's folder: where its things lie, and what it says of itself.

Knows: paths, and the description that is fixed when a registry is made. Opens nothing.

    home/registry.json    where its pages stand, and whether its keys are development keys
    home/registry.db      the database: the source of truth
    home/keys/            private keys, mode 0600; in keys/<year>/ those of a log that continues another
    home/value-keys/      the keys that erasable values are sealed under; what is erased loses its key
    home/trust/           the public keys, to be handed to whoever checks
    home/drafts/          files being written, before they are moved to their place
    home/releases/<digest>/   each policy release, before any decision cites it
    home/bundles/         the release in force as OPA fetches it, signed; and the key to verify it with
    home/public/<year>/   everything public of one log
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from registry.errors import RegistryError

KEY_FILES = ("log-ed25519.key", "log-ml-dsa-44.key", "decisions-ed25519.key")
TRUST_FILE = "registry.vkeys"


@dataclass(frozen=True)
class Home:
    """The paths inside a registry's folder."""

    root: Path

    @property
    def description(self) -> Path:
        return self.root / "registry.json"

    @property
    def database(self) -> Path:
        return self.root / "registry.db"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    def log_keys(self, year: int) -> Path:
        """The folder of the log keys of `year`: each log has keys of its own, the first log's lie beside the others."""
        own = self.keys / str(year)
        return own if own.is_dir() else self.keys

    @property
    def trust(self) -> Path:
        return self.root / "trust" / TRUST_FILE

    @property
    def public(self) -> Path:
        return self.root / "public"

    @property
    def drafts(self) -> Path:
        return self.root / "drafts"

    @property
    def releases(self) -> Path:
        return self.root / "releases"

    @property
    def bundles(self) -> Path:
        return self.root / "bundles"


class Description(BaseModel):
    """What a registry says of itself, fixed when it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    development_keys: bool
    database: str | None = None
    """The address of the database where it is on a server; without a password."""

    @classmethod
    def read(cls, home: Home) -> Description:
        """Raises `registry.missing` where there is no registry, `registry.description` where it is unreadable."""
        try:
            return cls.model_validate_json(home.description.read_bytes())
        except FileNotFoundError:
            raise RegistryError(
                "registry.missing",
                f"there is no registry in {home.root}",
                hint="Make one with `sightline init`, or name another folder with --home.",
            ) from None
        except (OSError, ValidationError):
            raise RegistryError(
                "registry.description", f"{home.description} cannot be read", hint="Restore it from a backup."
            ) from None
