"""Which keys a registry has in use, as its own logs tell, and which private key of those that lie here signs.

Knows: that the logs alone say which key may sign, so that a private key whose entry never became durable signs nothing, and
that a key file is named by the key's id. Nothing else records the key in use: there is nothing to get out of step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from registry.domain.key_history import KeyHistory, initial_history
from registry.domain.verifier import Signer, Verifier, parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.operations.key_entries import take_entry
from registry.operations.trust import read_key_files
from registry.storage import ledger
from registry.storage.database import Database
from registry.storage.key_events import key_events
from registry.storage.values import Log

FIRST_KEY = "decisions-ed25519.key"
"""The file of the first key for statements; those of later ones bear their ids."""


def key_history(trust: Path, database: Database, log: Log) -> KeyHistory:
    """What the entries of `log`, and of the logs before it, say of keys. `trust` is the registry's file of public keys.

    Raises `trust.file`, and what a key event raises that does not hold.
    """
    for each, keys in _histories(trust, database):
        if each.id == log.id:
            return keys
    raise RegistryError(
        "storage.no_log", f"there is no log {log.origin}", hint="Make the registry's log first."
    )


def key_histories(trust: Path, database: Database) -> dict[int, KeyHistory]:
    """What every log says of keys, by the log's number in the database: an entry is judged by the log it stands in.

    Raises as `key_history`.
    """
    return {log.id: keys for log, keys in _histories(trust, database)}


def key_file(folder: Path, trust: Path, key: Verifier) -> Path:
    """Where the private key of `key` lies, or would lie: only the first one has a file without an id."""
    if key.vkey in read_key_files([trust]):
        return folder / FIRST_KEY
    return folder / f"decisions-{key.key_id.hex()}.key"


def statement_signer(
    folder: Path, trust: Path, keys: Iterable[Verifier], load: Callable[[Path], Signer]
) -> Signer:
    """The private key of the first of `keys`, the last that came, whose file lies in `folder`.

    Raises `key.missing` where none does, `key.foreign` where the file holds another key.
    """
    in_use = [(key, key_file(folder, trust, key)) for key in keys]
    for key, path in in_use:
        if not path.exists():
            continue
        signer = load(path)
        if verifier_of(signer) != key:
            raise RegistryError(
                "key.foreign",
                f"{path} does not hold the key {key.name}+{key.key_id.hex()}, which the log has in use",
                hint="Nothing was filed or signed. Put this registry's own key back.",
            )
        return signer
    raise RegistryError(
        "key.missing",
        f"no private key lies at {', '.join(str(path) for _, path in in_use) or folder}, so no statement can be signed",
        hint="Put the key file back from its backup; see the page on keys.",
    )


def _histories(trust: Path, database: Database) -> Iterator[tuple[Log, KeyHistory]]:
    given = [parse_vkey(line) for line in read_key_files([trust])]
    began: list[Verifier] | None = None
    for log in ledger.logs(database):
        keys = initial_history(log.origin, given)
        if began is not None:
            keys = KeyHistory(log.origin, keys.log_keys, tuple(began))
        for index, body in key_events(database, log.id):
            take_entry(keys, index, body)
        yield log, keys
        began = keys.lasting(ledger.head(database, log.id).size)
