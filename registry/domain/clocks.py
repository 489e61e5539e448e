"""Clocks: what is due from whom, until which day, and whether it is over. Pure: the day is an argument.

Knows: which terms run in the life of a deployment: those that acts set (an authorisation that ends, conditions, objections,
orders) and those that its record sets (the next review, reviews of what is withheld, an authorisation of somebody else that
ends, and the hours of two provisions of Regulation (EU) 2024/1689). Days are UTC calendar days; a due day is the last on
which it may be met.

A clock never judges. Whether a requirement is met is for the policies to say, and whether an authorisation is refused or
taken away for an office (promise 7); only an authorisation that was given until a day ends by itself on that day. Serious
incidents carry no clock: no provision that sets one for whoever uses a system was read for this register.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, Literal, TypeVar, get_args

from registry.domain.act import Overdue
from registry.domain.decision import Decision, instant
from registry.domain.life import Life, RecordTerm, Where
from registry.domain.lifecycle import NOT_FILED

Clock = Literal["authorisation"] | Overdue
"""`authorisation`: that of an oversight office, which lapses."""
TermKey = tuple[str, Where, str | None, str]
"""What makes a term this one and no other: its clock, the entry that set it, the part, the day."""
TermState = Literal["running", "due", "overdue"]
"""`due`: today is the last day."""

OVERDUE: Final[tuple[Overdue, ...]] = get_args(Overdue)
_Lodged = TypeVar("_Lodged")
CLOCKS: Final[tuple[Clock, ...]] = ("authorisation", *OVERDUE)


@dataclass(frozen=True)
class HoursClock:
    """A period in which authorisation has to be asked for once use began, and the requirement that it is part of."""

    clock: Overdue
    mode: str
    hours: int
    requirement: str
    source: str


HOURS: Final = (
    HoursClock("urgent_use", "realtime_rbi", 24, "AIA-08", "Regulation (EU) 2024/1689, Article 5(3), first subparagraph"),
    HoursClock(
        "later_search", "post_rbi", 48, "AIA-18", "Regulation (EU) 2024/1689, Article 26(10), first subparagraph"
    ),
)  # fmt: skip
"""24 hours where use began in duly justified urgency; 48 hours for a targeted search for somebody suspected or convicted. Whom
they bind, where and since when, the requirement says: the clock runs only where the latest decision finds that it binds."""
MODERATION_DAYS: Final = 7
"""Days in which a text that was kept back is to be released or declined: the register's own term and no law's. What an entry
stated to be overdue is judged by it for ever, so it is not changed."""


@dataclass(frozen=True)
class Term:
    """One term that runs. `entry`: the one that set it; `version`: the version it is about; `whose`: the body that owes it,
    None where it is the register and the oversight bodies.

    `part`: which condition, or which field of the record; `moment`: the instant, where hours are counted; `requirement`: the
    one that has to bind the deployment.
    """

    clock: Clock
    entry: Where
    part: str | None
    due: str
    version: int
    whose: str | None
    moment: str | None = None
    requirement: str | None = None

    @property
    def key(self) -> TermKey:
        """What makes it this term and no other: it is logged as overdue once."""
        return self.clock, self.entry, self.part, self.due

    def state(self, day: date) -> TermState:
        """What it is on `day`."""
        today = day.isoformat()
        return "running" if today < self.due else "due" if today == self.due else "overdue"


def terms_of(life: Life) -> tuple[Term, ...]:
    """Every term that runs in a life and is not met, the earliest first. Nobody owes anything of what no body has filed."""
    return tuple(term for term in set_terms(life) if term.requirement in (None, *life.bound_by))


def set_terms(life: Life) -> tuple[Term, ...]:
    """`terms_of`, and those that would run if their requirement bound the deployment: a later decision may find that it does."""
    found = () if life.state in NOT_FILED else _terms(life)
    return tuple(sorted(found, key=lambda term: (term.due, term.clock, term.entry, term.part or "")))


def running_term(life: Life, key: TermKey) -> Term | None:
    """Of `terms_of` the one with this key; of much that was lodged nothing else is looked at."""
    found = () if life.state in NOT_FILED else _terms(life, key[1])
    return next((one for one in found if one.key == key and one.requirement in (None, *life.bound_by)), None)


def record_terms(form: Mapping[str, Any]) -> tuple[RecordTerm, ...]:
    """The terms that a committed form sets. What is withheld or not answered sets none."""
    answers = form.get("answers", {})

    def answer(path: str) -> Any:
        section, name = path.split(".")
        return answers.get(section, {}).get(name)

    found = [
        RecordTerm(clock, day)
        for clock, path in (("review", "filing.next_review_due"), ("other_authorisation", "authorisation.expires_on"))
        if isinstance(day := answer(path), str)
    ]  # fmt: skip
    found += [
        RecordTerm("withholding", stub["review_by"], stub["field"]) for stub in form.get("withheld", ())
    ]
    started, asked = answer("authorisation.use_started_at"), answer("authorisation.requested_at")
    # Of a request that is withheld nobody knows that it was not made.
    if isinstance(started, str) and asked in (None, {"none": True}):
        for one in HOURS:
            if answer("deployment.mode") == one.mode and _counts(one.clock, answer):
                over = datetime.fromisoformat(started).astimezone(UTC) + timedelta(hours=one.hours)
                found.append(
                    RecordTerm(one.clock, over.date().isoformat(), None, instant(over), one.requirement)
                )
    # Two reasons to withhold one field may name one day.
    return tuple(dict.fromkeys(found))


def moderation_due(since: str) -> str:
    """The last day on which what was kept back on the day `since` is to be released or declined."""
    return (date.fromisoformat(since) + timedelta(MODERATION_DAYS)).isoformat()


def bound_by(decision: Decision) -> frozenset[str]:
    """Of the requirements on which a clock turns, those that a decision finds to bind and to apply."""
    wanted = {one.requirement for one in HOURS}
    return frozenset(
        line.id
        for line in decision.requirements
        if line.id in wanted and line.force == "binds" and line.status not in ("not_applicable", "upcoming")
    )


def _counts(clock: Overdue, answer: Any) -> bool:
    if clock == "urgent_use":
        return answer("authorisation.urgency_claimed") is True
    searched = answer("purpose.targeted_suspect_search") is True
    return searched and answer("authorisation.initial_identification") is not True


def _terms(life: Life, only: Where | None = None) -> Iterator[Term]:
    """`only`: of what others lodged, that alone which this entry lodged."""
    given = life.authorisation
    if given is not None:
        if given.until is not None:
            yield Term("authorisation", given.entry, None, given.until, life.version, life.filer)
        for number, due in given.conditions.items():
            if due is not None and number not in given.met:
                part = f"conditions[{number - 1}]"
                yield Term("condition", given.entry, part, due, given.version, life.filer)
    for clock, asked in (("objection", life.objections), ("order", life.orders)):
        for entry, one in _lodged(asked, only):
            if one.due is not None and not one.answered and not one.declined:
                yield Term(clock, entry, None, one.due, one.version, life.filer)  # type: ignore[arg-type]
    for entry, kept in _lodged(life.kept_back, only):
        if kept.state == "waiting" and kept.version is not None:
            yield Term("moderation", entry, None, moderation_due(kept.since), kept.version, None)
    if life.state in ("withdrawn", "retired"):
        return
    for term in life.terms:
        yield Term(
            term.clock, life.filed, term.part, term.due, life.version, life.filer, term.moment,  # type: ignore[arg-type]
            term.requirement,
        )  # fmt: skip


def _lodged(found: Mapping[Where, _Lodged], only: Where | None) -> Iterable[tuple[Where, _Lodged]]:
    if only is None:
        return found.items()
    return ((only, found[only]),) if only in found else ()
