"""Create a registry: its folder, database, keys and log, and entry 0, the signed statement of the release in force.

Knows: the order, so that an interrupted run is taken up where it stopped and nothing is made twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import SecretStr

from registry.domain.decision import instant
from registry.domain.tree_layout import decision_key_name
from registry.domain.verifier import ED25519, MLDSA44
from registry.errors import RegistryError
from registry.operations.home import KEY_FILES, Description, Home
from registry.operations.log_head import EMPTY
from registry.operations.publish import publish
from registry.operations.registry import Registry, open_database, open_registry
from registry.operations.render_tree import public_keys
from registry.operations.state_release import state_release
from registry.policy.release import Bundle
from registry.settings import Settings
from registry.signing.keys import generate_key, save_key
from registry.signing.pkcs11 import token_key
from registry.signing.signers import save_token_key
from registry.storage import database as databases
from registry.storage import ledger
from registry.storage.addresses import without_password
from registry.storage.blobs import PublicTree
from registry.storage.queries import release_in_force

_HOST: Final = re.compile(r"[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9._~-]+)*")


def create_registry(
    root: Path,
    address: str,
    bundle: Bundle,
    settings: Settings,
    *,
    passphrase: Callable[[], bytes] | None,
    database_address: str | None = None,
    token: str | None = None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Registry:
    """Make the registry in `root` whose pages stand at `address`, with `bundle` as the first release, and publish it.

    Its database is a file in `root`, or the empty one at `database_address` on a server.

    With `token`, a `pkcs11:` URI, its key for statements is the one in that token. Without `passphrase` the others are
    development keys, kept unencrypted. Raises `registry.exists` where one is complete, `registry.address` where the address
    cannot name a log.
    """
    home = Home(root)
    if home.trust.is_file():
        raise RegistryError(
            "registry.exists",
            f"there is a registry in {root} already",
            hint="Use it, or name another folder with --home.",
        )
    origin = log_origin(address, clock().year)
    root.mkdir(parents=True, exist_ok=True)
    named = database_address or (settings.database and settings.database.get_secret_value())
    description = Description(
        address=address.rstrip("/"),
        development_keys=passphrase is None,
        database=named and without_password(named),
    )
    _describe(home, description)
    secret = _make_keys(home, origin, passphrase, token)
    if settings.database is None and database_address is not None:
        settings = settings.model_copy(update={"database": SecretStr(database_address)})
    database = open_database(home, description, settings, new=True)
    databases.migrate(database)
    if not ledger.logs(database):
        ledger.create_log(database, origin, clock().year, instant(clock()), EMPTY)
    database.close()
    registry = open_registry(root, settings, passphrase=lambda: secret or b"", clock=clock)
    if release_in_force(registry.database, registry.log.id) is None:
        state_release(registry, bundle)
    publish(registry)
    # Written last: where this file stands, the registry is whole.
    _files(home).replace(home.trust.relative_to(root).as_posix(), _trust_text(registry).encode())
    return registry


def log_origin(address: str, year: int) -> str:
    """The origin of the log of `year` of a registry at `address`: the address of its tree without the scheme."""
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and not (parts.query or parts.fragment) and parts.port != 0
    except ValueError:
        parts, usable = urlsplit(""), False
    name = f"{parts.netloc}{parts.path.rstrip('/')}"
    if not usable or not _HOST.fullmatch(name):
        raise RegistryError(
            "registry.address",
            f"{address} cannot name a registry",
            hint="Give the address of its pages in lower case, such as https://registry.example; it names the log for ever.",
        )
    return f"{name}/log/{year}"


def _describe(home: Home, description: Description) -> None:
    # What was begun with other options is not taken up: its keys and its log have other names.
    if home.description.is_file() and Description.read(home) != description:
        raise RegistryError(
            "registry.unfinished",
            f"making a registry in {home.root} was begun with other options",
            hint="Repeat the options of the first run, or remove the folder.",
        )
    _files(home).replace(
        home.description.name, description.model_dump_json(indent=1, exclude_none=True).encode() + b"\n"
    )


def _files(home: Home) -> PublicTree:
    return PublicTree(home.root, home.drafts)


def _make_keys(
    home: Home, origin: str, passphrase: Callable[[], bytes] | None, token: str | None
) -> bytes | None:
    secret = passphrase() if passphrase else None
    names = (origin, origin, decision_key_name(origin))
    for file, name, kind in zip(KEY_FILES, names, (ED25519, MLDSA44, ED25519), strict=True):
        if (home.keys / file).exists():
            continue
        if token is not None and file == KEY_FILES[-1]:
            save_token_key(token_key(name, kind, token), home.keys / file)
        else:
            save_key(generate_key(name, kind, development=secret is None), home.keys / file, secret)
    return secret


def _trust_text(registry: Registry) -> str:
    kind = (
        "DEVELOPMENT keys: anyone who can read this machine can sign with them."
        if registry.description.development_keys
        else "Hand this file over by a way that does not pass through the registry."
    )
    lines = [f"# Public keys of {registry.log.origin}", f"# {kind}", *public_keys(registry)]
    return "\n".join(lines) + "\n"
