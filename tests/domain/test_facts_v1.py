"""Facts, version 1, held to the byte.

The files in `vectors/` are committed forms and the facts that version 1 makes of them. They are never made again:
a changed vector, or a changed digest below, is a broken promise 5 (anyone can re-run any decision), because the facts
of every version filed under it would change after they were signed. What needs other facts needs facts version 2.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain import facts
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.facts import v1
from registry.domain.record import definitions, read_record
from registry.errors import RegistryError
from tests.domain.filled import filled_answers, filled_record
from tests.domain.record_strategies import records
from tests.domain.test_committed import WITHHELD, committed

VECTORS = Path(__file__).parent / "vectors"
DIGESTS = {
    "filled": (
        "05424d6b1cbb271079863d41a4d7e3da2c6793ad1eba9ef2a32815d11e6b55c2",
        "2bd3fe4f186dfccbb57fd587a669997040123b701ea29ad6010c27ce46d4b1e9",
    ),
    "empty": (
        "c4766f47a00a06d021be60f0e8b34894648050abb5f8509e9cc2b01ff6b7ca80",
        "a9d38a11f27fcb1b2d702b5f2187f969a08930e0f40669903ed166e4f2295aca",
    ),
    "later_field": (
        "ab500848be01b10da2f88e912b7aae1bc76a311c5cbe3f5e2c8a4364dc6f4633",
        "fdf3651516cbfdf2c950cd43f8b795e70001987b5c0312793d28a398485574c3",
    ),
}


def vector(name: str, part: str) -> Any:
    return json.loads((VECTORS / f"facts_v1_{name}.{part}.json").read_text(encoding="utf-8"))


def at(document: Any, path: str) -> Any:
    for step in path.split("."):
        document = document[int(step)] if isinstance(document, list) else document[step]
    return document


def paths(node: Any, fields: Any, path: str = "") -> Iterator[str]:
    """The paths of version 1 that stand in facts, those of a list's items with `[]`."""
    for name, value in node.items():
        where = f"{path}.{name}" if path else name
        if where in fields:
            yield where
            if fields[where]["kind"] == "items" and isinstance(value, list):
                for item in value:
                    yield from paths(item, fields, f"{where}[]")
        elif name != "facts_version":
            yield from paths(value, fields, where)


@pytest.mark.parametrize("name", DIGESTS)
def test_the_facts_of_a_form_are_what_they_were(name: str) -> None:
    form, expected = vector(name, "form"), vector(name, "facts")
    assert canonical_bytes(v1.derive(form)) == canonical_bytes(expected)
    assert (sha256_hex(canonical_bytes(form)), sha256_hex(canonical_bytes(expected))) == DIGESTS[name]


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("facts_version", 1),
        ("deployment.hours", None),
        ("deployment.eu_scope", None),
        ("legal_basis.instruments", None),
        ("accessibility.languages", None),
        ("deployment.covert", False),
        ("place.area_codes", []),
        ("watchlist.image_sources", []),
        ("operator.identifier", {"state": "absent"}),
        ("deployment.end_date", {"state": "absent"}),
        ("purpose.offence_max_years", {"state": "absent"}),
        ("watchlist.exists", {"state": "withheld"}),
        ("data.transfers", {"state": "withheld"}),
        ("data.retention_match_days", {"state": "withheld"}),
        ("authorisation.granted_at", {"state": "withheld"}),
        ("system.threshold", {"state": "withheld"}),
        # "Überwachung 🚉 東京": code points, not bytes and not UTF-16 units.
        ("deployment.title", {"state": "given", "length": 16}),
        ("deployment.start_date", {"iso": "2024-02-29", "day": 19_782}),
        ("procurement.start", {"iso": "1965-05-05", "day": -1_702}),
        ("authorisation.requested_at", {"iso": "1969-12-31T23:59:59Z", "epoch": -1}),
        ("scope.time_start", {"iso": "2026-01-02T03:04:05Z", "epoch": 1_767_323_045}),
        ("place.country", "GB"),
        ("place.member_states", ["DE", "NL"]),
        ("place.sites.0.label", {"state": "given", "length": 10}),
        ("place.sites.0.area", {"state": "withheld"}),
        ("place.sites.1.label", {"state": "absent"}),
        ("place.sites.2.area", None),
    ],
)
def test_the_filled_vector_says_what_each_kind_of_answer_becomes(path: str, answer: Any) -> None:
    assert at(vector("filled", "facts"), path) == answer


