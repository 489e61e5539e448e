"""Three plain sentences before anything else: who uses what on whom, what allows it, what the assessment found.

Knows: the public answers of a version and its decision, and how each state of an answer is said: "does not say" where
nothing was answered, "declares none" where absence was declared, "withheld" with its ground where it is withheld. Says
nothing that the record does not hold, and nothing that could be read as an approval (promises 1, 7, 9, 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.domain.decision import Decision
from registry.domain.public_view import FieldView, PublicView
from registry.domain.vocabulary import Outcome
from registry.pages import text, words
from registry.pages.language import Words
from registry.pages.record_words import LEGAL_BASES, MODES, PURPOSES, TECHNOLOGIES
from registry.pages.views import RecordedAct, Version

QUOTED: Final = 260
"""Characters of a filed text that a sentence quotes; the record below holds all of it."""


@dataclass(frozen=True)
class Filed:
    """Words that are not the register's own; pages isolate them."""

    text: str
    quoted: bool = True


Sentence = tuple[str | Filed, ...]

AUTHORISED: Final = Words(
    {
        "internal": "internally",
        "administrative": "by an administrative authority",
        "dpa_permit": "by a permit of the data-protection authority",
        "independent_admin": "by an independent administrative authority",
        "judicial": "by a court",
        "council_vote": "by a vote of the council",
        "minister": "by a minister",
    }
)
INFORMS: Final = "A policy outcome informs; only a named office’s determination authorises or refuses."


def answer_first(version: Version) -> tuple[Sentence, Sentence, Sentence]:
    """The three sentences of a version's page."""
    return use(version), permission(version.record), finding(version)


def as_text(sentence: Sentence) -> str:
    """A sentence without markup, hidden characters shown as code points."""
    return "".join(part if isinstance(part, str) else _as_text(part) for part in sentence)


def use(version: Version) -> Sentence:
    """Who uses what on whom, where and what for."""
    record = version.record
    speaker = words.SPEAKERS[record.provenance]
    return _stopped(
        *_operator(record, speaker),
        f" {_verb(record, past=version.decision.retrospective)} ",
        _what(record, speaker),
        *_whom(record, speaker),
        *_where(record, speaker),
        "; ",
        *_purpose(record, speaker),
    )


def permission(record: PublicView) -> Sentence:
    """What the operator says allows it: legal basis, then authorisation."""
    speaker = words.SPEAKERS[record.provenance]
    basis, authorised = _legal_basis(record, speaker), _authorisation(record)
    if basis == (_no_basis_told(speaker),) and authorised == (_NOT_TOLD_WHETHER,):
        return _stopped(*basis, ", nor whether anyone authorised it")
    return _stopped(*basis, "; ", *authorised)


def finding(version: Version) -> Sentence:
    """What the assessment found under both readings, and that no outcome authorises anything."""
    decision = version.decision
    binding, strict = (
        _found(decision.outcome.binding, "binding"),
        _found(decision.outcome.strict, "strict"),
    )
    return (
        f"Assessed{_law_date(decision)}, the outcome is {binding} under binding rules, and "
        f"{'again ' if binding == strict else ''}{strict} under the strict reading, which adds what only advises. ",
        f"{INFORMS} ",
        *_on_record(version.acts),
    )


def determination(acts: tuple[RecordedAct, ...]) -> RecordedAct | None:
    """The latest determination among `acts`, by the day it was made; None where none is on record."""
    made = [act for act in acts if act.kind in words.DETERMINATIONS]
    return max(made, key=lambda act: (act.on, -1 if act.index is None else act.index)) if made else None


def _operator(record: PublicView, speaker: str) -> Sentence:
    name = record.field("operator.name")
    if name.state == "given":
        return (Filed(name.value, quoted=False),)
    return (f"An operator that {speaker} {_not_told(name, 'does not name', 'says does not exist')}",)


def _verb(record: PublicView, *, past: bool) -> str:
    status = record.field("deployment.status").value
    if status is None:
        return "is recorded as the operator of"
    return (_PAST if past else _PRESENT)[status]


def _what(record: PublicView, speaker: str) -> str:
    technology, mode = record.value("deployment.technology"), record.value("deployment.mode")
    if technology in TECHNOLOGIES and technology != "other":
        return TECHNOLOGIES[technology]
    if mode in MODES:
        return MODES[mode]
    return f"a technology that {speaker} does not name"


def _whom(record: PublicView, speaker: str) -> Sentence:
    targeting = record.field("deployment.targeting")
    if targeting.state != "given":
        return (
            f", applied to people of whom {speaker} {_not_told(targeting, 'says nothing', 'says that there are none')}",
        )
    size = record.value("watchlist.size") if targeting.value == "watchlist" else None
    return (
        _TARGETS[targeting.value],
        f" of {words.counted(size, 'person', 'people')}" if size is not None else "",
    )


def _where(record: PublicView, speaker: str) -> Sentence:
    space, country = record.field("deployment.space"), record.field("place.country")
    if space.state == "given":
        place = _PLACES[space.value]
    else:
        place = (
            f", in a kind of place that {speaker} {_not_told(space, 'does not state', 'says does not exist')}"
        )
    if country.state == "given":
        return (place, f", in {words.country(country.value, inside=True)}")
    return (
        place,
        f", in a country that {speaker} {_not_told(country, 'does not name', 'says does not exist')}",
    )


