"""The answers of a draft as a form asks for them, a section or a question at a time, and back.

Knows: that a field of the form is named and read as the column of a table of records (registry.exchange), so that an answer
means the same in both; and that an answer which cannot be read costs none beside it. What a form did not ask for stays as it is.
Whether an answer is one that its field takes says the record (`operations.assess_draft`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

from registry.domain.fields import TEXT_LIKE
from registry.domain.record import definitions, sections
from registry.errors import RegistryError
from registry.exchange.table_cells import absence, quoted
from registry.exchange.table_columns import ID, WITHHELD, Column, columns_for, read_column
from registry.exchange.table_records import read_cells
from registry.operations.keep_draft import Draft, change_draft, find_draft
from registry.operations.registry import Registry
from registry.pages.filing_views import Asked
from registry.pages.record_parts import field_label

ASKED: Final = "asked"
"""The field of a form that names a question it shows: what is not named is not changed."""
NONE: Final = "none"
"""The field of a form that names a question of which it is declared that there is none."""
MAX_ENTRIES: Final = 20
"""So many entries of a list a form shows; a longer one is changed in the record's file."""
BLANK: Final = 2
"""So many empty entries it shows behind those of a list of texts; behind a list of groups one."""

_INDEX: Final = re.compile(r"\[\d+\]")
_LISTS: Final = ("texts", "items")
Form = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Saved:
    """A draft with the answers that could be read, and what is wrong with the others, by their names in the form."""

    draft: Draft
    faults: tuple[tuple[str, RegistryError], ...]


def parts() -> tuple[str, ...]:
    """What a record consists of, in order: its id, its sections, and what is withheld."""
    return (ID, *(path for path in sections() if "." not in path), WITHHELD)


def questions_of(part: str) -> tuple[str, ...]:
    """The paths of the questions of one of `parts`; empty where there is none of that name."""
    if part in (ID, WITHHELD):
        return (part,)
    return tuple(path for path in definitions() if path.startswith(f"{part}.") and "[]" not in path)


def save_answers(
    registry: Registry, id: str, revision: int, person: str, part: str, form: Form, only: str = ""
) -> Saved:
    """Keep the answers of a form to a section, or to one question of it; where they stand there already, nothing changes.

    Raises what `change_draft` raises: of a revision that stands no more, `draft.changed`, and nothing was kept then.
    """
    kept = find_draft(registry, id, person, writes=True)
    paths = [only] if only in questions_of(part) else questions_of(part)
    record, faults = with_answers(kept.record, paths, form)
    if record == kept.record and revision == kept.revision:
        return Saved(kept, faults)
    return Saved(change_draft(registry, id, revision, person, record), faults)


def with_answers(
    record: Mapping[str, Any], paths: Sequence[str], form: Form
) -> tuple[dict[str, Any], tuple[tuple[str, RegistryError], ...]]:
    """`record` with what a form answers to those of `paths` that it asked for, and what is wrong with the rest of its answers."""
    asked = [path for path in paths if path in form.get(ASKED, ())]
    columns = [column for name in form if _base(name) in asked and (column := read_column(name)) is not None]
    cells = {column.name: _cell(column, form[column.name]) for column in columns}
    faults: list[tuple[str, RegistryError]] = []
    for name in form.get(NONE, ()):
        column = _column(name) if _base(name) in asked and _is_field(name) else None
        if column is None:
            continue
        inner = column.kind in _LISTS
        if any(cell for other, cell in cells.items() if other == name or (inner and _base(other) == name)):
            faults.append((name, _both()))
            continue
        cells[name] = absence(column)
        columns = [*(one for one in columns if one.name != name), column]
    read = read_cells(columns, cells)
    faults += read.faults
    wrong = {_base(name) for name, _ in faults}
    made: dict[str, Any] = json.loads(json.dumps(record))
    for path in asked:
        answer, before = _at(read.data, path.split(".")), _at(made, path.split("."))
        if path in wrong or (answer is None and _is_odd(path, before)):
            continue
        _put(made, path.split("."), answer)
    return made, tuple(faults)


def asked_for(record: Mapping[str, Any], path: str) -> Asked:
    """The question at `path` with what `record` answers to it."""
    held = _at(record, path.split("."))
    column = _column(path)
    if path in definitions():
        column = replace(column, title=field_label(path))
    if column.kind not in _LISTS:
        return _asked(column, held)
    entries = held if isinstance(held, list) else []
    shown = replace(_asked(column, None), absent=held == [], filled=len(entries))
    if _is_odd(path, held):
        return replace(shown, odd=_json(held))
    if len(entries) > MAX_ENTRIES:
        return replace(shown, too_many=True)
    keys = [name for name in _fields() if name.startswith(f"{path}[].")]
    blank = BLANK if column.kind == "texts" else 1
    rows = []
    for number, entry in enumerate([*entries, *[None] * blank], 1):
        names = [key.replace("[]", f"[{number}]", 1) for key in keys] or [f"{path}[{number}]"]
        values = (_at(entry, [key.rpartition(".")[2]]) for key in keys) if keys else iter([entry])
        rows.append(tuple(_asked(_column(name), value) for name, value in zip(names, values, strict=True)))
    return replace(shown, entries=tuple(rows))


def as_written(asked: Asked, form: Form) -> Asked:
    """The question with what a form answers in place of what is kept, beside which that stands where it is another."""
    if asked.path not in form.get(ASKED, ()) or asked.odd or asked.too_many:
        return asked
    if asked.kind in _LISTS:
        rows = [tuple(_written(one, form) for one in row) for row in asked.entries]
        rows += _further(asked, form)
        kept = replace(asked, entries=tuple(rows), absent=asked.name in form.get(NONE, ()))
    else:
        kept = _written(asked, form)
    same = (kept.value, kept.chosen, kept.absent, _texts(kept)) == (
        asked.value, asked.chosen, asked.absent, _texts(asked),
    )  # fmt: skip
    return kept if same else replace(kept, stands=said(asked))


