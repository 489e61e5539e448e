"""How the requirements of a decision are grouped, and told in a line each.

Knows: frameworks, what weighs most, and which words stand beside each requirement. Does not know how a line is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from registry.domain.public_view import FieldView, Opened, PublicView
from registry.pages import words
from registry.pages.deployment_views import RequirementLine
from registry.pages.record_parts import full_label

QUESTIONS: Final = 2
"""How many questions a requirement that is not met names, and one that is unknown names one; its findings name all."""
IN_FULL: Final = 60
"""Of so many that are not met, those that weigh most, it is said how to comply; of the others only which they are."""
_Ground = tuple[str, str, str | None, str | None, str | None, str | None]
_WEIGHT: Final = {name: i for names in (words.FORCES, words.SEVERITIES) for i, name in enumerate(names)}


@dataclass(frozen=True)
class FrameworkLines:
    """The requirements of one framework by status, what stands in the way first; statuses without any are left out."""

    number: int
    framework: str
    title: str
    by_status: dict[str, tuple[RequirementLine, ...]]

    @property
    def idle(self) -> bool:
        """Whether nothing of it applies."""
        return self.by_status.keys() == {"not_applicable"}


@dataclass(frozen=True)
class Question:
    """A field by its path, and what it is called where it stands alone."""

    path: str
    label: str


@dataclass(frozen=True)
class WithheldAlike:
    """Fields that are withheld, or erased, on one ground, under one provision, by one office until one day."""

    state: str
    ground: str
    provision: str | None
    decided_by: str | None
    decided_on: str | None
    review_by: str | None
    fields: tuple[Question, ...]
    opened: tuple[Opened, ...]
    """Who read any of them for oversight."""


def frameworks(lines: Iterable[RequirementLine]) -> list[FrameworkLines]:
    """The requirements by framework, in the order of the decision, counted from 1."""
    groups: dict[str, list[RequirementLine]] = {}
    for line in lines:
        groups.setdefault(line.framework, []).append(line)
    return [_framework(number, members) for number, members in enumerate(groups.values(), 1)]


def with_status(lines: Iterable[RequirementLine], status: str) -> list[RequirementLine]:
    """Those of one status, what weighs most first: prohibitions, then by force and severity."""
    return sorted(
        (line for line in lines if line.status == status),
        key=lambda one: (one.kind != "prohibition", _WEIGHT[one.force], _WEIGHT[one.severity], one.id),
    )


def weights() -> dict[tuple[str, str, str], str]:
    """By force, severity and kind, how that is said."""
    return {
        (force, severity, kind): f"{words.FORCES[force]} · {words.SEVERITIES[severity]} {words.KINDS[kind]}"
        for force in words.FORCES
        for severity in words.SEVERITIES
        for kind in words.KINDS
    }


def by_code(draw: Callable[[str], Any], codes: Iterable[str]) -> dict[str, Any]:
    """What `draw` makes of each of `codes`: made once, however often it is shown."""
    return {code: draw(code) for code in codes}


def withheld(record: PublicView) -> list[WithheldAlike]:
    """What the record withholds and what of it was erased, alike things together."""
    alike: dict[_Ground, tuple[list[Question], list[Opened]]] = {}
    for fields in record.sections.values():
        for field in fields:
            for one in (field, *(inner for item in field.items for inner in item)):
                if one.state in ("withheld", "erased"):
                    found, opened = alike.setdefault(_ground(one), ([], []))
                    found.append(Question(field.path, full_label(one.definition.path)))
                    opened += one.withholding.opened if one.withholding else ()
    return [
        WithheldAlike(*said, tuple(dict.fromkeys(found)), tuple(opened))
        for said, (found, opened) in alike.items()
    ]


def _ground(field: FieldView) -> _Ground:
    why = field.withholding
    if why is None:
        return field.state, "", None, None, None, None
    return field.state, why.ground, why.provision, why.decided_by, why.decided_on, why.review_by


def _framework(number: int, members: list[RequirementLine]) -> FrameworkLines:
    by_status = {
        status: tuple(sorted((line for line in members if line.status == status), key=lambda line: line.id))
        for status in words.STATUSES
    }
    return FrameworkLines(
        number,
        members[0].framework,
        members[0].framework_title,
        {status: found for status, found in by_status.items() if found},
    )
