"""Rotate the key for statements: a new key takes over, signed by the old one and by itself; and announce a later log's keys.

Knows: the order. First the new private key lies durably in its file, then the entry becomes durable; which key signs is
read from the log alone. Whatever interrupts it, a key without an entry signs nothing and is taken up by the next rotation,
and no entry tells of a key that was lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from registry.domain.key_event import Rotation, fingerprint
from registry.domain.tree_layout import decision_key_name
from registry.domain.verifier import ED25519, MLDSA44, Signer, Verifier, verifier_of
from registry.folders import files_in
from registry.operations.create_registry import log_origin
from registry.operations.home import KEY_FILES
from registry.operations.key_state import key_file
from registry.operations.log_key_event import log_key_event
from registry.operations.passphrase import passphrase_for, require_own
from registry.operations.registry import Registry, SigningKeys
from registry.operations.require_latest import Tell, require_latest
from registry.signing.keys import generate_key, save_key
from registry.signing.pkcs11 import token_key
from registry.signing.signers import load_signer, save_token_key
from registry.storage import ledger
from registry.storage.values import Place

OVERLAP: Final = 1024
"""So many entries may still be signed by the key that handed over, as by a process that opened it before."""


@dataclass(frozen=True)
class Rotated:
    """The new key, the one that handed over, and until which entry that one may sign; None: for ever.

    `others`: keys for statements that neither took over nor handed over, and stay in use.
    """

    place: Place
    new: Verifier
    old: Verifier
    until: int | None
    file: Path
    others: tuple[Verifier, ...] = ()


def rotate_key(
    registry: Registry,
    passphrase: Callable[[], bytes] | None,
    *,
    overlap: int | None = OVERLAP,
    token: str | None = None,
    tell: Tell = lambda error: None,
) -> Rotated:
    """Let a new key take over from the one that signs statements now; the old one may sign `overlap` more entries.

    With `overlap` None the old key stays in use beside the new one, as a key in reserve. With `token`, a `pkcs11:` URI, the
    new key is the one that lies in that token; else it is made here. Raises what logging a key event and making a key
    raise.
    """
    require_latest(registry, tell)
    old = registry.signing_keys().decisions
    new, file = _taken_from(registry, token) if token else _made(registry, passphrase)

    def event(index: int, stated_at: str) -> Rotation:
        return Rotation(
            event="rotate",
            origin=registry.log.origin,
            index=index,
            key=verifier_of(new).vkey,
            replaces=fingerprint(verifier_of(old)),
            until=None if overlap is None else index + 1 + overlap,
            stated_at=stated_at,
        )

    place, logged = log_key_event(registry, event, (old, new))
    assert isinstance(logged, Rotation)
    registry.keys = SigningKeys(registry.signing_keys().log, new)
    both = (verifier_of(new), verifier_of(old))
    others = tuple(key for key in registry.key_history().lasting(place.index + 1) if key not in both)
    return Rotated(place, *both, logged.until, file, others)


def announce_log_keys(
    registry: Registry,
    year: int,
    passphrase: Callable[[], bytes] | None,
    *,
    token: str | None = None,
    tell: Tell = lambda error: None,
) -> list[Verifier]:
    """Make the keys of the log of `year` and log each, signed by the present log's key of its kind and by itself.

    With `token`, a `pkcs11:` URI, its Ed25519 key is the one in that token. Whoever holds only this log's keys can then
    follow into that one. What was announced before is left as it is.
    """
    require_latest(registry, tell)
    origin, folder = log_origin(registry.description.address, year), registry.home.keys / str(year)
    development = registry.description.development_keys
    secret = passphrase_for(registry, passphrase)
    announced = {(key.name, key.key_type) for key in registry.key_history().announced}
    found = []
    for file, kind, old in zip(KEY_FILES, (ED25519, MLDSA44), registry.signing_keys().log, strict=False):
        if not (folder / file).exists() and token is not None and kind == ED25519:
            save_token_key(token_key(origin, kind, token), folder / file)
        elif not (folder / file).exists():
            require_own(registry, secret)
            save_key(generate_key(origin, kind, development=development), folder / file, secret)
        new = load_signer(folder / file, secret)
        found.append(verifier_of(new))
        if (origin, kind) not in announced:
            log_key_event(registry, _announcement(registry, old, new), (old, new))
    return found


def _announcement(registry: Registry, old: Signer, new: Signer) -> Callable[[int, str], Rotation]:
    return lambda index, stated_at: Rotation(
        event="rotate",
        origin=registry.log.origin,
        index=index,
        key=verifier_of(new).vkey,
        replaces=fingerprint(verifier_of(old)),
        until=None,
        stated_at=stated_at,
    )


def _made(registry: Registry, passphrase: Callable[[], bytes] | None) -> tuple[Signer, Path]:
    development = registry.description.development_keys
    secret = passphrase_for(registry, passphrase)
    require_own(registry, secret)
    folder = registry.home.keys
    for path in files_in(folder):
        if path.match("decisions-????????.key") and not _was_logged(registry, path):
            # Its entry never became durable: nothing was signed with it but that entry.
            return load_signer(path, secret), path
    new = generate_key(decision_key_name(registry.log.origin), ED25519, development=development)
    path = key_file(folder, registry.home.trust, verifier_of(new))
    save_key(new, path, secret)
    return new, path


def _taken_from(registry: Registry, uri: str) -> tuple[Signer, Path]:
    key = token_key(decision_key_name(registry.log.origin), ED25519, uri)
    path = key_file(registry.home.keys, registry.home.trust, verifier_of(key))
    if not path.exists():
        save_token_key(key, path)
    return key, path


def _was_logged(registry: Registry, path: Path) -> bool:
    name = path.stem.removeprefix("decisions-")
    histories = (registry.at(log.id).key_history() for log in ledger.logs(registry.database))
    return any(period.key.key_id.hex() == name for keys in histories for period in keys.periods)