def test_every_field_of_version_1_stands_in_the_facts_also_where_nothing_is_answered() -> None:
    fields = v1.listing()
    empty = v1.derive(vector("empty", "form"))
    assert set(paths(empty, fields)) == {path for path in fields if "[]" not in path}
    assert all(at(empty, path) is None for path in paths(empty, fields))
    whole = v1.derive(committed(filled_record()).form)
    assert set(paths(whole, fields)) == set(fields)


def test_a_field_of_a_later_record_is_no_fact_of_version_1() -> None:
    form = vector("later_field", "form")
    known = copy.deepcopy(form)
    del known["answers"]["energy"], known["answers"]["deployment"]["colour_of_the_housing"]
    known["answers"]["place"]["sites"] = [{"label": form["answers"]["place"]["sites"][0]["label"]}, {}]
    assert v1.derive(form) == v1.derive(known)


@settings(max_examples=25, deadline=None)
@given(records(1), st.randoms(use_true_random=False))
def test_the_same_form_has_the_same_facts_in_whatever_order_it_is_written(data: Any, chance: Any) -> None:
    made = committed(read_record(data))
    before = copy.deepcopy(made.form)
    expected = canonical_bytes(facts.derive(made.form, 1))
    assert made.form == before
    assert canonical_bytes(facts.derive(parse_canonical(made.data), 1)) == expected
    assert canonical_bytes(facts.derive(_shuffled(made.form, chance), 1)) == expected


@settings(max_examples=25, deadline=None)
@given(
    records(1), st.sampled_from([None, 1, "x", [], {}, {"none": True}, {"commitment": "0" * 64, "length": 1}])
)
def test_unknown_fields_change_nothing(data: Any, value: Any) -> None:
    form = committed(read_record(data)).form
    assert v1.derive(_with_unknown_fields(form, value)) == v1.derive(form)


def test_a_withheld_answer_never_shows_its_value() -> None:
    paths = [
        path
        for path, d in definitions().items()
        if path in v1.listing() and d.visibility == "public" and not d.never_withheld and "[]" not in path
    ]
    data = filled_answers()
    data["withheld"] = [WITHHELD | {"field": path} for path in paths]
    derived = v1.derive(committed(read_record(data)).form)
    assert {path: at(derived, path) for path in paths} == {path: {"state": "withheld"} for path in paths}
    hidden = [p for p in v1.listing() if definitions()[p].visibility != "public" and "[]" not in p]
    assert {path: at(derived, path) for path in hidden} == {path: {"state": "withheld"} for path in hidden}


