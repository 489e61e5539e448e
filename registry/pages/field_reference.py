"""The field reference: every field a record may hold, and every point of the standards it feeds, as Markdown.

Knows: how a field's declaration reads as a table row. Does not know where the page is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.domain.fields import FieldDefinition
from registry.domain.record import definitions, sections
from registry.domain.record.catalogue import catalogue_names
from registry.domain.record.standards import STANDARDS, Standard
from registry.domain.record.words import word_for

_INTRODUCTION = """# Field reference

Every field of a record, as forms, imports and the API take it. An answer is one of three things:

- **unanswered**: `null`, or the field left out. An unanswered question is never counted as met.
- **declared absent**: `{"none": true}`; `false` for a yes/no question and `[]` for a list.
- **given**: the value itself.

"""
_KINDS = """## Kinds of answer

| Kind | What it holds |
| --- | --- |
| name, ref | one line of text, up to 400 characters |
| text | text of up to 10,000 characters |
| contact | one line: a functional mailbox, a telephone number or a page; a public one names no person |
| url | a web address, `http` or `https` |
| code | a code of closed form |
| yesno | `true` or `false` |
| choice, choices | one value, or any values, of the closed list |
| texts | a list of texts |
| count | a whole number of the unit, 0 or more |
| ppm | a rate in parts per million: 1 percent is 10000 |
| day | `YYYY-MM-DD` |
| instant | `YYYY-MM-DDTHH:MM:SSZ` |
| country, countries | ISO 3166-1 alpha-2 codes |
| items | a list of groups of answers; their fields follow with `[]` |

Lists hold up to 1,000 entries.

## Who sees an answer

**public**: everyone, unless the filer withholds the field and says on what ground; **public, always**: nobody may withhold it.
**oversight**: oversight bodies; the public sees that it is answered, and a commitment to the answer. **internal**: the filing
body.

"""


def field_reference() -> str:
    """The whole page."""
    return "".join([_INTRODUCTION, _KINDS, *_fields(), *_standards(), *_catalogue()])


def _fields() -> Iterator[str]:
    yield "## Fields\n\n"
    for section in sections().values():
        level = "###" if "." not in section.path else "####"
        yield f"{level} {section.title} (`{section.path}`)\n\n{section.help}\n\n"
        rows = [_field(field) for field in definitions().values() if _section_of(field) == section.path]
        if rows:
            yield _table(("Field", "What is asked", "Answer", "Seen by", "Feeds"), rows)


def _section_of(field: FieldDefinition) -> str:
    return field.path.partition("[]")[0].rpartition(".")[0]


def _field(field: FieldDefinition) -> tuple[str, ...]:
    values = "; ".join(_value(value) for value in field.values)
    answer = field.kind + (f", {field.unit}" if field.unit else "") + (f": {values}" if values else "")
    feeds = ", ".join(f"{standard} {point}" for standard, point in field.feeds)
    seen = field.visibility + (", always" if field.never_withheld else "")
    return f"`{field.path}`", f"**{field.title}** {field.help}", answer, seen, feeds


def _value(value: str) -> str:
    words = word_for(value)
    plain = words.lower() == value.replace("_", " ")
    return f"`{value}`" if plain else f"`{value}` ({words})"


def _standards() -> Iterator[str]:
    yield "## Where the points of each standard come from\n\n"
    for key, standard in STANDARDS.items():
        yield f"### {standard.title}\n\nIn the column 'Feeds' above: `{key}`.\n\n"
        rows = [(_point(standard, point), _sources(key, standard, point)) for point in standard.points]
        yield _table(("Point", "Field"), rows)


def _point(standard: Standard, point: str) -> str:
    return standard.meanings.get(point, f"`{point}`")


def _sources(key: str, standard: Standard, point: str) -> str:
    if point in standard.not_asked:
        return f"Not asked: {standard.not_asked[point]}."
    return _paths(path for path, field in definitions().items() if (key, point) in field.feeds)


def _catalogue() -> Iterator[str]:
    yield (
        "## Names in the requirements catalogue\n\n"
        "The requirements were first written over the names on the left (section 7 of the catalogue).\n\n"
    )
    rows = [
        (f"`{name}`", _paths(paths) or "Follows from other requirements; not asked.")
        for name, paths in catalogue_names().items()
    ]
    yield _table(("Name", "Field"), rows)


def _paths(paths: Iterable[str]) -> str:
    return ", ".join(f"`{path}`" for path in paths)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return (
        "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        + "\n\n"
    )
