"""What is known of every field and section, derived from the declarations once.

Knows: paths, in the order of the record; `[]` marks the items of a list, as in `place.sites[].label`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from registry.domain import fields as f
from registry.domain.question import Question, question, subsection
from registry.domain.record.record import SECTIONS, Record
from registry.domain.record.withholding import is_never_withheld


@cache
def definitions() -> Mapping[str, f.FieldDefinition]:
    """Every field by path; the fields of a list's items follow the list."""
    return MappingProxyType(
        {
            path: f.FieldDefinition(
                path,
                asked.kind,
                asked.values,
                asked.unit,
                asked.visibility,
                asked.title,
                asked.help,
                asked.feeds,
                never_withheld=is_never_withheld(path),
                in_facts=not path.startswith("origin."),
            )
            for section in SECTIONS
            for path, asked in _questions(subsection(Record, section), f"{section}.")
        }
    )


@dataclass(frozen=True)
class SectionDefinition:
    """A section or subsection: its path, its heading, and what it is about."""

    path: str
    title: str
    help: str


@cache
def sections() -> Mapping[str, SectionDefinition]:
    """Every section and subsection by path, each subsection after the section that holds it."""
    return MappingProxyType(
        {
            path: SectionDefinition(
                path, str(model.model_config.get("title", "")), (model.__doc__ or "").strip()
            )
            for section in SECTIONS
            for path, model in _sections(subsection(Record, section), section)
        }
    )


def _questions(model: type[f.Section], prefix: str) -> Iterator[tuple[str, Question]]:
    for name in model.model_fields:
        if asked := question(model, name):
            yield prefix + name, asked
            if asked.items:
                yield from _questions(asked.items, f"{prefix}{name}[].")
        else:
            yield from _questions(subsection(model, name), f"{prefix}{name}.")


def _sections(model: type[f.Section], path: str) -> Iterator[tuple[str, type[f.Section]]]:
    yield path, model
    for name in model.model_fields:
        if question(model, name) is None:
            yield from _sections(subsection(model, name), f"{path}.{name}")
