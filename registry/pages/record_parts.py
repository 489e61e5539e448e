"""How the parts of a record and of an assessment are grouped for reading.

Knows: fields by section with what is told apart from what is not answered; findings by framework, what stands in the
way first. Does not know how a group is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from registry.domain.public_view import FieldView, PublicView
from registry.domain.record import definitions, sections
from registry.domain.stubs import STUBS, TITLE, stubs_held
from registry.pages import words
from registry.pages.deployment_views import Finding
from registry.pages.language import say, spoken
from registry.pages.requirement_views import Binding, RequirementSummary
from registry.pages.views import Source

_Member = TypeVar("_Member")
_Key = TypeVar("_Key", bound=Hashable)

LANGUAGES: Final = frozenset({"en", "fr", "es", "ar", "zh", "ru"})
_PATHS: Final = 24_000
"""More than a record has in six languages: what each is called is asked hundreds of times a page."""


@dataclass(frozen=True)
class SectionPart:
    """A section of the record: the fields with an answer of some state, and those that were not answered."""

    name: str
    title: str
    told: tuple[FieldView, ...]
    silent: tuple[FieldView, ...]


@dataclass(frozen=True)
class Evidence:
    """One answer that a rule read: its field, the field's title, and in words what it held and what would meet the rule."""

    path: str
    title: str
    held: str
    expected: str = ""


@dataclass(frozen=True)
class BindingPart:
    """Where, and since when, a requirement binds the same kinds of operator (none: every kind) by the same source."""

    operators: tuple[str, ...]
    citation: str
    lines: tuple[Binding, ...]


@dataclass(frozen=True)
class FrameworkPart:
    """The findings of one framework, with how many have each status; statuses without any are left out."""

    framework: str
    title: str
    counts: tuple[tuple[str, int], ...]
    findings: tuple[Finding, ...]


def record_sections(record: PublicView) -> Iterator[SectionPart]:
    """The sections of a record in order; what is not answered is kept apart, never left out (promise 1)."""
    for name, fields in record.sections.items():
        told = tuple(field for field in fields if field.state != "unanswered")
        silent = tuple(field for field in fields if field.state == "unanswered")
        yield SectionPart(name, section_title(name), told, silent)


def section_title(name: str) -> str:
    """The heading of a section."""
    section = sections().get(name)
    return say(section.title) if section and section.title else name.replace("_", " ").capitalize()


def field_title(path: str) -> str:
    """The title of the field at `path`; the path itself where the record has no such field any more."""
    definition = definitions().get(path)
    return say(definition.title) if definition else TITLE if path == STUBS else path


def field_label(path: str) -> str:
    """The title of the field at `path` with that of its subsection, which it may not make sense without."""
    return _label(path, spoken())


def full_label(path: str) -> str:
    """The label of the field at `path` with the section it stands in, for where it stands alone."""
    return _full_label(path, spoken())


def part_label(part: str) -> str:
    """What a term is about: a condition of an authorisation, as `conditions[0]`, or a field of the record."""
    return (
        f"condition {int(part[11:-1]) + 1}"
        if re.fullmatch(r"conditions\[[0-9]{1,3}\]", part)
        else full_label(part)
    )


def in_words(field: FieldView) -> str:
    """A given answer that is not free text, in words."""
    definition = field.definition
    return words.value(definition.path, definition.kind, definition.unit, field.value)


def language(record: PublicView) -> str:
    """The language in which the record's texts are written, empty where it is not told."""
    told = record.value("filing.language")
    return told if told in LANGUAGES else ""


