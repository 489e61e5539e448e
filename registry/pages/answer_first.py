"""Three plain sentences before anything else: who uses what on whom, what allows it, what the assessment found.

Knows: the public answers of a version and its decision, and how each state of an answer is said: "does not say" where
nothing was answered, "declares none" where absence was declared, "withheld" with its ground where it is withheld. Says
nothing that the record does not hold, and nothing that could be read as an approval (promises 1, 7, 9, 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.domain.decision import Decision
from registry.domain.lifecycle import DECISIVE
from registry.domain.public_view import FieldView, PublicView
from registry.domain.vocabulary import Outcome
from registry.pages import text, words
from registry.pages.act_views import RecordedAct
from registry.pages.deployment_views import VersionInBrief
from registry.pages.language import Words, say
from registry.pages.record_words import LEGAL_BASES, MODES, PURPOSES, TECHNOLOGIES

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


def answer_first(version: VersionInBrief) -> tuple[Sentence, Sentence, Sentence]:
    """The three sentences of a version's page."""
    return use(version), permission(version.record), finding(version)


def as_text(sentence: Sentence) -> str:
    """A sentence without markup, hidden characters shown as code points."""
    return "".join(part if isinstance(part, str) else _as_text(part) for part in sentence)


def use(version: VersionInBrief) -> Sentence:
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
    if basis == (_no_basis_told(speaker),) and authorised == (say(_NOT_TOLD_WHETHER),):
        return _stopped(*basis, say(", nor whether anyone authorised it"))
    return _stopped(*basis, "; ", *authorised)


def finding(version: VersionInBrief) -> Sentence:
    """What the assessment found under both readings, and that no outcome authorises anything."""
    decision = version.decision
    binding, strict = (
        _found(decision.outcome.binding, "binding"),
        _found(decision.outcome.strict, "strict"),
    )
    told = (
        say(
            "Assessed%(law_date)s, the outcome is %(binding)s under binding rules, and again %(strict)s under the strict "
            "reading, which adds what only advises. "
        )
        if binding == strict
        else say(
            "Assessed%(law_date)s, the outcome is %(binding)s under binding rules, and %(strict)s under the strict "
            "reading, which adds what only advises. "
        )
    )
    return (
        told % {"law_date": _law_date(decision), "binding": binding, "strict": strict},
        f"{say(INFORMS)} ",
        *_on_record(version.acts),
    )


def determination(acts: tuple[RecordedAct, ...]) -> RecordedAct | None:
    """The latest determination among `acts`, by the day it was made; None where none is on record."""
    made = [act for act in acts if act.kind in DECISIVE]
    return max(made, key=lambda act: (act.on, -1 if act.index is None else act.index)) if made else None


def _operator(record: PublicView, speaker: str) -> Sentence:
    name = record.field("operator.name")
    if name.state == "given":
        return (Filed(name.value, quoted=False),)
    told = _not_told(name, say("does not name"), say("says does not exist"))
    return (say("An operator that %(speaker)s %(told)s") % {"speaker": speaker, "told": told},)


def _verb(record: PublicView, *, past: bool) -> str:
    status = record.field("deployment.status").value
    if status is None:
        return say("is recorded as the operator of")
    return say((_PAST if past else _PRESENT)[status])


def _what(record: PublicView, speaker: str) -> str:
    technology, mode = record.value("deployment.technology"), record.value("deployment.mode")
    if technology in TECHNOLOGIES and technology != "other":
        return say(TECHNOLOGIES[technology])
    if mode in MODES:
        return say(MODES[mode])
    return say("a technology that %(speaker)s does not name") % {"speaker": speaker}


def _whom(record: PublicView, speaker: str) -> Sentence:
    targeting = record.field("deployment.targeting")
    if targeting.state != "given":
        told = _not_told(targeting, say("says nothing"), say("says that there are none"))
        return (say(", applied to people of whom %(speaker)s %(told)s") % {"speaker": speaker, "told": told},)
    size = record.value("watchlist.size") if targeting.value == "watchlist" else None
    return (
        _TARGETS[targeting.value],
        say(" of %(people)s") % {"people": words.counted(size, "person", "people")}
        if size is not None
        else "",
    )


def _where(record: PublicView, speaker: str) -> Sentence:
    space, country = record.field("deployment.space"), record.field("place.country")
    if space.state == "given":
        place = _PLACES[space.value]
    else:
        told = _not_told(space, say("does not state"), say("says does not exist"))
        place = say(", in a kind of place that %(speaker)s %(told)s") % {"speaker": speaker, "told": told}
    if country.state == "given":
        return (place, say(", in %(country)s") % {"country": words.country(country.value, inside=True)})
    told = _not_told(country, say("does not name"), say("says does not exist"))
    return (place, say(", in a country that %(speaker)s %(told)s") % {"speaker": speaker, "told": told})


