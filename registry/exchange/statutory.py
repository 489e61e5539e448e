"""What the exports to published standards share: the points of a standard with what the public record answers to them.

Knows: that which field feeds which point stands with each field (`registry.domain.record`), that a withheld value is carried
as its stub and never as a value (promise 9), and how the answers of a point become a record again. Does not know any standard.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from registry.domain.public_view import FieldView, PublicView, Withholding
from registry.domain.record import definitions
from registry.errors import RegistryError

Json = Any


@dataclass(frozen=True)
class Part:
    """What one field answers to a point. `answer`: null, a declared absence, a value, or a stub (`answer_of`)."""

    field: str
    title: str
    answer: Json


@dataclass(frozen=True)
class Gap:
    """A point of the format that stays empty, and why."""

    point: str
    why: str


@dataclass(frozen=True)
class Shortened:
    """A text that the format holds only in part: so many characters of how many."""

    point: str
    kept: int
    of: int


@dataclass(frozen=True)
class Report:
    """What became of a version in a format.

    `checked`: against which schema the document was checked, or that there is none; `problems`: where it does not fit.
    `not_carried`: answered fields of ours for which the format has no place. `not_verified`: what was not read in the source.
    """

    checked: str
    problems: tuple[str, ...] = ()
    not_carried: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    shortened: tuple[Shortened, ...] = ()
    not_verified: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """The report as plain JSON."""
        return {name: [*held] if isinstance(held, tuple) else held for name, held in asdict(self).items()}


@dataclass(frozen=True)
class Exported:
    """A document in a format, and what was lost."""

    document: Json
    report: Report


def parts(view: PublicView, standard: str, point: str) -> list[Part]:
    """What the fields that feed `point` of `standard` say, in the order of the record."""
    return [
        Part(path, definitions()[path].title, answer_of(view.field(path)))
        for path in _feeding().get((standard, point), ())
    ]


def answer_of(field: FieldView) -> Json:
    """A field as an export holds it: null (unanswered), `{"none": true}`, `false` or `[]` (declared absent), the value,
    `{"withheld": {ground, …, commitment}}`, or `{"erased": true}`; a list of groups as a list of such objects.
    """
    if field.state == "withheld" and field.withholding is not None:
        return {"withheld": _stub(field.withholding)}
    if field.state == "erased":
        return {"erased": True}
    if field.state == "absent":
        return {"none": True} if field.value is None else field.value
    if field.definition.kind == "items" and field.state == "given":
        return [
            {f.path.rsplit(".", 1)[1]: said for f in item if (said := answer_of(f)) is not None}
            for item in field.items
        ]
    return field.value


def is_value(answer: Json) -> bool:
    """Whether there is something to read: neither unanswered nor absent, withheld or erased."""
    if answer is None or answer is False or answer == []:
        return False
    return not (isinstance(answer, dict) and answer.keys() & {"none", "withheld", "erased"})


def why_empty(said: Iterable[Part]) -> str:
    """Why a point to which these fields answer stays empty."""
    answers = [part.answer for part in said]
    if any(isinstance(answer, dict) and "withheld" in answer for answer in answers):
        return "withheld"
    if any(isinstance(answer, dict) and "erased" in answer for answer in answers):
        return "erased"
    if any(answer is not None for answer in answers):
        return "declared absent"
    return "unanswered"


def stub_text(answer: Json) -> str:
    """The sentence that stands for what is withheld; empty for anything else."""
    if not isinstance(answer, dict) or "withheld" not in answer:
        return ""
    stub = answer["withheld"]
    until = f", to be reviewed by {stub['review_by']}" if stub.get("review_by") else ""
    return f"[Withheld: {stub['ground'].replace('_', ' ')}{until}]"


def is_stub(text: str) -> bool:
    """Whether a text is such a sentence."""
    return text.startswith("[Withheld: ") and text.endswith("]")


def text_of(answer: Json) -> str:
    """An answer in words; empty where there is none."""
    if (stub := stub_text(answer)) or answer is None:
        return stub
    if isinstance(answer, dict):
        if answer.get("none"):
            return "None"
        if answer.get("erased"):
            return "[Erased]"
        return "; ".join(f"{name.replace('_', ' ')}: {text_of(said)}" for name, said in answer.items())
    if isinstance(answer, list):
        return "\n".join(text_of(member) for member in answer) if answer else "None"
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    return str(answer)


def point_json(point: str, asks: str, said: Iterable[Part], **more: Json) -> dict[str, Json]:
    """A point as a document of this registry's own arrangement holds it."""
    return {"point": point, "asks": asks, **more, "answers": [asdict(part) for part in said]}


def record_of(points: Iterable[Mapping[str, Json]]) -> dict[str, Json]:
    """The record that such points carry: every answer that is a value or a declared absence, under its own path.

    What was withheld or erased comes back unanswered. A field that no record has is passed over.
    """
    record: dict[str, Json] = {}
    for point in points:
        for part in point.get("answers", ()):
            path, answer = part.get("field"), filed(part.get("answer"))
            if path in definitions() and answer is not None:
                put(record, path, answer)
    return record


def require_form(document: Json, form: str, title: str) -> None:
    """Raise `export.form` unless `document` says that it is of the form `form`."""
    if not isinstance(document, dict) or document.get("form") != form:
        raise RegistryError(
            "export.form",
            f"this is no document of the form {form!r} ({title})",
            hint="Give a document as `sightline export` writes it, unchanged.",
        )


def put(record: dict[str, Json], path: str, answer: Json) -> None:
    """Put an answer into a record at `path`."""
    *sections, leaf = path.split(".")
    node = record
    for section in sections:
        node = node.setdefault(section, {})
    node[leaf] = answer


def filed(answer: Json) -> Json:
    """An answer of an export as a record file holds it."""
    if isinstance(answer, dict):
        if answer.keys() & {"withheld", "erased"}:
            return None
        return {name: read for name, said in answer.items() if (read := filed(said)) is not None}
    if isinstance(answer, list):
        return [read for member in answer if (read := filed(member)) is not None]
    return answer


def not_carried(view: PublicView, carried: Iterable[str]) -> tuple[str, ...]:
    """The answered fields of the record that are not among those `carried`, in the order of the record."""
    kept = frozenset(carried)
    return tuple(
        field.path
        for fields in view.sections.values()
        for field in fields
        if field.state != "unanswered" and field.path not in kept
    )


def rows(points: Iterable[Mapping[str, Json]]) -> Iterator[tuple[str, str, str, str]]:
    """Point, what it asks, field and answer, as JSON, of each part: for a table."""
    for point in points:
        for part in point["answers"]:
            answer = json.dumps(part["answer"], ensure_ascii=False)
            yield point["point"], point["asks"], part["field"], answer


@cache
def _feeding() -> dict[tuple[str, str], list[str]]:
    """The fields that feed each point of each standard, in the order of the record."""
    found: dict[tuple[str, str], list[str]] = {}
    for path, definition in definitions().items():
        for fed in definition.feeds if "[]" not in path else ():
            found.setdefault(fed, []).append(path)
    return found


def _stub(kept: Withholding) -> dict[str, Json]:
    said = {
        "ground": kept.ground,
        "provision": kept.provision,
        "decided_by": kept.decided_by,
        "decided_on": kept.decided_on,
        "review_by": kept.review_by,
        "commitment": kept.commitment,
    }
    return {name: value for name, value in said.items() if value is not None}
