"""What an operation writes beside its entry so that those concerned are told: one line for whoever logs an act.

Knows: which kinds are told at all. Does not know who is told: that is looked up where it is written.
"""

from __future__ import annotations

from registry.domain.decision import instant
from registry.domain.notice import NOTIFIES
from registry.operations.registry import Registry
from registry.storage import outbox
from registry.storage.values import Beside, Place


def notices(
    registry: Registry,
    kind: str,
    *,
    deployment: str | None = None,
    body: str | None = None,
    by: str | None = None,
    answers: Place | None = None,
) -> tuple[Beside[outbox.NewNotice], ...]:
    """For `NewEntry.write`, behind the act's own rows: the notices of an act of this kind; none where nobody is told.

    `deployment`: what it is on; `body`: the body it is on; `by`: the office that acts; `answers`: the act that it answers.
    """
    audiences = NOTIFIES.get(kind, ())
    if not audiences:
        return ()
    new = outbox.NewNotice(
        kind=kind, audiences=audiences, at=instant(registry.clock()), deployment_id=deployment, body=body, by=by,
        answers=answers,
    )  # fmt: skip
    return (outbox.write(new),)