@given(st.sampled_from(sorted(p for p in v1.listing() if "[]" not in p)), st.text(max_size=20))
def test_whatever_stands_beside_the_word_withheld_stays_out_of_the_facts(path: str, secret: str) -> None:
    form = vector("empty", "form")
    _put(form["answers"], path, {"withheld": secret, "value": secret, "length": 3, "none": True})
    assert at(v1.derive(form), path) == {"state": "withheld"}


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("answers", None),
        ("answers", []),
        ("deployment", []),
        ("deployment", None),
        ("system.accuracy", "high"),
        ("deployment.title", "Station cameras"),
        ("deployment.title", {"commitment": "0" * 64}),
        ("deployment.title", {"commitment": "0" * 64, "length": -1}),
        ("deployment.title", {"commitment": "0" * 64, "length": True}),
        ("deployment.title", {"commitment": "0" * 64, "length": "9"}),
        ("deployment.technology", "telepathy"),
        ("deployment.technology", ["face_identification_live"]),
        ("deployment.covert", 1),
        ("deployment.covert", "true"),
        ("deployment.start_date", "2023-02-29"),
        ("deployment.start_date", "20240229"),
        ("deployment.start_date", "2024-W09-4"),
        ("deployment.start_date", 19_782),
        ("deployment.end_date", {"none": 1}),
        ("deployment.end_date", {"none": False}),
        ("authorisation.granted_at", "2026-01-02"),
        ("authorisation.granted_at", "2026-01-02T03:04:05+00:00"),
        ("authorisation.granted_at", "2026-1-2T3:4:5Z"),
        ("authorisation.granted_at", "2026-01-02T24:00:00Z"),
        ("authorisation.granted_at", "٢٠٢٦-01-02T03:04:05Z"),
        ("data.retention_match_days", -1),
        ("data.retention_match_days", True),
        ("data.retention_match_days", "30"),
        ("system.accuracy.fpir", -1),
        ("place.country", 31),
        ("place.subdivision", []),
        ("place.area_codes", "NL"),
        ("place.area_codes", ["NL"]),
        ("place.member_states", {"0": "NL"}),
        ("data.categories", ["telepathic"]),
        ("place.sites", {}),
        ("place.sites", [None]),
    ],
)
def test_a_malformed_form_is_refused_by_the_path_at_fault(path: str, answer: Any) -> None:
    form = vector("empty", "form")
    if path == "answers":
        form["answers"] = answer
    else:
        _put(form["answers"], path, answer)
    with pytest.raises(RegistryError) as refused:
        v1.derive(form)
    assert refused.value.code == "facts.malformed"
    assert refused.value.message.startswith(f"{path}[0] " if answer == [None] else f"{path} ")


@pytest.mark.parametrize("form", [{}, [], None, "answers", {"deployment": "x"}])
def test_what_is_no_form_at_all_is_refused(form: Any) -> None:
    with pytest.raises(RegistryError, match="answers") as refused:
        v1.derive(form)
    assert refused.value.code == "facts.malformed"


def test_the_path_at_fault_in_a_list_says_which_item() -> None:
    form = vector("empty", "form")
    form["answers"] = {"place": {"sites": [{}, {"label": "North gate"}]}}
    with pytest.raises(RegistryError, match=r"place\.sites\[1\]\.label"):
        v1.derive(form)


def test_a_version_that_is_not_known_is_refused() -> None:
    for version in (0, 99):
        with pytest.raises(RegistryError) as refused:
            facts.derive(vector("empty", "form"), version)
        assert refused.value.code == "facts.version"


def _put(answers: dict[str, Any], path: str, value: Any) -> None:
    *parents, leaf = path.split(".")
    for part in parents:
        answers = answers.setdefault(part, {})
    answers[leaf] = value


def _shuffled(node: Any, chance: Any) -> Any:
    if isinstance(node, dict):
        members = list(node.items())
        chance.shuffle(members)
        return {name: _shuffled(value, chance) for name, value in members}
    return [_shuffled(value, chance) for value in node] if isinstance(node, list) else node


def _with_unknown_fields(form: dict[str, Any], value: Any) -> dict[str, Any]:
    fields = v1.listing()

    def grown(node: dict[str, Any], path: str) -> dict[str, Any]:
        result: dict[str, Any] = {"asked_later": value}
        for name, answer in node.items():
            where = f"{path}.{name}" if path else name
            if where not in fields and isinstance(answer, dict):
                result[name] = grown(answer, where)
            elif fields.get(where, {}).get("kind") == "items" and isinstance(answer, list):
                result[name] = [grown(item, f"{where}[]") for item in answer]
            else:
                result[name] = answer
        return result

    return {**form, "asked_later": value, "answers": grown(form["answers"], "")}
