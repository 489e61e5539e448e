"""What stays in the way of an outcome after a search, and why: what is not answered yet, or what no change brings about.

Knows: how the reason is read from the last trial and the remedies. Does not know how the search went.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from registry.domain.answer_words import GIVEN
from registry.domain.record import definitions
from registry.domain.stubs import STUBS, stubs_held
from registry.domain.vocabulary import Status
from registry.policy.acts import MOMENTS, acts, is_past, put_off
from registry.policy.answer_changes import is_given, value_at
from registry.policy.remedies import Remedy
from registry.policy.trial import DECIDES_FORCE, Case, Reading, Tried

Json = Any
Reason = Literal[
    "not_told",
    "no_remedy",
    "force_unknown",
    "withheld",
    "contradicted",
    "fixed",
    "unanswered",
    "none_helps",
    "publish",
]

WHY: Final[Mapping[Reason, str]] = {
    "not_told": "this release does not say what would meet it",
    "publish": "it asks that something which is withheld be published, or withheld otherwise",
    "no_remedy": "no change of this use meets it",
    "force_unknown": "whether it binds is not known",
    "withheld": "it turns on what is withheld",
    "contradicted": "answers contradict one another, and which of them is right no further answer tells",
    "fixed": "it turns on what has happened, was found or judged, or on what the body is, which no change undoes",
    "unanswered": "it turns on what is not answered yet",
    "none_helps": "none of the changes that it lists meets it beside the rest",
}


@dataclass(frozen=True)
class Obstacle:
    """A requirement that stays in the way, and why; `fields` are the answers it turns on.

    It `is_open` where answers that are lacking decide it. `if_happened` says of moments among `fields` until when they must
    lie: they can be stated where they were, and not brought about.
    """

    id: str
    title: str
    status: Status
    reason: Reason
    why: str
    is_open: bool
    fields: tuple[str, ...]
    if_happened: Mapping[str, str]
    comply: str


def obstacle(
    id: str,
    entry: Mapping[str, Json],
    case: Case,
    last: Tried,
    reading: Reading,
    contradicting: tuple[str, ...] = (),
) -> Obstacle:
    """The requirement `id`, `entry` of the catalogue, that was in the way in the last trial of a search.

    `contradicting` are the answers that contradict one another and keep it open (`contradictions`), if there are any.
    """
    reason, found = _reason(id, case, last, reading, contradicting)
    fields = tuple(found)
    is_open = bool(fields) and reason in ("force_unknown", "unanswered")
    return Obstacle(
        id,
        entry["title"],
        last.results[id]["status"],
        reason,
        WHY[reason],
        is_open,
        fields,
        {path: _until(path, id, case) for path in fields if is_open and definitions()[path].kind in MOMENTS},
        entry["comply"],
    )


def _reason(
    id: str, case: Case, last: Tried, reading: Reading, contradicting: tuple[str, ...]
) -> tuple[Reason, Iterable[str]]:
    result, ways = last.results[id], case.remedies[id]
    undetermined = result["status"] == "undetermined"
    withheld = [path for path in case.reads[id] if value_at(last.facts, path) == {"state": "withheld"}]
    if reading == "binding" and result["force"] == "unresolved":
        return "force_unknown", [path for path in DECIDES_FORCE if value_at(case.answers, path) is None]
    if undetermined and withheld:
        return "withheld", withheld
    if contradicting:
        return "contradicted", contradicting
    if ways is None:
        return "not_told", ()
    if undetermined and (unanswered := case.unanswered(id, last)):
        listed = {path for remedy in ways for path in remedy}
        return "unanswered", (
            [path for path in unanswered if path in listed & case.powers.asked]
            # What a remedy could give was tried in vain, and is asked for only where nothing else is lacking.
            or [path for path in unanswered if path not in listed]
            or unanswered
        )
    if not ways and STUBS in case.reads[id]:
        return "publish", [stub["field"] for stub in stubs_held(STUBS, value_at(last.facts, STUBS))]
    if not ways:
        return "no_remedy", ()
    refused = [_refused(put_off(remedy, case.day), case) for remedy in ways]
    if all(refused):
        return "fixed", dict.fromkeys(path for paths in refused for path in paths)
    return "none_helps", ()


def _refused(remedy: Remedy, case: Case) -> list[str]:
    """The answers of a remedy that nobody can bring about; one that may do as it is stays."""
    return [
        path
        for path, wanted in remedy.items()
        if acts(path, wanted.answer, case.answers, case.powers, case.day)
        in ([], [value_at(case.answers, path)])
        and not _is_as_wanted(value_at(case.answers, path), wanted.answer)
    ]


def _is_as_wanted(held: Json, wanted: Json) -> bool:
    return bool(held == wanted) or (bool(wanted == GIVEN) and is_given(held))


def _until(path: str, id: str, case: Case) -> str:
    """The last day on which what `path` asks for can have happened: that of what it must precede, or the law date."""
    days = [case.day.isoformat()]
    for remedy in case.remedies[id] or ():
        wanted = remedy[path].answer if path in remedy else None
        for other, one in remedy.items():
            held = value_at(case.answers, other)
            later = isinstance(wanted, str) and isinstance(one.answer, str) and one.answer >= wanted
            if other != path and later and definitions()[other].kind in MOMENTS and is_past(held, case.day):
                days.append(held[:10])
    return min(days)
