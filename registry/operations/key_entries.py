"""Entries as the history of keys takes them: opened, read, and signed by keys that may.

Knows: that a key event brings a key nobody knew before, and that its signature counts only beside one that was known. Shared by
whoever checks a log and by the registry itself, so that both have one opinion about who may sign.
"""

from __future__ import annotations

from collections.abc import Iterable

from registry.domain.decision import PAYLOAD_TYPE, Statement, read_statement
from registry.domain.key_history import KeyHistory
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.operations.check_log import Keys
from registry.signing.dsse import open_jointly


def take_entry(keys: KeyHistory, index: int, data: bytes) -> Statement:
    """The statement in entry `index`, whose bytes are `data`, after `keys` took it.

    Raises what an envelope raises that does not hold, `statement.malformed`, `key.not_in_use` and `key.event`.
    """
    payload, payload_type, signers = open_jointly(data, keys.known, _introduced)
    if payload_type != PAYLOAD_TYPE:
        raise RegistryError(
            "statement.malformed", "it is not an in-toto statement", hint="See its payload type."
        )
    statement = read_statement(payload)
    keys.take(index, signers, statement.key_event)
    return statement


def handed_on(given: Keys, origin: str, before: Iterable[KeyHistory]) -> Keys:
    """The keys trusted for the log `origin`: those `given`, and those that verified logs `before` it hand on.

    Keys of the log that were given stay the only ones; a log announces keys for those who have none yet.
    """
    log, decisions = dict.fromkeys(given.log), dict.fromkeys(given.decisions)
    for keys in before:
        decisions |= dict.fromkeys(keys.handed_on())
        if not given.log:
            log |= dict.fromkeys(key for key in keys.announced if key.name == origin)
    return Keys(tuple(log), tuple(decisions))


def _introduced(payload: bytes, payload_type: str) -> Verifier | None:
    event = read_statement(payload).key_event if payload_type == PAYLOAD_TYPE else None
    return event.verifier if event is not None else None
