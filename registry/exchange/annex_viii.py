"""The record as Annex VIII of the AI Act, Regulation (EU) 2024/1689, asks for it in the EU database.

Knows: sections A (providers of high-risk systems), B (systems that their provider holds not to be high-risk) and C (deployers
that are public authorities), and which of their points Article 49(4) puts into the secure section that is not public. Section A
or B is given, by the class that the record declares, and section C always. The provisions are cited as the requirements
AIA-28 and AIA-32 of the policy library read them, in the consolidated text of 27 July 2026. No machine-readable form of the
annex is known here: the arrangement is this registry's own.

Only public values stand here, for the section that is not public too: what is withheld is a stub, which whoever submits the
entry replaces from their own files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from registry.domain.public_view import PublicView
from registry.domain.record.standards import STANDARDS
from registry.exchange.statutory import (
    Exported,
    Gap,
    Part,
    Report,
    is_value,
    not_carried,
    parts,
    point_json,
    record_of,
    require_form,
    why_empty,
)

Json = Any

FORM: Final = "annex_viii"
TITLE: Final = "AI Act, Regulation (EU) 2024/1689, Annex VIII"
NON_PUBLIC: Final[Mapping[str, tuple[str, ...]]] = {
    "A": ("A1", "A2", "A3", "A4", "A5", "A7", "A10"),
    "B": ("B1", "B2", "B3", "B4", "B5", "B8", "B9"),
    "C": ("C1", "C2", "C3"),
}
"""Article 49(4), points (a), (b) and (c): what the section that is not public holds of each section of the annex."""
NOT_THERE: Final = ("A12",)
"""Not to be provided for law enforcement, migration, asylum and border control under Annex III, points 1, 6 and 7 (A.12)."""
NOT_VERIFIED: Final = (
    "From which day Article 49 applies: Regulation (EU) 2026/1744 deferred the classification that it rests on, and not "
    "Section 5 of Chapter III; the sources read disagree.",
    "Article 49(4)(b) names point 9 of section B, which Regulation (EU) 2026/1744 deleted; it is kept here.",
    "Whether the Commission has published a form of its own for these points.",
)
_AREAS: Final = frozenset({"law_enforcement", "migration", "border", "asylum"})
_LISTED: Final = frozenset({"annex3_1a", "annex3_1b", "annex3_1c", "annex3_6", "annex3_7"})
_CLASS: Final = "registration.ai_act_class"


def write(view: PublicView, address: str) -> Exported:
    """The entry for `view`, whose permanent address in this register is `address`."""
    letters = ("B" if view.value(_CLASS) == "not_high_risk_6_3" else "A", "C")
    part, because = database_part(view)
    points = {name: _parts(view, name, address) for name in _names(letters)}
    document = {
        "form": FORM,
        "standard": TITLE,
        "deployment": view.deployment,
        "version": view.version,
        "provenance": view.provenance,
        "address": address,
        "database": {"part": part, "because": because, "declared": view.value("registration.section")},
        "sections": {
            letter: [_point(name, points[name], part) for name in _names((letter,))] for letter in letters
        },
        "not_verified": [*NOT_VERIFIED],
    }
    carried = {said.field for point in points.values() for said in point}
    gaps = [
        Gap(_dotted(name), why_empty(said))
        for name, said in points.items()
        if not any(is_value(one.answer) for one in said)
    ]
    if part == "undetermined":
        gaps.insert(0, Gap("database", because))
    checked = "No machine-readable schema of Annex VIII is known to this registry, so none was checked."
    report = Report(checked, (), not_carried(view, carried), tuple(gaps), not_verified=NOT_VERIFIED)
    return Exported(document, report)


def read(document: Json) -> dict[str, Json]:
    """The record that an entry carries. Raises `export.form`."""
    require_form(document, FORM, TITLE)
    return record_of(point for section in document["sections"].values() for point in section)


def points_of(document: Json) -> Iterator[Mapping[str, Json]]:
    """Every point of an entry, in order."""
    for section in document["sections"].values():
        yield from section


def database_part(view: PublicView) -> tuple[str, str]:
    """`public`, `non_public` or `undetermined`, and why: the part of the EU database to which the entry belongs."""
    found = view.value(_CLASS)
    area = _area(view)
    if found == "out_of_scope":
        return "undetermined", "the record says that the AI Act does not apply"
    if found in _LISTED and area:
        return "non_public", (
            "Article 49(4): Annex III, points 1, 6 and 7, in law enforcement, migration, asylum or border control"
        )
    if area is False and found is not None:
        return "public", "Article 71(4): what Article 49(4) does not put into the section that is not public"
    if found == "other_annex3":
        return "public", "Article 71(4): Article 49(4) speaks of Annex III, points 1, 6 and 7, alone"
    return (
        "undetermined",
        "the record does not say which point of Annex III it falls under, or in which area it is used",
    )


def _area(view: PublicView) -> bool | None:
    """Whether it is used in law enforcement, migration, asylum or border control; None where that is not known."""
    kind, sector = view.value("operator.type"), view.value("operator.sector")
    if kind == "law_enforcement_authority" or sector in _AREAS:
        return True
    if view.value("operator.on_behalf_of_law_enforcement") is True:
        return True
    return None if kind is None or sector is None else False


def _names(letters: tuple[str, ...]) -> list[str]:
    return [name for name in STANDARDS["ai_act"].points if name[0] in letters]


def _parts(view: PublicView, name: str, address: str) -> list[Part]:
    if name == "A13":
        return [Part("", "Address of the record in this register", address)]
    return parts(view, "ai_act", name)


def _point(name: str, said: list[Part], part: str) -> dict[str, Json]:
    closed = name in NON_PUBLIC[name[0]]
    meaning = STANDARDS["ai_act"].meanings[name].partition(" ")[2]
    return point_json(
        _dotted(name),
        meaning,
        said,
        non_public_section=closed,
        asked=(closed if part == "non_public" else True),
        **({"note": "not provided for uses of Article 49(4)"} if name in NOT_THERE else {}),
    )


def _dotted(name: str) -> str:
    return f"{name[0]}.{name[1:]}"