def said(asked: Asked) -> str:
    """What is answered, in one text; empty where nothing is."""
    if asked.absent:
        return "none"
    if asked.entries:
        rows = ("; ".join(filter(None, (said(one) for one in row))) for row in asked.entries)
        return "\n".join(filter(None, rows))
    return asked.odd or "; ".join(asked.chosen) or asked.value


def _further(asked: Asked, form: Form) -> Iterator[tuple[Asked, ...]]:
    """What a form has in entries that the draft, as it stands, has none for."""
    entry = re.compile(rf"{re.escape(asked.path)}\[(\d{{1,4}})\]", re.ASCII)
    numbers = {int(found[1]) for name in form if (found := entry.match(name))}
    keys = [name for name in _fields() if name.startswith(f"{asked.path}[].")]
    for number in sorted(numbers):
        if len(asked.entries) < number <= MAX_ENTRIES + BLANK:
            names = [key.replace("[]", f"[{number}]", 1) for key in keys] or [f"{asked.path}[{number}]"]
            yield tuple(_written(_asked(_column(name), None), form) for name in names)


def _written(asked: Asked, form: Form) -> Asked:
    given, absent = tuple(form.get(asked.name, ())), asked.name in form.get(NONE, ())
    if asked.kind == "choices":
        return replace(asked, chosen=given, value="", absent=absent)
    return replace(asked, value=given[0] if given else "", absent=absent)


def _texts(asked: Asked) -> list[str]:
    return [text for row in asked.entries for one in row if (text := said(one))]


def _asked(column: Column, held: Any) -> Asked:
    path = _INDEX.sub("[]", column.name)
    field = definitions().get(path.removesuffix("[]"))
    own_none = any(value.startswith("none") for value in column.values)
    made = Asked(
        column.name, path, column.kind, column.title, column.help, column.values, column.unit,
        may_be_absent=column.kind not in ("yesno", "id", "entry")
        and not path.startswith(WITHHELD + "[]")
        and not (own_none and column.kind != "choices"),
        seen="always" if field and field.never_withheld else field.visibility if field else "public",
    )  # fmt: skip
    match held:
        case None:
            return made
        case {"none": True} | []:
            return replace(made, absent=made.may_be_absent, odd="" if made.may_be_absent else _json(held))
        case bool() if column.kind == "yesno":
            return replace(made, value="yes" if held else "no")
        case bool():
            return replace(made, odd=_json(held))
        case str() | int() if column.kind == "choice" and held not in column.values:
            return replace(made, odd=_json(held))
        case str() if column.kind not in ("yesno", "choices", "countries"):
            return replace(made, value=held)
        case int() if column.kind in ("count", "ppm"):
            return replace(made, value=str(held))
        case [*words] if column.kind == "choices" and all(word in column.values for word in words):
            return replace(made, chosen=tuple(words))
        case [*words] if column.kind == "countries" and all(isinstance(word, str) for word in words):
            return replace(made, value="; ".join(words))
    return replace(made, odd=_json(held))


def _is_odd(path: str, held: Any) -> bool:
    """Whether an answer is of a form that no field shows; emptying the field does not take it away."""
    column = _column(path)
    if column.kind not in _LISTS or held is None:
        return bool(held is not None and _asked(column, held).odd)
    if not isinstance(held, list):
        return True
    if column.kind == "texts":
        return not all(isinstance(entry, str) for entry in held)
    known = {name.rpartition(".")[2] for name in _fields() if name.startswith(f"{path}[].")}
    return not all(isinstance(entry, dict) and entry.keys() <= known for entry in held) or any(
        _asked(_column(f"{path}[1].{key}"), value).odd for entry in held for key, value in entry.items()
    )


def _cell(column: Column, given: Sequence[str]) -> str:
    if column.kind == "choices":
        return "; ".join(given)
    # A form ends its lines with CR and LF, whatever stood there.
    text = given[0].replace("\r\n", "\n").strip() if given else ""
    return quoted(text) if text and column.kind in (*TEXT_LIKE, "entry") else text


def _is_field(name: str) -> bool:
    return name == WITHHELD or read_column(name) is not None


def _column(name: str) -> Column:
    column = read_column(name)
    if column is None and name == WITHHELD:
        # The list itself is no column of a table: only its entries are.
        return Column(WITHHELD, "items", (WITHHELD,), "What is kept from the public", "")
    assert column is not None, name
    return column


@cache
def _fields() -> tuple[str, ...]:
    """The paths of everything that a form may hold, `[]` for entries."""
    withheld = [one.name for one in columns_for({WITHHELD: 1}) if _base(one.name) == WITHHELD]
    return (*definitions(), *(_INDEX.sub("[]", name) for name in withheld))


def _base(name: str) -> str:
    return name.partition("[")[0]


def _at(node: Any, steps: Sequence[str]) -> Any:
    for step in steps:
        if not isinstance(node, dict):
            return None
        node = node.get(step)
    return node


def _put(record: dict[str, Any], steps: Sequence[str], answer: Any) -> None:
    place = record
    for step in steps[:-1]:
        inner = place.get(step)
        if not isinstance(inner, dict):
            if answer is None:
                return
            inner = place[step] = {}
        place = inner
    if answer is None:
        place.pop(steps[-1], None)
    else:
        place[steps[-1]] = answer


def _json(held: Any) -> str:
    return json.dumps(held, ensure_ascii=False)


def _both() -> RegistryError:
    return RegistryError(
        "draft.both",
        "This is answered, and said to have none.",
        hint="Empty the answer, or take the tick away.",
    )
