"""Records for property tests: any answers a body could file, written as a record file holds them."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from registry.domain import answers
from registry.domain import fields as f
from registry.domain.countries import COUNTRIES
from registry.domain.facts import derivation
from registry.domain.question import Question, question, subsection
from registry.domain.record.record import SECTIONS, Record

_ALPHABET = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u202d\u202e")
LINES = (
    st.text(_ALPHABET, min_size=1, max_size=30)
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(lambda text: not answers.is_blank(text))
)
_CODES = {"[A-Z]{2}-[A-Z0-9]{1,3}": ["NL-NH", "GB-ENG", "US-4"], "[A-Z]{3}": ["EUR", "GBP"]}
_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "yesno": st.booleans(),
    "name": LINES,
    "ref": LINES,
    "text": LINES,
    "texts": LINES,
    "contact": st.sampled_from(["info@example.org", "+31 20 000 0000", "https://example.org/contact"]),
    "url": st.sampled_from(["https://example.org/", "http://example.org:8080/a?b=c#d"]),
    "country": st.sampled_from(sorted(COUNTRIES)),
    "countries": st.sampled_from(sorted(COUNTRIES)),
    "day": st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(date.isoformat),
    "instant": st.datetimes(datetime(1901, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)).map(
        lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    ),
}


def answers_of(asked: Question) -> st.SearchStrategy[Any]:
    """Any answer to one question: unanswered, declared absent or given."""
    if asked.items:
        given: st.SearchStrategy[Any] = section(asked.items).filter(bool)
    elif asked.values:
        given = st.sampled_from(asked.values)
    elif asked.kind in ("count", "ppm"):
        given = st.integers(*asked.limits)
    elif asked.kind == "code":
        given = st.sampled_from(_CODES[asked.pattern])
    else:
        given = _KINDS[asked.kind]
    if asked.kind in f.LIST_KINDS:
        return st.lists(given, max_size=3, unique_by=repr)
    return given if asked.kind == "yesno" or asked.own_none else given | st.just({"none": True})


def section(model: type[f.Section]) -> st.SearchStrategy[dict[str, Any]]:
    """Any answers to the questions of one section, few of them given."""
    asked = {name: question(model, name) for name in model.model_fields}
    return st.fixed_dictionaries(
        {},
        optional={
            name: answers_of(one) if one else section(subsection(model, name)) for name, one in asked.items()
        },
    ).map(lambda given: _consistent(model, given))


def records(facts_version: int | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Any record file without withheld fields, whose words a version of the facts knows where one is named."""
    some = st.fixed_dictionaries({}, optional={name: section(subsection(Record, name)) for name in SECTIONS})
    if facts_version is None:
        return some
    fields = derivation.listing(facts_version)
    return some.filter(lambda data: _speaks(data, fields, ""))


def _speaks(given: Any, fields: dict[str, dict[str, Any]], path: str) -> bool:
    """Whether every word of a closed list is one that these fields know; other answers are no words."""
    if isinstance(given, dict):
        return all(
            _speaks(value, fields, f"{path}.{name}" if path else name) for name, value in given.items()
        )
    if isinstance(given, list):
        return all(_speaks(one, fields, f"{path}[]" if isinstance(one, dict) else path) for one in given)
    known = fields.get(path, {}).get("values")
    return not known or given in known


def _consistent(model: type[f.Section], given: dict[str, Any]) -> dict[str, Any]:
    for first, second in model.in_order:
        if isinstance(given.get(first), str) and isinstance(given.get(second), str):
            given |= dict(zip((first, second), sorted((given[first], given[second])), strict=True))
    for number, unlimited in model.exclusive:
        if isinstance(given.get(number), int):
            given.pop(unlimited, None)
    return given
