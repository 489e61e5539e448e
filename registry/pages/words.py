"""Plain English for what the register says of a deployment: outcomes, statuses, provenances, forces, dates, numbers.

Knows: the words and the shape by which each closed value is shown. A status or an outcome is always a word and a
shape, so that no meaning rests on colour. Nothing unknown is ever worded or shaped like a pass, and no outcome is
worded like an approval (promises 1, 7, 10). Does not know the record's own lists (registry.pages.record_words).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final
from unicodedata import combining, normalize

from registry.domain.countries import COUNTRIES
from registry.domain.decision_difference import NOT_IN_RELEASE, Changed
from registry.domain.explanation import Expected
from registry.domain.stubs import STUBS
from registry.pages import language
from registry.pages.language import Words
from registry.pages.record_words import BY_FIELD, MODES, SPACES, TECHNOLOGIES, record_word

NO_BINDING_RULE: Final = "no binding rule known to this register"
NO_RULE: Final = "no binding or advisory rule known to this register"

OUTCOMES: Final = Words(
    {
        "prohibited": "prohibited",
        "non_compliant": "non-compliant",
        "undetermined": "undetermined",
        "compliant_with_conditions": "compliant with conditions",
        "compliant": "compliant",
        "no_rule_applies": NO_BINDING_RULE,
    }
)
OUTCOME_MEANINGS: Final = Words(
    {
        "prohibited": "a prohibition is not met",
        "non_compliant": "a blocking requirement is not met",
        "undetermined": "a blocking requirement cannot be judged: too little is known. This is not a pass",
        "compliant_with_conditions": "no blocking requirement stands in the way; a major one is not met or not known",
        "compliant": "every blocking and major requirement that applies is met, on the answers given. This is not an approval",
        "no_rule_applies": "this registry knows no rule to judge it by. This is not a pass",
    }
)
OUTCOME_FINDINGS: Final = Words(
    {
        "prohibited": "{}",
        "non_compliant": "{}",
        "undetermined": "{} (not a pass)",
        "compliant_with_conditions": "{} that are still open (not an approval)",
        "compliant": "{} on the answers given (not an approval)",
        "no_rule_applies": "“{}” (not a pass)",
    }
)
"""How a sentence states an outcome; `{}` is its word."""
STATUSES: Final = Words(
    {
        "not_met": "not met",
        "undetermined": "undetermined",
        "upcoming": "not yet in force",
        "met": "met",
        "not_applicable": "does not apply",
    }
)
"""In the order in which they are shown: what stands in the way comes first."""
REVOCATIONS: Final = Words(
    {
        "compromised": "somebody else may have had it",
        "lost": "it was lost",
        "superseded": "another key had taken over",
        "ceased": "its purpose had ended",
    }
)
"""Why a key was revoked."""
VOID_SHORT: Final = "The decision below is signed with a key that was revoked: it is not to be relied on."
PROVENANCES: Final = Words(
    {
        "filed": "Filed by the operator",
        "imported": "Imported from a public source — not filed by the operator",
        "reconstructed": "Reconstructed from a published decision — not filed by the operator",
    }
)
PROVENANCES_SHORT: Final = Words({"filed": "filed", "imported": "imported", "reconstructed": "reconstructed"})
SPEAKERS: Final = Words(
    {
        "filed": "the filing",
        "imported": "the imported entry",
        "reconstructed": "the reconstruction",
    }
)
"""Who says what the record holds: a text that the operator did not file is not called a filing."""
FORCES: Final = Words({"binds": "binding", "advises": "advisory", "unresolved": "unclear whether binding"})
FORCE_MEANINGS: Final = Words(
    {
        "binds": "it is law for this operator in this country on the law date",
        "advises": "it is a recommendation or a standard; it counts only under the strict reading",
        "unresolved": "country or kind of operator is not known; it counts as unknown under the binding reading",
    }
)
READINGS: Final = Words({"binding": "under binding rules", "strict": "under the strict reading"})
SEVERITIES: Final = Words({"blocking": "blocking", "major": "major", "minor": "minor"})
KINDS: Final = Words({"prohibition": "prohibition", "duty": "duty"})
GROUNDS: Final = Words(
    {
        "legality": "legality",
        "necessity": "necessity",
        "proportionality": "proportionality",
        "transparency": "transparency",
        "fairness_bias": "fairness and bias",
        "retention": "retention",
        "dpia": "impact assessment",
        "human_oversight": "human oversight",
        "special_category_basis": "basis for sensitive data",
        "minors": "protection of children",
        "consent_invalid": "validity of consent",
        "accountability": "accountability",
        "security": "security",
        "accuracy": "accuracy",
        "redress": "redress",
    }
)
WITHHELD: Final = Words(
    {
        "law_enforcement": "law enforcement",
        "national_security": "national security",
        "security_of_system": "security of the system",
        "personal_data": "personal data",
        "trade_secret": "trade secret",
        "oversight": "open to oversight bodies only, for every deployment",
        "internal": "kept by the register only, for every deployment",
    }
)
STATES: Final = Words(
    {
        "unanswered": "not answered",
        "absent": "declared absent",
        "given": "given",
        "withheld": "withheld",
        "erased": "text erased",
    }
)
EXPORTS: Final = Words(
    {
        "annex_viii": "AI Act, Annex VIII",
        "uk_atrs": "ATRS (United Kingdom)",
        "nl_algoritmeregister": "Algoritmeregister 1.0 (Netherlands)",
        "schema_org": "schema.org",
    }
)
"""The forms of published standards in which a version can be had."""
LAW_DATE_BASES: Final = Words(
    {
        "assessed_at": "the day of the assessment",
        "end_of_conduct": "the last day of the conduct that was judged",
        "decision_date": "the date of the decision",
        "end_of_year": "the last day of the year, as only the year is known",
    }
)
ACTS: Final = Words(
    {
        "authorise": "authorised",
        "authorise_with_conditions": "authorised with conditions",
        "refuse": "refused",
        "suspend": "suspended",
        "lift": "lifted the suspension",
        "return": "returned for information",
        "lapse": "stated that the authorisation has ended",
        "withdraw": "withdrew it",
        "retire": "ended it",
        "opine": "gave an opinion, which does not bind",
        "object": "objected",
        "reply": "replied to an objection",
        "order": "gave an order",
        "discharge": "found that what it had asked for is done",
        "overdue": "stated that a term is over",
        "incident": "reported an incident",
        "open_withheld": "opened a withheld value for oversight",
        "release_text": "made public a text that had been kept back",
        "decline_text": "declined to make public a text that had been kept back",
    }
)
REGISTRATIONS: Final = Words(
    {
        "submitted": "submitted: no office has decided on it as it stands",
        "returned": "returned to the body, which is asked for more",
        "authorised": "authorised",
        "authorised_with_conditions": "authorised with conditions",
        "refused": "refused",
        "lapsed": "lapsed: its authorisation ended, and no office has decided on it since",
        "suspended": "suspended; it was authorised before",
        "suspended_with_conditions": "suspended; it was authorised with conditions before",
        "suspended_undetermined": "suspended, with no authorisation behind that",
        "withdrawn": "withdrawn by the body that filed it",
        "retired": "ended by the body that filed it",
    }
)
"""Where a registration stands that a body filed, in a sentence."""
CLOCKS: Final = Words(
    {
        "authorisation": "the authorisation ends",
        "condition": "a condition is to be met",
        "objection": "an objection is to be replied to",
        "order": "an order is to be complied with",
        "review": "the record is to be looked at again",
        "withholding": "that a field is withheld is to be looked at again",
        "other_authorisation": "an authorisation that the record states ends",
        "urgent_use": "authorisation of urgent use is to be asked for",
        "later_search": "authorisation of a search in recordings is to be asked for",
        "moderation": "a text that is kept back is to be read, and made public or declined",
    }
)
"""What is due, by the clock that runs."""
ADVICE: Final = Words(
    {
        "in_favour": "in favour",
        "with_reservations": "in favour, with reservations",
        "against": "against",
        "no_position": "no position",
    }
)
"""What an advisory group advises."""
REGIONS: Final = Words(
    {
        "africa": "Africa",
        "americas": "the Americas",
        "asia": "Asia",
        "europe": "Europe",
        "oceania": "Oceania",
        "undisclosed": "not disclosed",
    }
)
"""Regions of the world (UN M49), from which members of a group come."""
BODY_KINDS: Final = Words(
    {
        "authority": "authority",
        "oversight_body": "oversight body",
        "advisory_group": "advisory group",
        "civil_society": "civil-society organisation",
        "vendor": "vendor",
    }
)
"""What an enrolled body is."""
ROLES: Final = Words(
    {
        "administrator": "administrator",
        "filer": "filer",
        "approver": "approver",
        "reviewer": "reviewer",
        "signer": "signer",
        "advisor": "advisor",
        "registrar": "registrar",
        "public": "a member of the public",
    }
)
"""In what capacity somebody acts."""
NOBODY: Final = Words({"registrar": "The register", "public": "A member of the public"})
"""Who did something in the name of no body."""
OWED_BY: Final = Words({"moderation": "the register", "": "nobody"})
"""Who owes what is due and no body owes, by the clock that runs."""
SORTS: Final = Words(
    {
        "latest": "latest filing first",
        "relevance": "best match first",
    }
)
FILTERS: Final = Words(
    {
        "q": "words",
        "country": "country",
        "technology": "technology",
        "mode": "mode",
        "outcome": "outcome under binding rules",
        "strict": "outcome under the strict reading",
        "provenance": "provenance",
        "requirement": "requirement not met",
        "operator": "operator",
        "sector": "sector of the operator",
        "space": "kind of space",
        "status": "status of life",
    }
)
_ARTICLES: Final = frozenset((
    "AE", "AX", "BQ", "BS", "CC", "CD", "CF", "CG", "CK", "DO", "FK", "FO", "GB", "GM", "GS", "HM", "IM", "IO", "KM", "KY",
    "MF", "MH", "MP", "MV", "NL", "PH", "RU", "SB", "SC", "SX", "TC", "TF", "UM", "US", "VA", "VG", "VI",
))  # fmt: skip
_TABLES: Final[Mapping[str, Mapping[str, str]]] = {
    "outcome": OUTCOMES,
    "strict": Words({**OUTCOMES.texts, "no_rule_applies": NO_RULE}),
    "provenance": PROVENANCES_SHORT,
    "country": COUNTRIES,
    "technology": TECHNOLOGIES,
    "mode": MODES,
    "space": SPACES,
    "status": BY_FIELD["deployment.status"],
    "sort": SORTS,
}


def outcome(value: str, reading: str) -> str:
    """The words of an outcome under `reading`, `binding` or `strict`."""
    return language.say(NO_RULE) if (value, reading) == ("no_rule_applies", "strict") else OUTCOMES[value]


def filter_value(name: str, value: str) -> str:
    """The words for `value` of the filter `name`, a state of an answer among them; free text is returned as it is."""
    if name == "sector":
        return language.say(value.replace("_", " "))
    if name in ("space", "status"):
        value = value.replace("_", " ") if value not in _TABLES.get(name, {}) else value
    if name == "country" and value in COUNTRIES:
        return country(value)
    return language.say(_TABLES[name].get(value, STATES.get(value, value))) if name in _TABLES else value


def country(code: str, *, inside: bool = False) -> str:
    """The name of the country (ISO 3166-1); with `inside`, as it stands after "in"."""
    name = language.country(code, COUNTRIES.get(code, code))
    if language.spoken() != language.ENGLISH:
        return name
    return f"the {name}" if inside and code in _ARTICLES and not name.startswith("the ") else name


def countries() -> list[tuple[str, str]]:
    """Every country with its name in the language spoken, by name; an accent does not count."""
    return sorted(((code, country(code)) for code in COUNTRIES), key=lambda one: unaccented(one[1]))


def unaccented(text: str) -> str:
    """`text` without accents and capitals, to sort by."""
    return "".join(mark for mark in normalize("NFKD", text) if not combining(mark)).casefold()


def day(value: str) -> str:
    """An ISO date, or the day of an instant, as `11 August 2020`."""
    return language.day(date.fromisoformat(value[:10]))


def instant(value: str) -> str:
    """An RFC 3339 UTC instant as `11 August 2020, 14:30:05 UTC`."""
    return f"{day(value)}, {datetime.fromisoformat(value):%H:%M:%S} UTC"


def number(value: int) -> str:
    """An integer with its thousands marked."""
    return language.number(value)


def changed(one: Changed) -> str:
    """What differs between two decisions, as `AIA-18: not yet in force → undetermined`."""
    if one.of == "outcome":
        before, after = (outcome(code, one.what) for code in (one.before, one.after))
        return f"{READINGS[one.what]}: {before} → {after}"
    known = {
        "status": {**STATUSES, NOT_IN_RELEASE: language.say("not in that release")},
        "severity": SEVERITIES,
        "force": FORCES,
    }
    before, after = (known[one.of][code] for code in (one.before, one.after))
    return f"{one.what}: {before} → {after}"


def counted(count: int, one: str, many: str = "") -> str:
    """`1 requirement`, `4 requirements`."""
    said = language.say_plural(f"%(count)s {one}", f"%(count)s {many or one + 's'}", count)
    return said % {"count": number(count)}


def sentence(text: str) -> str:
    """`text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def rate(value: int) -> str:
    """A rate in parts per million as a percentage, or as a ratio where it exceeds one."""
    if value > 1_000_000:
        return language.say("%(ratio)s to 1") % {"ratio": f"{value / 1_000_000:g}"}
    return language.say("%(percentage)s %% (%(count)s per million)") % {
        "percentage": f"{value / 10_000:g}",
        "count": number(value),
    }


def unit(name: str) -> str:
    """The unit of a number."""
    return language.say(name)


def value(path: str, kind: str, unit: str, held: Any) -> str:
    """One given answer that is not free text, in words."""
    match kind:
        case "yesno":
            return language.say("yes") if held else language.say("no")
        case "choice" | "code":
            return record_word(path, held) if kind == "choice" else str(held)
        case "choices":
            return ", ".join(record_word(path, one) for one in held)
        case "country":
            return f"{country(held)} ({held})"
        case "countries":
            return ", ".join(country(one) for one in held)
        case "ppm":
            return rate(held)
        case "count":
            return f"{number(held)} {language.say(unit)}".rstrip()
        case "day":
            return day(held)
        case "instant":
            return instant(held)
    return str(held)


def fact(path: str, kind: str, unit: str, held: Any) -> str:
    """What a fact held when it was assessed, in words: the evidence of a requirement (contract: facts)."""
    if held is None:
        return STATES["unanswered"]
    if isinstance(held, dict):
        if held.get("state") in ("absent", "withheld"):
            return STATES[str(held["state"])]
        if held.get("state") == "given":
            said = language.say_plural(
                "%(count)s character of text", "%(count)s characters of text", held["length"]
            )
            return said % {"count": number(held["length"])}
        return value(path, kind, unit, held["iso"]) if "iso" in held else STATES["given"]
    if held == [] and path == STUBS:
        return language.say("nothing is withheld")
    if isinstance(held, list) and kind in ("items", "texts"):
        return counted(len(held), "entry", "entries") if held else STATES["absent"]
    if held == []:
        return STATES["absent"]
    return value(path, kind, unit, held)


def stub(field: str, ground: str, review_by: str) -> str:
    """A field that is withheld, with its ground and the day on which that is looked at again."""
    return language.say("%(field)s: %(ground)s, to be looked at again by %(day)s") % {
        "field": field,
        "ground": WITHHELD.get(ground, ground.replace("_", " ")),
        "day": day(review_by),
    }


def expected(path: str, kind: str, unit: str, answers: Iterable[Expected]) -> str:
    """The answers of which any would meet a requirement, in words."""
    return language.say(" or ").join(
        one.words
        if one.parameter or kind in _DAYS or _is_described(one.answer)
        else value(path, kind, unit, one.answer)
        for one in answers
    )


# A remedy's day is an example: what it is beside the law date says which days would do.
_DAYS: Final = ("day", "instant")


def _is_described(answer: Any) -> bool:
    """Whether an answer says of what kind it is, and not which."""
    return (
        answer == [] or isinstance(answer, dict) or (isinstance(answer, list) and isinstance(answer[0], dict))
    )


MEANS: Final = Words(
    {"link": "with a link", "passkey": "with a passkey", "provider": "at an identity provider"}
)
"""How somebody signed in."""
