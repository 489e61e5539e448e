"""The public view of a version: the one function that says what the public sees of a record.

Knows: the committed form and the openings that were disclosed. It never sees a non-public value, so it cannot show
one: what the form holds as withheld is shown as withheld, with ground, by whom, until when, and its commitment
(promise 9). Does not know how a view is drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from registry.domain.committed import ABSENT, is_commitment
from registry.domain.fields import TEXT_LIKE, FieldDefinition
from registry.domain.record import definitions

State = Literal["unanswered", "absent", "given", "withheld", "erased"]
Json = Any


@dataclass(frozen=True)
class Opened:
    """That an oversight body read a withheld value: the entry says for what reasons."""

    office: str
    stated_at: str
    origin: str
    index: int


@dataclass(frozen=True)
class Withholding:
    """Why a value is not shown. `ground` is a closed word, or `oversight` or `internal` where the field itself is."""

    ground: str
    commitment: str
    provision: str | None = None
    decided_by: str | None = None
    decided_on: str | None = None
    review_by: str | None = None
    opened: tuple[Opened, ...] = ()
    """Who read it for oversight, and when: never what it is."""
    erased: bool = False
    """Whether the value is kept no more, by a notice of the log."""


@dataclass(frozen=True)
class FieldView:
    """One field as the public sees it; `value` only where given; `items` for a list of objects."""

    path: str
    definition: FieldDefinition
    state: State
    value: Json = None
    withholding: Withholding | None = None
    items: tuple[tuple[FieldView, ...], ...] = ()


@dataclass(frozen=True)
class PublicView:
    """A version as the public sees it: its fields by section, in the order of the record."""

    deployment: str
    version: int
    provenance: str
    previous: str | None
    sections: Mapping[str, tuple[FieldView, ...]]

    def field(self, path: str) -> FieldView:
        """The field at `path` (no list indexes)."""
        return next(f for f in self.sections[path.split(".")[0]] if f.path == path)

    def value(self, path: str) -> Json:
        """What the public sees at `path`: the value where given, else None."""
        return self.field(path).value

    def as_json(self) -> dict[str, Json]:
        """The view as plain JSON: for each field its state, and its value or withholding."""
        return {
            "deployment": self.deployment,
            "version": self.version,
            "provenance": self.provenance,
            "previous": self.previous,
            "record": {f.path: _json(f) for fields in self.sections.values() for f in fields},
        }


def public_view(
    form: Mapping[str, Json],
    disclosed: Mapping[str, Json],
    opened: Mapping[str, Sequence[Opened]] = MappingProxyType({}),
    erased: Collection[str] = (),
) -> PublicView:
    """The public view of committed form `form`; `disclosed` maps concrete paths to opened public values, `opened` those of
    withheld values to who read them; `erased` are the paths of what is kept no more.
    """
    stubs = {stub["field"]: (i, stub) for i, stub in enumerate(form["withheld"])}
    view = _View(disclosed, stubs, opened, erased)
    sections: dict[str, list[FieldView]] = {}
    for pattern, parts, definition in _of_records():
        answer = _lookup(form["answers"], parts)
        sections.setdefault(parts[0], []).append(view.field(answer, definition, pattern, pattern))
    return PublicView(
        deployment=form["deployment"],
        version=form["version"],
        provenance=form["provenance"],
        previous=form["previous"],
        sections={name: tuple(fields) for name, fields in sections.items()},
    )


@dataclass(frozen=True)
class _View:
    disclosed: Mapping[str, Json]
    stubs: Mapping[str, tuple[int, Mapping[str, Json]]]
    opened: Mapping[str, Sequence[Opened]]
    erased: Collection[str]

    def field(self, answer: Json, definition: FieldDefinition, path: str, pattern: str) -> FieldView:
        if answer is None:
            return FieldView(path, definition, "unanswered")
        if is_commitment(answer) and "withheld" in answer:
            return FieldView(
                path, definition, "withheld", withholding=self._withholding(answer, path, pattern)
            )
        if answer == ABSENT or answer is False or answer == []:
            return FieldView(path, definition, "absent", value=None if answer == ABSENT else answer)
        if definition.kind in TEXT_LIKE:
            return self._text(answer, definition, path)
        if definition.kind == "texts":
            texts = [self.disclosed.get(f"{path}[{i}]") for i in range(len(answer))]
            erased = all(text is None for text in texts)
            return FieldView(
                path, definition, "erased" if erased else "given", value=None if erased else texts
            )
        if definition.kind == "items":
            return FieldView(path, definition, "given", items=self._items(answer, path, pattern))
        return FieldView(path, definition, "given", value=answer)

    def _text(self, answer: Mapping[str, Json], definition: FieldDefinition, path: str) -> FieldView:
        if path not in self.disclosed:
            gone = Withholding(ground="erased", commitment=answer["commitment"])
            return FieldView(path, definition, "erased", withholding=gone)
        return FieldView(path, definition, "given", value=self.disclosed[path])

    def _items(self, answer: list[Json], path: str, pattern: str) -> tuple[tuple[FieldView, ...], ...]:
        return tuple(
            tuple(
                self.field(item.get(name), definition, f"{path}[{i}].{name}", f"{pattern}[].{name}")
                for name, definition in _of_items(pattern).items()
            )
            for i, item in enumerate(answer)
        )

    def _withholding(self, answer: Mapping[str, Json], path: str, pattern: str) -> Withholding:
        kept = Withholding(
            ground=answer["withheld"],
            commitment=answer["commitment"],
            opened=tuple(self.opened.get(path, ())),
            erased=path in self.erased,
        )
        if pattern not in self.stubs:
            return kept
        i, stub = self.stubs[pattern]
        return replace(
            kept,
            provision=self.disclosed.get(f"withheld[{i}].provision"),
            decided_by=self.disclosed.get(f"withheld[{i}].decided_by"),
            decided_on=stub["decided_on"],
            review_by=stub["review_by"],
        )


@cache
def _of_items(pattern: str) -> dict[str, FieldDefinition]:
    """What each item of a list is asked, by name."""
    prefix = f"{pattern}[]."
    below = {path.removeprefix(prefix): d for path, d in definitions().items() if path.startswith(prefix)}
    return {name: definition for name, definition in below.items() if "[]" not in name}


@cache
def _of_records() -> tuple[tuple[str, tuple[str, ...], FieldDefinition], ...]:
    """What each record is asked: paths, also in parts, and definitions."""
    return tuple(
        (path, tuple(path.split(".")), definition)
        for path, definition in definitions().items()
        if "[]" not in path
    )


def _lookup(answers: Json, parts: tuple[str, ...]) -> Json:
    for part in parts:
        if not isinstance(answers, dict) or (answers := answers.get(part)) is None:
            return None
    return answers


def _json(view: FieldView) -> Json:
    if view.state == "withheld" and view.withholding is not None:
        return {"state": "withheld", **_withheld_json(view.withholding)}
    if view.state == "erased" and view.withholding is not None:
        return {"state": "erased", "commitment": view.withholding.commitment}
    if view.items:
        return {
            "state": view.state,
            "items": [{f.path.rsplit(".", 1)[1]: _json(f) for f in item} for item in view.items],
        }
    if view.state in ("given", "absent") and view.value is not None:
        return {"state": view.state, "value": view.value}
    return {"state": view.state}


def _withheld_json(stub: Withholding) -> dict[str, Json]:
    said = {name: value for name, value in vars(stub).items() if value not in (None, (), False)}
    if stub.opened:
        said["opened"] = [dict(vars(one)) for one in stub.opened]
    return said
