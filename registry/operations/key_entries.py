"""Entries as the history of keys takes them: opened, read, and signed by keys that may.

Knows: that a key event, and the enrolment of an office's key, bring a key nobody knew before, and that its signature counts only
beside one that was known. Shared by whoever checks a log and by the registry itself, so that both have one opinion about who
may sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.domain.act import KeyEnrolment, registry_of
from registry.domain.canonical import sha256_hex
from registry.domain.decision import PAYLOAD_TYPE, Statement, read_statement
from registry.domain.key_history import KeyHistory
from registry.domain.verifier import Verifier
from registry.errors import RegistryError
from registry.operations.check_log import Keys
from registry.signing.dsse import open_jointly


@dataclass(frozen=True)
class Signed:
    """A statement, the SHA-256 of its payload, and the keys of offices that signed it beside the registry."""

    statement: Statement
    sha256: str
    offices: tuple[Verifier, ...] = ()


def take_entry(keys: KeyHistory, index: int, data: bytes) -> Statement:
    """The statement in entry `index`, whose bytes are `data`, after `keys` took it; no office signed it.

    Raises what an envelope raises that does not hold, `statement.malformed`, `key.not_in_use` and `key.event`.
    """
    return take_signed(keys, index, data).statement


def take_signed(
    keys: KeyHistory,
    index: int,
    data: bytes,
    offices: Iterable[Verifier] = (),
    *,
    unknown_offices: bool = False,
) -> Signed:
    """As `take_entry`, where one of `offices`, the keys that offices may sign with, can have signed too.

    With `unknown_offices`, for a log whose beginning is not known, a signature by an office's key that is not among them is
    passed over: the registry's own signature counts.
    """
    known = tuple(offices)
    place = f"{registry_of(keys.origin)}/bodies/"
    payload, payload_type, signers = open_jointly(
        data,
        (*keys.known, *known),
        _introduced,
        lambda keyid: unknown_offices and keyid.startswith(place),
    )
    if payload_type != PAYLOAD_TYPE:
        raise RegistryError(
            "statement.malformed", "it is not an in-toto statement", hint="See its payload type."
        )
    statement = read_statement(payload)
    if isinstance(statement.act, KeyEnrolment):
        known += (statement.act.verifier,)
    by_offices = tuple(key for key in signers if key in known) if statement.act is not None else ()
    keys.take(index, [key for key in signers if key not in by_offices], statement.key_event)
    return Signed(statement, sha256_hex(payload), by_offices)


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
    if payload_type != PAYLOAD_TYPE:
        return None
    statement = read_statement(payload)
    if isinstance(statement.act, KeyEnrolment):
        return statement.act.verifier
    return statement.key_event.verifier if statement.key_event is not None else None