def evidence_reader() -> Callable[[Finding], tuple[Evidence, ...]]:
    """What tells of a finding what each field that its rule read held when it was assessed, and, where the requirement is not
    met or unknown, should hold.

    For the findings of one page: many rules read the same field, and what it held is put into words once.
    """
    told: dict[str, tuple[Any, Evidence]] = {}

    def evidence(finding: Finding) -> tuple[Evidence, ...]:
        reads = finding.explanation.reads if finding.explanation else ()
        expected = {
            read.path: words.expected(read.path, *_kind(read.path), read.expected)
            for read in reads
            if read.expected
        }
        found = []
        for path, held in finding.result.evidence.items():
            known, one = told.get(path, (None, None))
            if one is None or known is not held:
                one = _evidence(path, held, full_label(path))
                told[path] = held, one
            found.append(replace(one, expected=expected[path]) if path in expected else one)
        # What would have to be another comes first: it is why.
        return tuple(sorted(found, key=lambda one: not one.expected))

    return evidence


def frameworks(findings: Iterable[Finding]) -> Iterator[FrameworkPart]:
    """The findings by framework, those with something in the way first within each."""
    for framework, members in _grouped(findings, lambda f: f.result.framework).items():
        ranked = sorted(members, key=lambda f: (list(words.STATUSES).index(f.result.status), f.result.id))
        counts = tuple((s, sum(f.result.status == s for f in members)) for s in words.STATUSES)
        yield FrameworkPart(
            framework, members[0].framework_title, tuple((s, n) for s, n in counts if n), tuple(ranked)
        )


def unmet(findings: Iterable[Finding]) -> list[Finding]:
    """What is not met, what weighs most first: prohibitions, then by force and severity."""
    weight = {name: i for names in (words.FORCES, words.SEVERITIES) for i, name in enumerate(names)}
    return sorted(
        (f for f in findings if f.result.status == "not_met"),
        key=lambda f: (
            f.result.kind != "prohibition",
            weight[f.result.force],
            weight[f.result.severity],
            f.result.id,
        ),
    )


def cited(item: tuple[FieldView, ...]) -> Source:
    """One of the record's citations as a source."""
    told = {field.path.rpartition(".")[2]: field for field in item}
    url, citation = told["url"].value or "", told["citation"].value
    return Source(citation or url or words.STATES[told["citation"].state], url, told["read"].state == "given")


def bindings(bound: Iterable[Binding]) -> list[BindingPart]:
    """Bindings by what makes them bind and on which kinds of operator; in each, one line for each country and time."""
    lines = _grouped(bound, lambda b: (b.country, b.since, b.until, b.citation))
    alike = _grouped(
        ((tuple(b.operator for b in line if b.operator), line[0]) for line in lines.values()),
        lambda pair: (pair[0], pair[1].citation),
    )
    return [
        BindingPart(operators, citation, tuple(first for _, first in group))
        for (operators, citation), group in alike.items()
    ]


def catalogue(requirements: Iterable[RequirementSummary]) -> dict[str, list[RequirementSummary]]:
    """Requirements by framework, in the order in which they come."""
    return _grouped(requirements, lambda r: r.framework)


@lru_cache(_PATHS)
def _label(path: str, language: str) -> str:
    # `language` is that which is spoken: a label is kept for each.
    title, parent = field_title(path), path.rpartition(".")[0]
    group = sections().get(parent) if "." in parent else None
    return f"{say(group.title)}: {title}" if group and group.title else title


@lru_cache(_PATHS)
def _full_label(path: str, language: str) -> str:
    section = path.partition(".")[0]
    return f"{section_title(section)}: {field_label(path)}" if section in sections() else field_title(path)


def _evidence(path: str, held: Any, title: str) -> Evidence:
    withheld = "; ".join(
        words.stub(full_label(stub["field"]), stub["ground"], stub["review_by"]["iso"])
        for stub in stubs_held(path, held)
    )
    return Evidence(path, title, withheld or words.fact(path, *_kind(path), held))


def _kind(path: str) -> tuple[str, str]:
    definition = definitions().get(path)
    return (definition.kind, definition.unit) if definition else ("text", "")


def _grouped(members: Iterable[_Member], key: Callable[[_Member], _Key]) -> dict[_Key, list[_Member]]:
    groups: dict[_Key, list[_Member]] = {}
    for member in members:
        groups.setdefault(key(member), []).append(member)
    return groups
