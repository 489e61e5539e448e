"""Facts, version 3, held to the byte: what version 2 reads, and what the filer withholds, without anything of its value.

The files in `vectors/` are never made again, for the reasons told in `test_facts_v1`. How a single answer is read is
tested there too: the versions share the mechanics and differ in their lists of fields.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from registry.domain import facts
from registry.domain.canonical import canonical_bytes, sha256_hex
from registry.domain.committed_form import read_committed
from registry.domain.facts import v2, v3
from registry.domain.record import read_record
from registry.domain.record.withholding import GROUNDS
from registry.errors import RegistryError
from tests.domain.record_strategies import records
from tests.domain.test_committed import WITHHELD, committed, sites
from tests.domain.test_facts_v1 import VECTORS, at

FORMS = {
    "withheld": "facts_v3_withheld",
    "empty": "facts_v1_empty",
    "earlier_form": "facts_v2_filled",
}
DIGESTS = {
    "withheld": (
        "7a060f98510bee416e4ed8675853842b196052907b6d1946d79abe5410a57041",
        "5e1ffe6e31372069cf88cc6b0a8d204e73b2ef93dd798d1eea37e0d0b4e6c2a9",
    ),
    "empty": (
        "c4766f47a00a06d021be60f0e8b34894648050abb5f8509e9cc2b01ff6b7ca80",
        "67b6e03b4281a05da749990fd458c3102629b7dcaf24fd9375e56ff0b5dd6bfb",
    ),
    "earlier_form": (
        "b5b21609d65cc08badd1b860ec3868bf893ffbe1ddc2dc87a319241236c88d40",
        "ccde893dab07e57e4de10ef00416307e417f3938c3a22bb31aa1cb1ce247336a",
    ),
}
STUB = {
    "field": "place.sites[].area",
    "section": "place",
    "ground": "security_of_system",
    "provision": {"state": "given", "length": 28},
    "decided_by": {"state": "given", "length": 12},
    "decided_on": {"iso": "2026-01-01", "day": 20_454},
    "review_by": {"iso": "2027-01-01", "day": 20_819},
}


def form_of(name: str) -> Any:
    return json.loads((VECTORS / f"{FORMS[name]}.form.json").read_text(encoding="utf-8"))


def facts_of(name: str) -> Any:
    return json.loads((VECTORS / f"facts_v3_{name}.facts.json").read_text(encoding="utf-8"))


def without_stubs(derived: dict[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in derived.items() if name not in ("facts_version", "withholding")}


@pytest.mark.parametrize("name", DIGESTS)
def test_the_facts_of_a_form_are_what_they_were(name: str) -> None:
    form, expected = form_of(name), facts_of(name)
    assert canonical_bytes(v3.derive(form)) == canonical_bytes(expected)
    assert (sha256_hex(canonical_bytes(form)), sha256_hex(canonical_bytes(expected))) == DIGESTS[name]


def test_the_vectors_are_committed_forms() -> None:
    for name in ("withheld", "earlier_form"):
        assert read_committed(canonical_bytes(form_of(name))) == form_of(name)


def test_a_stub_tells_field_ground_days_and_that_provision_and_office_are_given() -> None:
    first, second = facts_of("withheld")["withholding"]["stubs"]
    assert first == STUB
    assert (second["field"], second["section"], second["ground"]) == (
        "system.logic",
        "system",
        "trade_secret",
    )
    assert v3.derive(committed(sites()).form)["withholding"] == {"stubs": [STUB]}


def test_nothing_of_what_is_withheld_nor_any_text_or_name_stands_in_the_facts() -> None:
    """The provision and the office are public, and erasable: facts are for ever."""
    told = json.dumps(v3.derive(committed(sites("North gate")).form))
    for text in ("North gate", WITHHELD["provision"], WITHHELD["decided_by"], "commitment", '"length": 10}'):
        assert text not in told


def test_who_withholds_nothing_has_an_empty_list_and_a_form_that_does_not_say_leaves_it_open() -> None:
    assert v3.derive(form_of("empty"))["withholding"] == {"stubs": []}
    assert v3.derive({"answers": {}})["withholding"] == {"stubs": None}


def test_the_stubs_of_a_form_of_an_earlier_day_are_read_too() -> None:
    stubs = facts_of("earlier_form")["withholding"]["stubs"]
    assert [stub["field"] for stub in stubs] == [
        stub["field"] for stub in form_of("earlier_form")["withheld"]
    ]
    assert len(stubs) > 1


def test_what_the_record_itself_keeps_from_the_public_is_nobody_s_ground() -> None:
    form = committed(read_record({"filing": {"filed_by_name": "A. Clerk"}})).form
    assert at(v3.derive(form), "filing.filed_by_name") == {"state": "withheld"}
    assert v3.derive(form)["withholding"] == {"stubs": []}


def test_the_order_in_which_the_filer_withheld_is_kept() -> None:
    record = {"system": {"logic": "x", "inputs": "y"}}
    two = [{**WITHHELD, "field": field} for field in ("system.logic", "system.inputs")]
    for order in (two, two[::-1]):
        form = committed(read_record({**record, "withheld": order})).form
        assert [stub["field"] for stub in v3.derive(form)["withholding"]["stubs"]] == [
            stub["field"] for stub in order
        ]


@settings(max_examples=25, deadline=None)
@given(records(2))
def test_everything_else_is_what_version_2_reads(data: Any) -> None:
    form = committed(read_record(data)).form
    assert without_stubs(v3.derive(form)) == without_stubs(v2.derive(form))


def test_version_3_reads_the_fields_of_version_2_and_the_stubs() -> None:
    earlier, later = v2.listing(), v3.listing()
    assert {path: later[path] for path in earlier} == earlier
    added = [path for path in later if path not in earlier]
    assert added[0] == "withholding.stubs"
    assert {path.rpartition(".")[2] for path in added[1:]} == set(STUB)
    assert later["withholding.stubs[].ground"]["values"] == list(GROUNDS)


def test_a_field_that_is_asked_later_is_withheld_like_any_other() -> None:
    form = {"answers": {}, "withheld": [{**committed(sites()).form["withheld"][0], "field": "drones.fleet"}]}
    (stub,) = v3.derive(form)["withholding"]["stubs"]
    assert (stub["field"], stub["section"]) == ("drones.fleet", "drones")


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"ground": "convenience"}, "withholding.stubs"),
        ({"field": 7}, "withholding.stubs"),
        ({"decided_on": "1 January 2026"}, "withholding.stubs"),
        ({"provision": "Article 9"}, "withholding.stubs"),
    ],
)
def test_a_stub_of_another_form_is_malformed(change: dict[str, Any], where: str) -> None:
    stub = {**committed(sites()).form["withheld"][0], **change}
    for withheld in ([stub], stub, [[stub]]):
        with pytest.raises(RegistryError, match=where) as refused:
            v3.derive({"answers": {}, "withheld": withheld})
        assert refused.value.code == "facts.malformed"
        assert "version 3" in refused.value.message


def test_no_answer_of_a_record_stands_in_the_place_of_the_stubs() -> None:
    form = {
        **form_of("empty"),
        "answers": {"withholding": {"stubs": []}},
        "withheld": form_of("withheld")["withheld"],
    }
    assert len(v3.derive(form)["withholding"]["stubs"]) == 2


def test_the_registry_derives_each_version_by_its_own_function() -> None:
    form = form_of("withheld")
    assert facts.CURRENT == 3
    assert facts.derive(form, 3) == v3.derive(form)
    assert facts.derive(form, 2) == v2.derive(form)
    assert "withholding" not in facts.derive(form, 2)
