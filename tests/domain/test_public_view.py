"""Promise 9: what the public sees of each answer, and that nothing else reaches it whatever it is given."""

from __future__ import annotations

import json
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes
from registry.domain.committed import Committed, commitments
from registry.domain.public_view import FieldView, Opened, public_view
from registry.domain.record import definitions, read_record, sections
from tests.domain.filled import filled_answers, filled_record, marker
from tests.domain.test_committed import committed

RECORD: dict[str, Any] = {
    "deployment": {"title": "Station cameras", "covert": False, "end_date": {"none": True}},
    "operator": {"accountable_person": "Somebody"},
    "place": {
        "country": "NL",
        "area_codes": [],
        "sites": [
            {"label": "North gate", "area": "Hall 1", "exact_point": "52.1, 5.1"},
            {"label": {"none": True}},
        ],
    },
    "scope": {"places": ["Hall 1", "Hall 2"]},
    "data": {"retention_match_days": 30, "transfers": [{"recipient": "Another office", "country": "DE"}]},
    "withheld": [
        {
            "field": path,
            "ground": "security_of_system",
            "provision": f"Provision for {path}",
            "decided_by": "Legal office",
            "decided_on": "2026-01-01",
            "review_by": "2027-01-01",
        }
        for path in ("place.sites[].area", "data.retention_match_days", "data.transfers")
    ],
}


def public(made: Committed) -> dict[str, Any]:
    return {o.path: o.value for o in made.openings if o.public}


@pytest.fixture(scope="module")
def made() -> Committed:
    return committed(read_record(RECORD), deployment="nl-utrecht", version=4)


def site(made: Committed, disclosed: dict[str, Any], number: int = 0) -> dict[str, FieldView]:
    item = public_view(made.form, disclosed).field("place.sites").items[number]
    return {view.path.rpartition(".")[2]: view for view in item}


@pytest.mark.parametrize(
    ("path", "state", "value"),
    [
        ("deployment.hours", "unanswered", None),
        ("deployment.end_date", "absent", None),
        ("deployment.covert", "absent", False),
        ("place.area_codes", "absent", []),
        ("deployment.title", "given", "Station cameras"),
        ("place.country", "given", "NL"),
        ("scope.places", "given", ["Hall 1", "Hall 2"]),
        ("place.sites", "given", None),
        ("data.retention_match_days", "withheld", None),
        ("data.transfers", "withheld", None),
        ("operator.accountable_person", "withheld", None),
    ],
)
def test_each_answer_has_its_state(made: Committed, path: str, state: str, value: Any) -> None:
    view = public_view(made.form, public(made))
    assert (view.field(path).state, view.value(path)) == (state, value)
    assert (view.field(path).withholding is not None) == (state == "withheld")


def test_a_withheld_answer_has_its_stub_whole(made: Committed) -> None:
    shown = public_view(made.form, public(made)).field("data.retention_match_days").withholding
    assert shown is not None
    assert vars(shown) == {
        "ground": "security_of_system",
        "commitment": commitments(made.form)["data.retention_match_days"]["commitment"],
        "provision": "Provision for data.retention_match_days",
        "decided_by": "Legal office",
        "decided_on": "2026-01-01",
        "review_by": "2027-01-01",
        "opened": (),
        "erased": False,
    }


def test_a_stub_says_who_opened_it_and_that_it_is_kept_no_more_and_never_what_it_is(made: Committed) -> None:
    path = "data.retention_match_days"
    read = Opened("watchdog", "2026-11-22T10:00:00Z", "registry.example/log/2026", 7)
    view = public_view(made.form, public(made), {path: [read]}, {path, "data.transfers"})
    shown = view.field(path).withholding
    assert shown is not None
    assert (shown.opened, shown.erased) == ((read,), True)
    said = view.as_json()["record"][path]
    assert said["opened"] == [
        {
            "office": "watchdog",
            "stated_at": "2026-11-22T10:00:00Z",
            "origin": "registry.example/log/2026",
            "index": 7,
        }
    ]
    assert said["erased"] is True
    assert set(said) <= {
        "state", "ground", "commitment", "provision", "decided_by", "decided_on", "review_by", "opened", "erased",
    }  # fmt: skip
    assert view.field("data.transfers").withholding != public_view(made.form, public(made)).field(
        "data.transfers"
    )


def test_a_stub_whose_words_were_erased_keeps_ground_term_and_commitment(made: Committed) -> None:
    shown = public_view(made.form, {}).field("data.transfers").withholding
    assert shown is not None
    assert (shown.provision, shown.decided_by) == (None, None)
    assert (shown.ground, shown.decided_on, shown.review_by) == (
        "security_of_system",
        "2026-01-01",
        "2027-01-01",
    )
    assert shown.commitment == commitments(made.form)["data.transfers"]["commitment"]


def test_a_field_for_oversight_says_so_and_has_no_stub_of_the_filer(made: Committed) -> None:
    shown = public_view(made.form, public(made)).field("operator.accountable_person").withholding
    assert shown is not None
    assert (shown.ground, shown.provision, shown.review_by) == ("oversight", None, None)


def test_an_erased_text_is_shown_as_erased_with_its_commitment(made: Committed) -> None:
    left = {path: value for path, value in public(made).items() if path != "deployment.title"}
    shown = public_view(made.form, left).field("deployment.title")
    assert (shown.state, shown.value) == ("erased", None)
    assert shown.withholding is not None
    assert shown.withholding.commitment == commitments(made.form)["deployment.title"]["commitment"]


