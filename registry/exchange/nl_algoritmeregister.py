"""The record as the Dutch Algoritmeregister takes it: publication standard 1.0.

Knows: the fields of the standard with their lengths and closed words, as the register's own configuration has them (`SOURCE`),
and that a word is chosen only where it surely fits. The standard takes Dutch alone, and our list of languages does not name
it: so `lang` is left to whoever submits, and the document is never wholly fit without them. A text that is too long is cut
and the report says so. What several fields say stands below their titles, and is not read back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from registry.domain.public_view import PublicView
from registry.domain.record import sections
from registry.domain.record.standards import STANDARDS
from registry.errors import RegistryError
from registry.exchange.statutory import (
    Exported,
    Gap,
    Part,
    Report,
    Shortened,
    answer_of,
    is_stub,
    is_value,
    not_carried,
    parts,
    put,
    stub_text,
    text_of,
    why_empty,
)

Json = Any

FORM: Final = "nl_algoritmeregister"
TITLE: Final = "Algoritmeregister, publication standard 1.0 (Netherlands)"
SOURCE: Final = (
    "https://github.com/MinBZK/Algoritmeregister, backend/app/schemas/config/v1_0.json, commit "
    "559218f55d46e2fa89a3f97a36d1cb1414494409"
)
STATUS: Final = ("In ontwikkeling", "In gebruik", "Buiten gebruik")
PUBLICATION: Final = ("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes")
CATEGORIES: Final = (
    "Organisatie en bedrijfsvoering", "Cultuur en recreatie", "Economie", "Overheidsfinanciën", "Wonen", "Internationaal",
    "Migratie en integratie", "Natuur en milieu", "Onderwijs en wetenschap", "Openbare orde en veiligheid", "Recht",
    "Ruimte en infrastructuur", "Sociale zekerheid", "Verkeer", "Werk", "Zorg en gezondheid",
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """What the standard asks of one field: characters at most, whether it must be there, the words of a closed list, and
    whether it is a list: of words (at most so many), or of titles with links."""

    longest: int = 0
    required: bool = False
    words: tuple[str, ...] = ()
    list_of: int = 0
    linked: bool = False


RULES: Final[Mapping[str, Rule]] = {
    "name": Rule(100, required=True),
    "organization": Rule(100, required=True),
    "description_short": Rule(350, required=True),
    "category": Rule(words=CATEGORIES, list_of=3),
    "status": Rule(words=STATUS, required=True),
    "begin_date": Rule(7),
    "end_date": Rule(7),
    "contact_email": Rule(500, required=True),
    "website": Rule(500),
    "publication_category": Rule(words=PUBLICATION, required=True),
    "url": Rule(500),
    "goal": Rule(2500),
    "proportionality": Rule(2500),
    "human_intervention": Rule(2500),
    "risks": Rule(2500),
    "lawful_basis": Rule(2500),
    "lawful_basis_grouping": Rule(linked=True),
    "process_index_url": Rule(500),
    "impacttoetsen_grouping": Rule(linked=True),
    "impacttoetsen": Rule(2500),
    "source_data": Rule(2500),
    "source_data_grouping": Rule(linked=True),
    "methods_and_models": Rule(5000),
    "provider": Rule(200),
    "publiccode": Rule(500),
    "lang": Rule(words=("nld",), required=True),
    "standard_version": Rule(words=("1.0",)),
    "source_id": Rule(100),
    "tags": Rule(2500),
}
"""The fields of the standard, as `SOURCE` has them; `lars` is given by that register."""
READ_BACK: Final = {
    "name": "deployment.title",
    "organization": "operator.name",
    "contact_email": "operator.contact",
    "human_intervention": "human_oversight.description",
    "publiccode": "conformity.source_code_url",
    "provider": "provider.name",
}
"""What comes back as it was filed, where it was not cut: each is fed by one field alone."""

_IN_HOUSE: Final = "Intern ontwikkeld"
_LANGUAGE: Final = (
    "lang: required, and `nld` alone is taken. The record does not say that its texts are Dutch: whoever submits it adds "
    "`lang` once they are."
)
_STATUS_OF: Final = {
    **dict.fromkeys(("planned", "development", "private_pilot"), STATUS[0]),
    **dict.fromkeys(("public_pilot", "operational"), STATUS[1]),
    **dict.fromkeys(("suspended", "retired"), STATUS[2]),
}
_HIGH_RISK: Final = frozenset({"annex3_1a", "annex3_1b", "annex3_1c", "annex3_6", "annex3_7", "other_annex3"})
_THEMES: Final = {
    "law_enforcement": "Openbare orde en veiligheid",
    **dict.fromkeys(("migration", "border", "asylum"), "Migratie en integratie"),
    "education": "Onderwijs en wetenschap",
    "health": "Zorg en gezondheid",
    "transport": "Verkeer",
    "public_administration": "Organisatie en bedrijfsvoering",
    "retail": "Economie",
    "sport": "Cultuur en recreatie",
}
_TEXTS: Final = (
    "name organization human_intervention contact_email goal proportionality risks lawful_basis impacttoetsen source_data "
    "methods_and_models publiccode"
)
_POINTS: Final = {
    "lawful_basis_grouping": "lawful_basis_link",
    "impacttoetsen_grouping": "impacttoetsen_link",
    "source_data_grouping": "source_data_link",
}
"""Field of the standard -> the point by which our fields know it."""
_NOT_USED: Final = frozenset({"purpose.code", "registration.declared_risk_class", "filing.external_ids"})
"""What feeds a point of which another field makes the document."""
_CUT: Final = "…"
_MONTH: Final = len("YYYY-MM")


@dataclass
class _Cut:
    made: list[Shortened] = field(default_factory=list)

    def to(self, point: str, text: str) -> str:
        longest = RULES[point].longest
        if not longest or len(text) <= longest:
            return text
        self.made.append(Shortened(point, longest - len(_CUT), len(text)))
        return text[: longest - len(_CUT)] + _CUT

    def to_month(self, point: str, day: Json) -> str | None:
        # The standard counts in months (YYYY-MM).
        if not isinstance(day, str):
            return None
        self.made.append(Shortened(point, _MONTH, len(day)))
        return day[:_MONTH]


def write(view: PublicView, address: str) -> Exported:
    """The entry for `view`, whose permanent address in this register is `address`."""
    cut, points = _Cut(), {name: parts(view, "nl", name) for name in STANDARDS["nl"].points}
    texts = {name: _text(points[name]) for name in _TEXTS.split()}
    filled: dict[str, Json] = {
        **texts,
        "description_short": _first(points["description_short"]),
        "website": _first(points["website"]),
        "category": [theme] if (theme := _THEMES.get(view.value("operator.sector"))) else None,
        "status": _STATUS_OF.get(view.value("deployment.status")),
        "begin_date": cut.to_month("begin_date", view.value("deployment.start_date")),
        "end_date": cut.to_month("end_date", view.value("deployment.end_date")),
        "publication_category": PUBLICATION[0]
        if view.value("registration.ai_act_class") in _HIGH_RISK
        else None,
        "url": address,
        "provider": _provider(view),
        "lawful_basis_grouping": list(_laws(view)),
        "impacttoetsen_grouping": list(_assessments(view)),
        "tags": (view.value("deployment.technology") or "").replace("_", " "),
        "standard_version": "1.0",
        "source_id": view.deployment,
    }
    document = {
        name: cut.to(name, filled[name]) if isinstance(filled[name], str) else filled[name]
        for name in RULES
        if filled.get(name)
    }
    report = Report(
        checked=f"Against the standard's own configuration ({SOURCE}).",
        problems=tuple(problems(document)),
        not_carried=not_carried(view, _carried(points, document)),
        gaps=tuple(_gaps(points, document)),
        shortened=tuple(cut.made),
    )
    return Exported(document, report)


def problems(document: Mapping[str, Json]) -> Iterator[str]:
    """Where a document does not fit the standard, each with its field."""
    for name in document:
        if name not in RULES:
            yield f"{name}: the standard has no such field."
    for name, rule in RULES.items():
        if name not in document:
            if rule.required:
                yield (
                    _LANGUAGE
                    if name == "lang"
                    else f"{name}: required, and there is no answer that could stand here."
                )
            continue
        yield from (f"{name}: {fault}" for fault in _faults(rule, document[name]))


def read(document: Json) -> dict[str, Json]:
    """The record that an entry carries, whoever wrote it: what one field alone feeds. Raises `export.form`."""
    if not isinstance(document, dict) or not document.keys() & READ_BACK.keys():
        raise RegistryError(
            "export.form",
            f"this is no entry of the {TITLE}",
            hint="Give one entry as a JSON object, as `sightline export` writes it.",
        )
    record: dict[str, Json] = {}
    for name, path in READ_BACK.items():
        said = document.get(name)
        if name == "provider" and said == _IN_HOUSE:
            put(record, path, {"none": True})
        elif isinstance(said, str) and said and not _is_cut(name, said) and not is_stub(said):
            put(record, path, said)
    return record


def _is_cut(name: str, text: str) -> bool:
    return text.endswith(_CUT) and len(text) == RULES[name].longest


def _faults(rule: Rule, value: Json) -> Iterator[str]:
    if rule.linked:
        if not isinstance(value, list) or not all(
            isinstance(one, dict) and one.get("title") for one in value
        ):
            yield "a list of titles with links is asked for."
    elif rule.list_of:
        if not isinstance(value, list) or len(value) > rule.list_of:
            yield f"a list of at most {rule.list_of} is asked for."
        elif not set(value) <= set(rule.words):
            yield "holds a word that is not in the standard's list."
    elif not isinstance(value, str):
        yield "a text is asked for."
    elif rule.words and value not in rule.words:
        yield "is not in the standard's list."
    elif rule.longest and len(value) > rule.longest:
        yield f"has {len(value)} characters; {rule.longest} are taken."


def _text(said: list[Part]) -> str:
    """The one answer as it is; of several, each below its title."""
    told = [part for part in said if is_value(part.answer) or stub_text(part.answer)]
    if len(said) == 1:
        return text_of(told[0].answer) if told else ""
    return "\n\n".join(f"{_title(part)}: {text_of(part.answer)}" for part in told)


def _title(part: Part) -> str:
    # Assessments ask the same of each other: only their own name tells them apart.
    above = part.field.rpartition(".")[0]
    return f"{sections()[above].title}: {part.title}" if "." in above else part.title


def _first(said: Iterable[Part]) -> str:
    return next((text_of(part.answer) for part in said if is_value(part.answer)), "")


def _provider(view: PublicView) -> str:
    named = view.field("provider.name")
    return _IN_HOUSE if named.state == "absent" else _text([Part(named.path, "", answer_of(named))])


def _laws(view: PublicView) -> Iterator[dict[str, str]]:
    for item in view.field("legal_basis.instruments").items:
        said = {one.path.rsplit(".", 1)[1]: one.value for one in item}
        if said["instrument"] and said["url"]:
            yield {"title": str(said["instrument"])[:100], "link": said["url"]}


def _assessments(view: PublicView) -> Iterator[dict[str, str]]:
    for path, title in (
        ("assessments.dpia", "Data Protection Impact Assessment (DPIA)"),
        ("assessments.fria", "Fundamental Rights Impact Assessment (FRIA)"),
    ):
        if view.value(f"{path}.done") is True:
            link = view.value(f"{path}.url") if path.endswith("dpia") else None
            yield {"title": title, **({"link": link} if link else {})}


def _carried(points: Mapping[str, list[Part]], document: Mapping[str, Json]) -> set[str]:
    fed = {part.field for name in document for part in points.get(_POINTS.get(name, name), ())}
    others = [part.field for part in points["website"] if is_value(part.answer)][1:]
    return fed - _NOT_USED - {*others}


def _gaps(points: Mapping[str, list[Part]], document: Mapping[str, Json]) -> Iterator[Gap]:
    for name in (name for name in RULES if name not in document):
        said = points.get(_POINTS.get(name, name))
        if not said:
            yield Gap(name, "no field of this register feeds it")
        elif not any(is_value(part.answer) for part in said):
            yield Gap(name, why_empty(said))
        elif RULES[name].linked:
            yield Gap(name, "no title with an address is answered")
        else:
            yield Gap(name, "no word of the standard surely fits what is answered")
