"""An opened registry: its folder, database, log, keys and the release in force.

Knows: how what lies in a registry's folder (`operations.home`) is taken up together. Each operation takes a `Registry` and
tells one story with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from registry.domain.key_history import KeyHistory
from registry.domain.verifier import Signer, verifier_of
from registry.errors import RegistryError
from registry.operations.engines import configured_engines
from registry.operations.home import KEY_FILES, Description, Home
from registry.operations.key_state import key_history, statement_signer
from registry.policy.engine import Engine
from registry.policy.release import Bundle, read_folder
from registry.settings import Settings
from registry.signing.signers import load_signer
from registry.storage import database as databases
from registry.storage import ledger
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force
from registry.storage.values import Log, StatedRelease


@dataclass(frozen=True)
class SigningKeys:
    """The registry's private keys: two of the log, and the one for its statements where that was asked for."""

    log: tuple[Signer, Signer]
    statements: Signer | None

    @property
    def decisions(self) -> Signer:
        """The key that signs statements; raises `key.missing` where the registry was opened without it."""
        if self.statements is None:
            raise RegistryError(
                "key.missing",
                "the registry was opened without its key for statements",
                hint="Open it with that.",
            )
        return self.statements


@dataclass
class Registry:
    """What an operation works with. `clock` gives the present instant in UTC."""

    home: Home
    description: Description
    database: databases.Database
    log: Log
    settings: Settings
    clock: Callable[[], datetime]
    keys: SigningKeys | None = None
    compared_with_others: bool = False
    """Whether this process asked the log's witnesses and mirrors what they saw last."""
    others_seen: bool = False
    """Whether it looked at what they show, while nothing was public here."""
    keys_made: tuple[object, KeyHistory] | None = None
    """The history of keys that `key_in_use` asked last, behind what it was made of."""
    _bundles: dict[str, Bundle] = field(default_factory=dict)
    _engines: dict[str, list[Engine]] = field(default_factory=dict)

    @property
    def tree(self) -> PublicTree:
        return self.tree_of(self.log.year)

    def tree_of(self, year: int) -> PublicTree:
        """The public tree of the log of `year`."""
        return PublicTree(self.home.public / str(year), self.home.drafts)

    def at(self, log_id: int) -> Registry:
        """This registry as one of its logs shows it: an entry is named by origin and index, whichever log is open."""
        if log_id == self.log.id:
            return self
        (log,) = (log for log in ledger.logs(self.database) if log.id == log_id)
        return replace(self, log=log, keys=None)

    def key_history(self) -> KeyHistory:
        """What this log and those before it say of keys, up to its last entry."""
        return key_history(self.home.trust, self.database, self.log)

    def signing_keys(self) -> SigningKeys:
        """The private keys; raises `key.missing` where the registry was opened without them."""
        if self.keys is None:
            raise RegistryError(
                "key.missing", "the registry was opened to read only", hint="Open it with its passphrase."
            )
        return self.keys

    def release(self) -> tuple[StatedRelease, Bundle]:
        """The release in force and its bundle; raises `release.none`."""
        stated = release_in_force(self.database, self.log.id)
        if stated is None:
            raise RegistryError(
                "release.none",
                "no policy release is in force",
                hint="Make the registry with `sightline init`.",
            )
        return stated, self.bundle(stated.release.digest)

    def bundle(self, digest: str) -> Bundle:
        """The release with this digest, in force or not; raises `release.differs`."""
        if digest not in self._bundles:
            bundle = read_folder(self.home.releases / digest)
            if bundle.digest != digest:
                raise RegistryError(
                    "release.differs",
                    f"{self.home.releases / digest} does not hold the release that was logged",
                    hint="Restore the folder from the public tree; nothing is decided until then.",
                )
            self._bundles[digest] = bundle
        return self._bundles[digest]

    def engines(self, bundle: Bundle) -> list[Engine]:
        """The engines configured, loaded with `bundle`."""
        if bundle.digest not in self._engines:
            self._engines[bundle.digest] = configured_engines(bundle, self.settings)
        return self._engines[bundle.digest]


def open_registry(
    root: Path,
    settings: Settings,
    *,
    passphrase: Callable[[], bytes] | None = None,
    with_keys: bool = True,
    with_statement_key: bool = True,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Registry:
    """Open the registry in `root`. `passphrase` is called only where its keys are encrypted; `with_statement_key` false
    leaves the key for statements where it is, which may be lost.

    Raises `registry.missing` where there is none, and what the database and the keys raise.
    """
    home = Home(root)
    description = Description.read(home)
    database = open_database(home, description, settings)
    logs = ledger.logs(database)
    if not logs:
        raise RegistryError(
            "registry.unfinished",
            f"the registry in {root} has no log: making it was interrupted",
            hint="Run `sightline init` again with the same options.",
        )
    _require_own_database(description, logs[-1])
    keys = _load_keys(home, database, logs[-1], passphrase, with_statement_key) if with_keys else None
    return Registry(home, description, database, logs[-1], settings, clock, keys)


def open_database(
    home: Home, description: Description, settings: Settings, *, new: bool = False
) -> databases.Database:
    """Open the registry's database: the one the settings name, else its own on a server, else its file.

    Raises `registry.database` where the file is missing and none is to be made, and what `database.open` raises.
    """
    address = settings.database.get_secret_value() if settings.database else description.database
    if address is not None and databases.is_server(address):
        return databases.open(address, locks_beside=home.database)
    if address is not None:
        raise RegistryError(
            "registry.database",
            "the database of a registry is a file in its folder or on a server",
            hint="Give postgresql://USER@HOST/DATABASE, or leave SIGHTLINE_DATABASE unset.",
        )
    if not new and not home.database.is_file():
        raise RegistryError(
            "registry.database",
            f"{home.database} is missing",
            hint="Restore the newest copy of it; without it this registry can only be checked, not continued.",
        )
    return databases.open(home.database)


def _require_own_database(description: Description, log: Log) -> None:
    # A server holds many; in another registry's database everything would be filed into its log.
    if log.origin.rpartition("/log/")[0] != description.address.partition("://")[2]:
        raise RegistryError(
            "registry.database",
            f"the database holds the log {log.origin}, and this registry is {description.address}",
            hint="Nothing was read or written. Name the database of this registry in SIGHTLINE_DATABASE.",
        )


def _load_keys(
    home: Home,
    database: databases.Database,
    log: Log,
    passphrase: Callable[[], bytes] | None,
    with_statement_key: bool,
) -> SigningKeys:
    secret: bytes | None = None

    def load(path: Path) -> Signer:
        nonlocal secret
        try:
            return load_signer(path, secret)
        except RegistryError as error:
            if error.code != "key.passphrase" or secret is not None or passphrase is None:
                raise
        secret = passphrase()
        return load_signer(path, secret)

    *names, first = KEY_FILES
    one, other = (load(home.log_keys(log.year) / name) for name in names)
    if not home.trust.is_file():
        # Still being made: no log says anything of keys yet.
        return SigningKeys((one, other), load(home.keys / first))
    keys = key_history(home.trust, database, log)
    # With another registry's keys everything would be signed, published, and refused by whoever checks it.
    if {verifier_of(one), verifier_of(other)} != set(keys.log_keys):
        raise RegistryError(
            "key.foreign",
            f"the private keys in {home.keys} do not belong to the public keys in {home.trust}",
            hint="Nothing was filed or signed. Put this registry's own keys back.",
        )
    in_use = keys.lasting(ledger.head(database, log.id).size)
    statements = statement_signer(home.keys, home.trust, in_use, load) if with_statement_key else None
    return SigningKeys((one, other), statements)
