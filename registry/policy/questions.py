"""The questions that `policies/lib` can be asked, and what reading a rule brings to light.

Knows: which question fits which kind of field. Does not know how a rule is read (`asking`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from registry.domain.fields import LIST_KINDS, TEXT_LIKE

Fields = Mapping[str, Mapping[str, Any]]
"""Of every path in the facts its kind and, for a closed list, its values."""

WORDS = ("yes", "no", "unknown")
PREDICATES = {"lib.holds_on"}
"""What of `lib` is true or undefined and asks about no answer: it may stand as a condition."""

_DATES = {"day", "instant"}
_NUMBERS = {"count", "ppm"}
_TEXTS: set[str] = set(TEXT_LIKE)
_WORDS = {"choice", "country", "code"}
_LISTS: set[str] = set(LIST_KINDS)
QUESTIONS = {
    "is_true": {"yesno"},
    "is_false": {"yesno"},
    "given": _DATES | _NUMBERS | _TEXTS | _WORDS | _LISTS,
    "one_of": _WORDS,
    "belongs": {"country"},
    "some_belong": {"countries"},
    "at_most": _NUMBERS,
    "at_least": _NUMBERS,
    "includes": _LISTS,
    "none_of": _LISTS,
    "count_at_least": _LISTS,
    "items": _LISTS,
    "every_item": _LISTS,
    "not_after": _DATES,
    "within_days": _DATES,
    "within_hours": {"instant"},
    "span_at_most": _DATES,
}
"""What `lib` may be asked about an answer, and for which kinds of field. Of another kind it never knows.

A new question of `lib` gets its row here; everything else in `lib` takes "yes", "no" and "unknown"."""


@dataclass
class Reads:
    """What one module, or one rule of it, reads: paths of facts, parameters, and terms."""

    paths: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def together(several: Sequence[Reads], terms: Mapping[str, Reads]) -> Reads:
    """What rules read together with the terms they use, and the terms those use."""
    total, waiting = Reads(), list(several)
    while waiting:
        one = waiting.pop()
        total.paths |= one.paths
        total.parameters |= one.parameters
        waiting += [terms[term] for term in one.terms - total.terms if term in terms]
        total.terms |= one.terms
    return total