def test_of_a_list_of_texts_the_erased_ones_leave_a_gap(made: Committed) -> None:
    left = {path: value for path, value in public(made).items() if path != "scope.places[0]"}
    assert public_view(made.form, left).value("scope.places") == [None, "Hall 2"]
    del left["scope.places[1]"]
    shown = public_view(made.form, left).field("scope.places")
    assert (shown.state, shown.value) == ("erased", None)


def test_each_item_of_a_list_is_shown_by_itself(made: Committed) -> None:
    first, second = site(made, public(made)), site(made, public(made), 1)
    assert {name: view.state for name, view in first.items()} == {
        "label": "given",
        "area": "withheld",
        "exact_point": "withheld",
    }
    assert first["label"].value == "North gate"
    assert first["label"].path == "place.sites[0].label"
    assert first["area"].withholding is not None
    assert first["area"].withholding.provision == "Provision for place.sites[].area"
    assert first["exact_point"].withholding is not None
    assert first["exact_point"].withholding.ground == "oversight"
    assert {name: view.state for name, view in second.items()} == {
        "label": "absent",
        "area": "unanswered",
        "exact_point": "unanswered",
    }


def test_every_field_of_the_record_stands_in_the_view_in_its_order(made: Committed) -> None:
    view = public_view(made.form, {})
    shown = [field.path for fields in view.sections.values() for field in fields]
    assert shown == [path for path in definitions() if "[]" not in path]
    assert list(view.sections) == [path for path in sections() if "." not in path]


def test_as_json_says_the_same(made: Committed) -> None:
    document = public_view(made.form, public(made)).as_json()
    assert canonical_bytes(document)
    assert {name: document[name] for name in ("deployment", "version", "provenance", "previous")} == {
        "deployment": "nl-utrecht",
        "version": 4,
        "provenance": "filed",
        "previous": None,
    }
    record = document["record"]
    assert record["deployment.hours"] == {"state": "unanswered"}
    assert record["deployment.end_date"] == {"state": "absent"}
    assert record["deployment.covert"] == {"state": "absent", "value": False}
    assert record["place.area_codes"] == {"state": "absent", "value": []}
    assert record["deployment.title"] == {"state": "given", "value": "Station cameras"}
    assert record["operator.accountable_person"] == {
        "state": "withheld",
        "ground": "oversight",
        "commitment": commitments(made.form)["operator.accountable_person"]["commitment"],
    }
    assert record["data.transfers"]["decided_by"] == "Legal office"
    assert set(record["data.transfers"]) == {
        "state", "ground", "commitment", "provision", "decided_by", "decided_on", "review_by",
    }  # fmt: skip
    assert set(record["place.sites"]) == {"state", "items"}
    first, second = record["place.sites"]["items"]
    assert first["label"] == {"state": "given", "value": "North gate"}
    assert first["exact_point"]["state"] == "withheld"
    assert second == {
        "label": {"state": "absent"},
        "area": {"state": "unanswered"},
        "exact_point": {"state": "unanswered"},
    }
    assert public_view(made.form, {}).as_json()["record"]["deployment.title"] == {
        "state": "erased",
        "commitment": commitments(made.form)["deployment.title"]["commitment"],
    }


def test_the_view_shows_every_public_text_once_it_is_disclosed() -> None:
    made = committed(filled_record())
    shown = json.dumps(public_view(made.form, public(made)).as_json())
    texts = [
        p
        for p, d in definitions().items()
        if d.visibility == "public" and d.kind in ("text", "name", "texts")
    ]
    assert [path for path in texts if f'"{marker(path)}"' not in shown] == []


def test_no_mistaken_disclosure_shows_what_is_not_public() -> None:
    """Canary: with every opening passed, also the closed ones, a commitment marked withheld never looks at them."""
    data = filled_answers()
    number, day, moment = 987_654_321, "2187-06-05", "2187-06-05T04:03:02Z"
    data["watchlist"]["size"] = number
    data["deployment"]["start_date"] = day
    data["deployment"].pop("end_date")
    data["authorisation"]["granted_at"] = moment
    base = RECORD["withheld"][0]
    withheld = [
        path
        for path, d in definitions().items()
        if d.visibility == "public"
        and not d.never_withheld
        and (d.kind in ("text", "name", "contact", "url", "ref", "texts") or path in _NUMBERS)
        and not path.startswith("deployment.end")
        and _is_answered(data, path)
    ]
    data["withheld"] = [base | {"field": path} for path in withheld]
    made = committed(read_record(data))
    everything = {o.path: o.value for o in made.openings}
    closed = [o for o in made.openings if not o.public]
    assert len(closed) > len(withheld) > 100

    shown = json.dumps(public_view(made.form, everything).as_json())
    hidden = set(withheld) | {path for path, d in definitions().items() if d.visibility != "public"}
    assert [path for path in hidden if f'{marker(path)}"' in shown] == []
    assert not any(str(value) in shown for value in (number, day, moment))
    assert everything["watchlist.size"] == number
    assert shown == json.dumps(public_view(made.form, public(made)).as_json())


_NUMBERS = ("watchlist.size", "deployment.start_date", "authorisation.granted_at")


def _is_answered(data: Any, path: str) -> bool:
    for step in path.split("."):
        if not isinstance(data, dict) or step.removesuffix("[]") not in data:
            return False
        data = data[step.removesuffix("[]")]
        if step.endswith("[]"):
            data = data[0]
    return True