def _purpose(record: PublicView, speaker: str) -> Sentence:
    statement, code = record.field("purpose.statement"), record.field("purpose.code")
    if statement.state == "given":
        return ("the stated purpose is ", _quoted(statement.value))
    if code.state == "given":
        erased = ", in words that were erased since" if statement.state == "erased" else ""
        return (f"the stated purpose is {PURPOSES.get(code.value, code.value.replace('_', ' '))}{erased}",)
    told = _not_told(statement, "does not say", "declares none")
    return (f"what for, {speaker} {told}" if told == "does not say" else f"of a purpose {speaker} {told}",)


def _legal_basis(record: PublicView, speaker: str) -> Sentence:
    kind, citation = record.field("legal_basis.type"), record.field("legal_basis.citation")
    if kind.state == "given" and kind.value == "none_identified":
        return (f"As its legal basis {speaker} declares none: none was identified",)
    if kind.state == "given":
        basis = f"As its legal basis {speaker} gives {LEGAL_BASES[kind.value]}"
        if citation.state == "given":
            return (f"{basis}, citing ", _quoted(citation.value))
        return (f"{basis}, and {_not_told(citation, 'does not say which', 'declares no citation')}",)
    if citation.state == "given":
        return (f"As its legal basis {speaker} cites ", _quoted(citation.value))
    if "absent" in (kind.state, citation.state):
        return (f"As its legal basis {speaker} declares none",)
    if kind.state == citation.state == "unanswered":
        return (_no_basis_told(speaker),)
    closed = citation if kind.state == "unanswered" else kind
    return (f"Its legal basis {speaker} {_not_told(closed, 'does not say', 'declares none')}",)


def _no_basis_told(speaker: str) -> str:
    return f"{speaker[0].upper()}{speaker[1:]} does not say on what legal basis"


def _authorisation(record: PublicView) -> Sentence:
    kind, body = record.field("authorisation.type"), record.field("authorisation.body")
    if kind.state == "absent" or (kind.state == "given" and kind.value == "none"):
        return ("as to authorisation, it declares none",)
    by: Sentence = (" (", Filed(body.value, quoted=False), ")") if body.state == "given" else ()
    if kind.state == "given":
        return (f"it says that the use was authorised {AUTHORISED[kind.value]}", *by, _dates(record))
    if body.state == "given":
        return ("it says that the use was authorised, in a way that it does not state", *by, _dates(record))
    if kind.state == "withheld":
        return (f"whether anyone authorised it, it withholds ({_ground(kind)})",)
    return (_NOT_TOLD_WHETHER,)


def _dates(record: PublicView) -> str:
    granted, expires = record.value("authorisation.granted_at"), record.value("authorisation.expires_on")
    parts = [
        f" on {words.day(granted)}" if granted else "",
        f", until {words.day(expires)}" if expires else "",
    ]
    rejected = record.value("authorisation.rejected") is True
    return "".join(parts) + (", and that the authorisation was then rejected" if rejected else "")


def _found(outcome: Outcome, reading: str) -> str:
    return words.OUTCOME_FINDINGS[outcome].format(words.outcome(outcome, reading))


def _law_date(decision: Decision) -> str:
    stood = f"as the law stood on {words.day(decision.law_date.date)}"
    if not decision.retrospective:
        return f" {stood}"
    assumed = "assumed: " if decision.law_date.assumed else ""
    return f" retrospectively, {stood} ({assumed}{words.LAW_DATE_BASES[decision.law_date.basis]})"


def _on_record(acts: tuple[RecordedAct, ...]) -> Sentence:
    made = determination(acts)
    if made is None:
        return ("None is on record.",)
    return ("On record: ", Filed(made.by, quoted=False), f" {words.ACTS[made.kind]} on {words.day(made.on)}.")


def _not_told(field: FieldView, unanswered: str, absent: str) -> str:
    if field.state == "withheld":
        return f"withholds ({_ground(field)})"
    if field.state == "erased":
        return "gave in words that were erased since"
    return absent if field.state == "absent" else unanswered


def _quoted(value: str) -> Filed:
    return Filed(text.shortened(" ".join(value.split()), QUOTED))


def _stopped(*parts: str | Filed) -> Sentence:
    last = parts[-1]
    return parts if isinstance(last, Filed) and last.text.endswith((".", "?", "!", "…")) else (*parts, ".")


def _ground(field: FieldView) -> str:
    ground = field.withholding.ground if field.withholding else ""
    return words.WITHHELD.get(ground, ground.replace("_", " "))


def _as_text(part: Filed) -> str:
    shown = text.plain(part.text)
    return f"“{shown}”" if part.quoted else shown


_NOT_TOLD_WHETHER: Final = "it does not say whether anyone authorised it"
_PRESENT: Final = {
    "planned": "plans to use",
    "development": "is developing",
    "private_pilot": "is trying out, not on the public,",
    "public_pilot": "is trying out, on the public,",
    "operational": "uses",
    "suspended": "has suspended its use of",
    "retired": "no longer uses",
}
_PAST: Final = {
    "planned": "planned to use",
    "development": "was developing",
    "private_pilot": "tried out, not on the public,",
    "public_pilot": "tried out, on the public,",
    "operational": "used",
    "suspended": "had suspended its use of",
    "retired": "had stopped using",
}
_TARGETS: Final = Words(
    {
        "targeted": " to find particular persons",
        "watchlist": " to find people on a watchlist",
        "enrolled_group": ", applied to a group of people who were enrolled",
        "untargeted": ", applied to everyone in reach",
    }
)
_PLACES: Final = Words(
    {
        "publicly_accessible": ", in publicly accessible places",
        "restricted": ", in places with restricted access",
        "workplace": ", at a workplace",
        "education": ", at a place of education",
        "border": ", at a border",
        "online": ", online",
        "none": ", not tied to a place",
    }
)