def _purpose(record: PublicView, speaker: str) -> Sentence:
    statement, code = record.field("purpose.statement"), record.field("purpose.code")
    if statement.state == "given":
        return (say("the stated purpose is "), _quoted(statement.value))
    if code.state == "given":
        erased = say(", in words that were erased since") if statement.state == "erased" else ""
        purpose = say(PURPOSES.get(code.value, code.value.replace("_", " ")))
        return (say("the stated purpose is ") + purpose + erased,)
    if statement.state == "unanswered":
        return (say("what for, %(speaker)s does not say") % {"speaker": speaker},)
    told = _not_told(statement, "", say("declares none"))
    return (say("of a purpose %(speaker)s %(told)s") % {"speaker": speaker, "told": told},)


def _legal_basis(record: PublicView, speaker: str) -> Sentence:
    kind, citation = record.field("legal_basis.type"), record.field("legal_basis.citation")
    if kind.state == "given" and kind.value == "none_identified":
        return (
            say("As its legal basis %(speaker)s declares none: none was identified") % {"speaker": speaker},
        )
    if kind.state == "given":
        basis = say("As its legal basis %(speaker)s gives %(basis)s") % {
            "speaker": speaker,
            "basis": say(LEGAL_BASES[kind.value]),
        }
        if citation.state == "given":
            return (basis + say(", citing "), _quoted(citation.value))
        told = _not_told(citation, say("does not say which"), say("declares no citation"))
        return (say("%(basis)s, and %(told)s") % {"basis": basis, "told": told},)
    if citation.state == "given":
        return (say("As its legal basis %(speaker)s cites ") % {"speaker": speaker}, _quoted(citation.value))
    if "absent" in (kind.state, citation.state):
        return (say("As its legal basis %(speaker)s declares none") % {"speaker": speaker},)
    if kind.state == citation.state == "unanswered":
        return (_no_basis_told(speaker),)
    closed = citation if kind.state == "unanswered" else kind
    told = _not_told(closed, say("does not say"), say("declares none"))
    return (say("Its legal basis %(speaker)s %(told)s") % {"speaker": speaker, "told": told},)


def _no_basis_told(speaker: str) -> str:
    return say("%(speaker)s does not say on what legal basis") % {"speaker": words.sentence(speaker)}


def _authorisation(record: PublicView) -> Sentence:
    kind, body = record.field("authorisation.type"), record.field("authorisation.body")
    if kind.state == "absent" or (kind.state == "given" and kind.value == "none"):
        return (say("as to authorisation, it declares none"),)
    by: Sentence = (" (", Filed(body.value, quoted=False), ")") if body.state == "given" else ()
    if kind.state == "given":
        return (say("it says that the use was authorised ") + AUTHORISED[kind.value], *by, _dates(record))
    if body.state == "given":
        return (
            say("it says that the use was authorised, in a way that it does not state"),
            *by,
            _dates(record),
        )
    if kind.state == "withheld":
        return (say("whether anyone authorised it, it withholds (%(ground)s)") % {"ground": _ground(kind)},)
    return (say(_NOT_TOLD_WHETHER),)


def _dates(record: PublicView) -> str:
    granted, expires = record.value("authorisation.granted_at"), record.value("authorisation.expires_on")
    parts = [
        say(" on %(day)s") % {"day": words.day(granted)} if granted else "",
        say(", until %(day)s") % {"day": words.day(expires)} if expires else "",
    ]
    rejected = record.value("authorisation.rejected") is True
    return "".join(parts) + (say(", and that the authorisation was then rejected") if rejected else "")


def _found(outcome: Outcome, reading: str) -> str:
    return words.OUTCOME_FINDINGS[outcome].format(words.outcome(outcome, reading))


def _law_date(decision: Decision) -> str:
    day = words.day(decision.law_date.date)
    if not decision.retrospective:
        return say(" as the law stood on %(day)s") % {"day": day}
    basis = words.LAW_DATE_BASES[decision.law_date.basis]
    if decision.law_date.assumed:
        basis = say("assumed: %(basis)s") % {"basis": basis}
    return say(" retrospectively, as the law stood on %(day)s (%(basis)s)") % {"day": day, "basis": basis}


def _on_record(acts: tuple[RecordedAct, ...]) -> Sentence:
    made = determination(acts)
    if made is None:
        return (say("None is on record."),)
    done = say(" %(act)s on %(day)s.") % {"act": words.ACTS[made.kind], "day": words.day(made.on)}
    return (say("On record: "), Filed(made.by, quoted=False), done)


def _not_told(field: FieldView, unanswered: str, absent: str) -> str:
    if field.state == "withheld":
        return say("withholds (%(ground)s)") % {"ground": _ground(field)}
    if field.state == "erased":
        return say("gave in words that were erased since")
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
