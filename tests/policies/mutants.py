"""Mutants of a Rego file: the same rules with one small mistake in them, as a person could make it.

Knows: which mistakes there are, and where in the text each is made. Does not know which of them tests find (`mutation`).
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.policy.rego import Node, call, name, rules, walk

RENAMED: Final = {
    "all_of": "any_of", "any_of": "all_of", "is_true": "is_false", "is_false": "is_true",
    "at_most": "at_least", "at_least": "at_most", "min": "max", "max": "min",
}  # fmt: skip
SWAPPED: Final = {
    "not_after": (0, 1), "within_hours": (0, 1), "span_at_most": (0, 1), "implies": (0, 1), "settled": (0, 1),
    "carries": (0, 1), "when": (1, 2), "choose": (1, 2),
}  # fmt: skip
SIGNS: Final = {
    "<=": ("<", ">="), ">=": (">", "<="), "<": ("<=",), ">": (">=",), "==": ("!=",), "!=": ("==",), "+": ("-",),
    "-": ("+",), "*": ("+",),
}  # fmt: skip
WORDS: Final = {
    "yes": ("no", "unknown"), "no": ("yes", "unknown"), "unknown": ("yes", "no"),
    "blocking": ("major",), "major": ("minor",), "minor": ("blocking",),
}  # fmt: skip
_COLLECTIONS: Final = {"array": "[]", "set": "{}", "object": "{}"}


@dataclass(frozen=True)
class Mutant:
    """One mistake: `text` is the whole file with it, `says` tells rule, old and new, and is unlike that of any other."""

    path: str
    says: str
    text: str


@dataclass(frozen=True)
class _Change:
    start: int
    end: int
    new: str
    old: str
    """What is said of the place; the text there, where that is short."""


def unfolded(text: str) -> str:
    """The same module with every condition in braces: of one without, OPA does not tell where it stands."""
    return re.sub(
        r"^(?!#)(.*\S) if (?!\{)(?=\S)(.*[^\[({,])$", "\\1 if {\n\t\\2\n}", text, flags=re.MULTILINE
    )


def mutants(path: str, text: str, tree: Node, *, whole: bool) -> Iterator[Mutant]:
    """Every mutant of the module `text`, whose syntax tree is `tree`; with `whole`, of its plain Rego too, as in `lib`."""
    data, seen = text.encode(), dict[str, int]()
    starts = [0, *(found.end() for found in re.finditer(b"\n", data))]

    def span(node: Node) -> tuple[int, int]:
        location = node["location"]
        start = starts[location["row"] - 1] + location["col"] - 1
        return start, start + len(base64.b64decode(location["text"]))

    done = set()
    for rule in rules(tree):
        for change in _changes(rule, data, span, whole):
            key = (change.start, change.end, change.new)
            if key in done or data[change.start : change.end].decode() == change.new:
                continue
            done.add(key)
            says = f"{name(rule)}: {_short(change.old)} -> {_short(change.new) or 'nothing'}"
            seen[says] = seen.get(says, 0) + 1
            yield Mutant(
                path,
                says if seen[says] == 1 else f"{says} ({seen[says]})",
                (data[: change.start] + change.new.encode() + data[change.end :]).decode(),
            )


Span = Callable[[Node], tuple[int, int]]


def _changes(rule: Node, data: bytes, span: Span, whole: bool) -> Iterator[_Change]:
    def text_of(node: Node) -> str:
        start, end = span(node)
        return data[start:end].decode()

    def replaced(node: Node, new: str, old: str = "") -> _Change:
        return _Change(*span(node), new, old or text_of(node))

    # By its whole name: not every rule imports lib.
    negate = "negate" if whole else "data.lib.negate"
    value = rule["head"].get("value", {})
    if (
        name(rule) not in ("severity", "exceptions")
        and value.get("type") in ("call", "ref", "var")
        and not whole
    ):
        yield from _negated(value, replaced, text_of, negate)
    for node in _located(rule):
        kind = node.get("type")
        operation = call(node)
        if operation:
            yield from _calls(node, *operation, replaced, text_of, negate)
        if kind in _COLLECTIONS:
            yield from _without_one(node, kind, replaced, text_of)
        elif kind in ("string", "number"):
            yield from (replaced(node, new) for new in _other_words(text_of(node), whole))
        elif kind == "boolean" and text_of(node) in ("true", "false"):
            yield replaced(node, "false" if text_of(node) == "true" else "true")
        if whole and "terms" in node and "index" in node:
            yield from _conditions(node, replaced, text_of)


def _located(rule: Node) -> Iterator[Node]:
    # What OPA adds by itself, such as the "true" of a rule without a value, stands nowhere.
    for part in (rule["head"], rule.get("body", ())):
        yield from (node for node in walk(part) if "location" in node)


def _calls(
    node: Node, operator: str, given: list[Node], replaced: Any, text_of: Any, negate: str
) -> Iterator[_Change]:
    question = operator.removeprefix("lib.")
    terms: Any = node.get("value") if node.get("type") == "call" else node["terms"]
    texts = [text_of(one) for one in given]
    sign = text_of(terms[0])
    if sign in SIGNS:
        yield from (replaced(terms[0], new, text_of(node)) for new in SIGNS[sign])
    if question in RENAMED:
        yield replaced(terms[0], sign.replace(question, RENAMED[question]), text_of(node))
    if question in SWAPPED:
        first, second = SWAPPED[question]
        texts[first], texts[second] = texts[second], texts[first]
        yield replaced(node, f"{sign}({', '.join(texts)})")
    if question == "negate":
        yield replaced(node, texts[0])
    if question == "doubt":
        yield replaced(node, '"no"')
    if question in ("all_of", "any_of") and given[0].get("type") == "array":
        for one in given[0]["value"]:
            yield from _negated(one, replaced, text_of, negate)


def _negated(node: Node, replaced: Any, text_of: Any, negate: str) -> Iterator[_Change]:
    text = text_of(node)
    if not text.startswith(("negate(", "lib.negate(", '"')):
        yield replaced(node, f"{negate}({text})")


def _without_one(node: Node, kind: str, replaced: Any, text_of: Any) -> Iterator[_Change]:
    parts = [
        f"{text_of(one[0])}: {text_of(one[1])}" if isinstance(one, list) else text_of(one)
        for one in node["value"]
    ]
    opening, closing = _COLLECTIONS[kind]
    for i, part in enumerate(parts):
        if part.startswith('"iso": '):
            # Nothing compares the text of a day; that it is the text of its number is `test_days`' to see.
            continue
        rest = ", ".join(parts[:i] + parts[i + 1 :])
        empty = "set()" if kind == "set" and not rest else f"{opening}{rest}{closing}"
        yield replaced(node, empty, f"{part} in {text_of(node)}")


def _other_words(text: str, whole: bool) -> Iterator[str]:
    if re.fullmatch(r"-?\d+", text):
        yield from (str(int(text) + 1), str(int(text) - 1))
    elif text.startswith('"'):
        word = text.strip('"')
        others = WORDS.get(word, (f"{word}_",) if whole else ())
        yield from (f'"{other}"' for other in others)


def _conditions(node: Node, replaced: Any, text_of: Any) -> Iterator[_Change]:
    text = text_of(node)
    if node.get("negated"):
        yield replaced(node, text.removeprefix("not "))
    terms = node["terms"]
    declares = isinstance(terms, Mapping) or text.startswith("some ") or " := " in text
    if not declares and text != "true" and "\n}" not in text:
        yield replaced(node, "true")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 160 else f"{line[:120]} … {line[-36:]}"
