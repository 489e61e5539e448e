"""Accept a submission now and file it later: the intake, for whoever does not wait for the decision.

Knows: that what is accepted is durable, survives every restart and is filed once, in the order of acceptance, many in one
transaction; and what becomes of one that cannot be filed. A submission that is accepted is no decision yet (promise 2).
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from registry.domain.decision import instant
from registry.domain.record import read_record
from registry.errors import RegistryError
from registry.operations.alarm import require_no_alarm
from registry.operations.clock import require_clock
from registry.operations.file_record import (
    Filed,
    NotFiled,
    Result,
    Submission,
    Unchanged,
    file_batch,
    new_salt,
)
from registry.operations.log_head import BATCH
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell, require_latest
from registry.storage import intake, locks, queries
from registry.storage.intake import Accepted
from registry.storage.values import Place

_OWN_FAULT: Final = frozenset(
    {
        # What the record says, against the version before it and the day: it says the same tomorrow.
        "file.law_date",
        "file.not_unchanged",
        "file.provenance",
        # What was done to the deployment: it stays so until its body acts.
        "authority.body",
        "lifecycle.illegal",
        # The database's own rules refuse its rows.
        "file.refused",
        # What it says fits no form, or not the facts version of the release that decides.
        "canonical.depth",
        "canonical.float",
        "canonical.integer",
        "canonical.text",
        "canonical.type",
        "facts.malformed",
        "record.form",
        "record.provenance",
        # The policies stop at its facts, or give nothing for them: runs are bounded by fuel, so they stop there again.
        "engine.trap",
        "engine.undefined",
        # Its decision is larger than an entry of the log may be.
        "dsse.too_large",
    }
)
"""What rests on one submission alone and would come again at each attempt; it is refused for good. All else may pass."""

_ID: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")


def accept(
    registry: Registry, submission: Submission, id: str | None = None, *, tell: Tell = lambda error: None
) -> Accepted:
    """Take `submission` in; durable when this returns. `id`, 16 to 64 letters, digits, `-` and `_`, is the caller's, so that
    sending it again files nothing twice; without it a new one is made.

    Raises `intake.body` where it names the body that files, `intake.id` for another form, `intake.key` where the id names
    another record that waits, `intake.full` where as many wait as may, which says in how many seconds to try again, and what
    `require_latest` raises: into an old copy of the database nothing is accepted.
    """
    if submission.by is not None:
        raise RegistryError(
            "intake.body",
            "what a body files in its own name does not wait in the intake",
            hint="Nothing was accepted. File it with `sightline file --office`, which names the people who act for the body.",
        )
    id = id or f"s-{secrets.token_hex(16)}"
    if not _ID.fullmatch(id):
        raise RegistryError(
            "intake.id",
            "the id of a submission has 16 to 64 letters, digits, - and _",
            hint="Nothing was filed. Make a random one for each submission, a UUID for example.",
        )
    if registry.compared_with_others:
        require_no_alarm(registry)
    else:
        require_latest(registry, tell)
    with locks.writer(registry.database):
        return intake.accept(
            registry.database,
            id,
            submission.provenance,
            # Pydantic writes a day as text, and then warns that the text is no day.
            submission.record.model_dump(mode="json", exclude_unset=True, warnings=False),
            instant(registry.clock()),
            registry.settings.backlog,
        )


def sequence_accepted(
    registry: Registry,
    *,
    salt: Callable[[], bytes] = new_salt,
    tell: Tell = lambda error: None,
) -> Iterator[Result]:
    """File what waits in the intake, the oldest first; one result each, told as soon as it is durable.

    What cannot be filed for a reason of its own is refused for good; whatever else stands in the way leaves it waiting.
    Raises what `require_latest` raises; nothing is taken up then.
    """
    with locks.sequencer(registry.database):
        # A process that ended between settling and this left keys behind.
        intake.destroy_keys(registry.database)
        last = -1
        while batch := intake.waiting(registry.database, last, BATCH):
            if last < 0:
                require_latest(registry, tell)
                require_clock(registry)
            last = batch[-1].number
            readable: list[Submission] = []
            for item in batch:
                try:
                    readable.append(_submission(item))
                except RegistryError as error:
                    intake.settle(registry.database, item.id, error.code)
                    yield NotFiled(item.id, error)
            for submission, result in zip(readable, file_batch(registry, readable, salt), strict=True):
                _settle(registry, submission.accepted, result)
                yield replace(result, where=submission.accepted)
            intake.destroy_keys(registry.database)


def backlog(registry: Registry) -> int:
    """How many submissions are accepted and not published yet, in the intake or in the log."""
    return intake.backlog(registry.database)


def _submission(item: intake.Waiting) -> Submission:
    if item.unreadable is not None:
        lost = item.unreadable.code == "storage.key_lost"
        raise RegistryError(
            "intake.key_lost" if lost else "intake.sealed",
            f"the submission {item.id} was accepted and cannot be read any more: {item.unreadable.message}",
            hint="It makes no entry. Submit the record again, under another id. Compare the folder of keys with its copies.",
        )
    if item.record is None:
        raise RegistryError(
            "intake.gone",
            f"the submission {item.id} was settled once, and this database does not know how: it is an older copy",
            hint="Its entry, if it made one, came back from the public tree. Otherwise submit the record again.",
        )
    return Submission(read_record(item.record), item.provenance, item.id, item.id)


def _settle(registry: Registry, id: str, result: Result) -> None:
    if isinstance(result, Filed):
        return  # in the transaction that made its entry
    if isinstance(result, Unchanged):
        intake.settle(registry.database, id, _standing(registry, result))
    elif result.error.code in _OWN_FAULT:
        intake.settle(registry.database, id, result.error.code)


def _standing(registry: Registry, same: Unchanged) -> Place:
    deployment = queries.deployment(registry.database, same.deployment)
    assert deployment is not None
    return next(version.place for version in deployment.versions if version.number == same.version)
