"""A record in YAML with a place for each answer that it owes: null, under the question and how it is answered.

Knows: that JSON is YAML, so what is answered is written as JSON, one line a field, in the order of the record. As it is
printed the record says what it said before: a place that is not filled in is unanswered.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.cli.answer_forms import answer_form, key_line, what_is_asked
from registry.domain.record import Record, definitions, sections
from registry.operations.assess_files import Owed

WIDTH = 110


def record_template(data: Mapping[str, Any], owed: Sequence[Owed]) -> str:
    """The record `data`, as written in a record file, with the questions of `owed`."""
    asked = {one.path: one for one in owed}
    lines = [
        f"{name}: {_json(data[name])}"
        for name in Record.model_fields
        if name in data and name not in sections()
    ]
    for name in Record.model_fields:
        if name in sections():
            lines += _section(name, data.get(name), asked, 0)
    return "\n".join(lines or ["{}"]) + "\n"


def _section(path: str, data: Any, asked: Mapping[str, Owed], depth: int) -> Iterator[str]:
    held = data if isinstance(data, dict) else {}
    inner: list[str] = []
    for name in dict.fromkeys(
        one[len(path) + 1 :].partition(".")[0].partition("[]")[0]
        for one in (*definitions(), *sections())
        if one.startswith(f"{path}.")
    ):
        below = f"{path}.{name}"
        if below in sections():
            inner += _section(below, held.get(name), asked, depth + 1)
        elif held.get(name) is not None:
            inner.append(f"{'  ' * (depth + 1)}{name}: {_json(held[name])}")
        if below in asked:
            if held.get(name) is not None:
                inner.pop()
            inner += _question(asked[below], held.get(name), "  " * (depth + 1))
    if inner:
        yield f"{'  ' * depth}{path.rpartition('.')[2]}:"
        yield from inner


def _question(one: Owed, held: Any, margin: str) -> Iterator[str]:
    name = one.path.rpartition(".")[2]
    said = [what_is_asked(one), f"Answer: {answer_form(one)}"]
    said += [f"  {key_line(key)}" for key in one.keys]
    said += [f"Only if {one.after} is true."] if one.after else []
    if one.keys and held is None:
        answer = one.paste
        for part in one.path.split("."):
            answer = answer[part]
        said += [f"As {name}: {_json(answer)}"]
    for line in said:
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent=f"{margin}# ",
            subsequent_indent=f"{margin}#   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    yield f"{margin}{name}: {_json(held)}"


def _json(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)
