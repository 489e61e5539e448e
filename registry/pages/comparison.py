"""Two or three versions side by side: where their answers and their findings differ, told in words.

Knows: which answers can be compared. What is withheld or erased on either side is never said to be the same or to differ, since
nobody who reads this can know. Does not know how a row is drawn, nor whether the versions are of one deployment.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from registry.domain.public_view import FieldView
from registry.domain.vocabulary import Status
from registry.pages.deployment_views import Finding, Version
from registry.pages.language import Words
from registry.pages.record_parts import section_title
from registry.pages.views import DeploymentSummary, Page

Difference = Literal["same", "differs", "cannot_be_told"]

DIFFERENCES: Final = Words(
    {
        "same": "the same",
        "differs": "differs",
        "cannot_be_told": "cannot be told",
    }
)
"""How a row says what it shows."""
NOT_TESTED: Final = "not in the release it was assessed under"


@dataclass(frozen=True)
class AnswerRow:
    """One field of the record, with what each version holds there, in their order."""

    path: str
    fields: tuple[FieldView, ...]
    difference: Difference


@dataclass(frozen=True)
class AnswerGroup:
    """The rows of one section of the record; a field that none of the versions answers is left out and counted in `silent`."""

    title: str
    rows: tuple[AnswerRow, ...]
    silent: int


@dataclass(frozen=True)
class FindingRow:
    """One requirement, with its status in each version; None: its release has no such requirement."""

    id: str
    title: str
    statuses: tuple[Status | None, ...]

    @property
    def difference(self) -> Difference:
        """Whether all statuses are one."""
        return "same" if len(set(self.statuses)) == 1 else "differs"


@dataclass(frozen=True)
class FindingGroup:
    """The rows of one framework."""

    title: str
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, kw_only=True)
class ComparePage(Page):
    """Two or three deployments side by side; none where not enough were named. `asked`: the ids that the address names; `others`:
    where it names one, the newest of the same technology."""

    asked: tuple[str, ...]
    versions: tuple[Version, ...] = ()
    others: tuple[DeploymentSummary, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """What one deployment changed between two of its versions, the earlier first; `numbers`: all it has, the latest first.

    Without a second version there is nothing to compare, and `versions` is empty.
    """

    deployment: str
    title: str | None
    numbers: tuple[int, ...]
    versions: tuple[Version, ...] = ()


def answers(versions: Sequence[Version]) -> Iterator[AnswerGroup]:
    """The answers of the versions by section, in the order of the record."""
    for name, fields in versions[0].record.sections.items():
        held = [(one.path, _held(versions, one.path)) for one in fields]
        beside = [
            AnswerRow(path, row, _difference(row))
            for path, row in held
            if any(field.state != "unanswered" for field in row)
        ]
        yield AnswerGroup(section_title(name), tuple(beside), len(fields) - len(beside))


def requirements(versions: Sequence[Version]) -> Iterator[FindingGroup]:
    """The requirements that were tested for any of the versions, by framework."""
    found: list[dict[str, Finding]] = [{f.result.id: f for f in one.findings} for one in versions]
    first = {id: finding for column in reversed(found) for id, finding in column.items()}
    groups: dict[str, list[FindingRow]] = {}
    for id, finding in sorted(first.items()):
        statuses = tuple(column[id].result.status if id in column else None for column in found)
        groups.setdefault(finding.framework_title, []).append(FindingRow(id, finding.title, statuses))
    for title, rows in sorted(groups.items()):
        yield FindingGroup(title, tuple(rows))


def _held(versions: Sequence[Version], path: str) -> tuple[FieldView, ...]:
    return tuple(one.record.field(path) for one in versions)


def _difference(fields: Sequence[FieldView]) -> Difference:
    if any(_hidden(field) for field in fields):
        return "cannot_be_told"
    return "same" if len({_key(field) for field in fields}) == 1 else "differs"


def _hidden(field: FieldView) -> bool:
    if field.state in ("withheld", "erased"):
        return True
    # Of a list of texts a single one may have been erased.
    return _has_gap(field.value) or any(_hidden(inner) for item in field.items for inner in item)


def _has_gap(value: Any) -> bool:
    return isinstance(value, list) and None in value


def _key(field: FieldView) -> Hashable:
    items = tuple(tuple((inner.path, _key(inner)) for inner in item) for item in field.items)
    return field.state, _frozen(field.value), items


def _frozen(value: Any) -> Hashable:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    if isinstance(value, dict):
        return tuple(sorted((name, _frozen(one)) for name, one in value.items()))
    return type(value).__name__, value
