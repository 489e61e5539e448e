"""The statement of an act can be read in one way only, and holds no name and no text of any kind."""

from __future__ import annotations

import hashlib
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.domain.act import ACT, MAX_CONDITIONS, Act, read_act
from registry.domain.actor import ActOpening, PublicText, act_commitment, commit_texts, opens
from registry.domain.authority import ACTS
from registry.domain.canonical import canonical_bytes, parse_canonical
from registry.domain.decision import MAX_ENTRY_BYTES, act_statement, read_statement, stated_at
from registry.domain.lifecycle import FILINGS
from registry.errors import RegistryError
from tests.domain.acts import DETERMINED, NOW, RECORD, REGISTRY, each_kind, made, salts
from tests.domain.test_decision import open_strings

KINDS = each_kind()


def statement(act: Act) -> bytes:
    return act_statement(act, RECORD)


def test_there_is_an_act_for_everything_that_somebody_does() -> None:
    # Filing is stated in the decision on the version that it brings.
    assert set(KINDS) == set(ACTS) - set(FILINGS)
    assert {type(act) for act in KINDS.values()} == set(get_args(Act))


@pytest.mark.parametrize("kind", KINDS)
def test_an_act_is_read_as_it_was_stated(kind: str) -> None:
    data = statement(KINDS[kind])
    read = read_statement(data)
    assert read.act == KINDS[kind]
    assert read.stated_at == stated_at(data) == NOW
    assert parse_canonical(data)["predicateType"] == ACT


KNOWN = {
    "authorise": "f90df884924b2d60",
    "authorise_with_conditions": "35072f2495839664",
    "refuse": "f83dd1534f19bf8b",
    "suspend": "c5cfbc55c11f5487",
    "lift": "15d727336ad38bf4",
    "return": "a3576cd5be1fff05",
    "withdraw": "dd5bb8f5479149d3",
    "retire": "fff7b4195a215cde",
    "opine": "f982cb33dcef5b1a",
    "object": "95d476ec2b781f7d",
    "reply": "a227c70c479a1cef",
    "order": "39847c642fed279b",
    "discharge": "a7d5eef6b08f4691",
    "lapse": "91921a9e181cb74e",
    "overdue": "ec14f0c52ed4aa76",
    "incident": "cd1cc63b2db876bd",
    "sighting": "ce84e73de6c53b76",
    "open_withheld": "85c1ed64e73990a1",
    "nil_return": "e1ee637286096cd5",
    "enrol_body": "7ff4d9134639fff6",
    "enrol_key": "b92a450cdb25562a",
    "withdraw_key": "57bc2ca43ec175bf",
    "give_role": "4a833b126f7a2537",
    "take_role": "4db9d63750b75ae7",
    "decline_sighting": "7985f0f2203a4339",
    "decline_text": "9724a47838def6ca",
    "release_sighting": "bbd89d81a5dc8dc3",
    "release_text": "3a9a276eadf79bd7",
}
"""The digests of the statements, shortened: a statement that was signed once is never written otherwise."""


def test_the_statements_have_the_bytes_they_always_had() -> None:
    digests = {kind: hashlib.sha256(statement(act)).hexdigest()[:16] for kind, act in KINDS.items()}
    assert digests == KNOWN


def test_the_commitment_of_a_text_is_what_it_always_was() -> None:
    opening = ActOpening("reasons", bytes(range(32)), "It is not needed.", None)
    about = "deployments/town-gates/versions/1"
    form = (
        b'["sightline-act-commitment-v1","000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",'
        b'"registry.example","deployments/town-gates/versions/1","refuse","reasons","It is not needed."]'
    )
    expected = hashlib.sha256(form).hexdigest()
    assert act_commitment(opening, registry=REGISTRY, about=about, act="refuse") == expected


@given(
    st.sampled_from(["registry", "about", "act"]),
    st.sampled_from(["path", "salt", "value", "withheld", None]),
)
def test_an_opening_fits_one_field_of_one_act_about_one_thing_in_one_registry(
    place: str, part: str | None
) -> None:
    where = {"registry": REGISTRY, "about": "deployments/a/versions/1", "act": "refuse"}
    texts: Any = {"reasons": ("It is not needed.", None)}
    commitments, (opening,) = commit_texts(texts, salt=salts(), **where)
    assert opens(opening, commitments["reasons"], **where)
    assert not opens(opening, commitments["reasons"], **{**where, place: "another"})
    changed = {"path": "text", "salt": bytes(32), "value": "It is needed.", "withheld": "oversight"}
    if part:
        other = ActOpening(**{**vars(opening), part: changed[part]})
        assert not opens(other, commitments["reasons"], **where)


def predicate(kind: str) -> dict[str, Any]:
    return dict(parse_canonical(statement(KINDS[kind]))["predicate"])


def refused(predicate: Any) -> bool:
    try:
        read_act(predicate)
    except (ValidationError, ValueError):
        return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_more_or_a_field_less_is_refused(kind: str) -> None:
    whole = predicate(kind)
    assert not refused(whole)
    assert refused({**whole, "note": "anything"})
    for name in whole:
        assert refused({k: v for k, v in whole.items() if k != name}), name


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_value_of_another_type_is_refused(kind: str, data: Any) -> None:
    whole = predicate(kind)
    name = data.draw(st.sampled_from(sorted(whole)))
    other = data.draw(st.sampled_from([1.5, True, [], {}, -1, "Somebody was seen near the station.", ["x"]]))
    if whole[name] == other:
        return
    assert refused({**whole, name: other}), (name, other)


OPEN_STRINGS = {
    "origin": "the log's own public name",
    "key": "a public key in its one form, under the name of the office",
}


def test_no_field_of_an_act_takes_free_text() -> None:
    found = {name for model in get_args(Act) for _, name in open_strings(model)}
    assert found == set(OPEN_STRINGS)


@pytest.mark.parametrize("path", ["note", "by.somebody", "reasons.", "Reasons", "a" * 100, "text[100]"])
def test_no_text_hides_in_the_name_of_a_commitment(path: str) -> None:
    whole = predicate("refuse")
    assert refused({**whole, "commitments": {**whole["commitments"], path: whole["commitments"]["reasons"]}})


def test_a_person_is_never_public() -> None:
    whole = predicate("refuse")
    shown = {"commitment": "ab" * 32, "length": 5}
    assert refused({**whole, "commitments": {**whole["commitments"], "by.person": shown}})
    assert refused({**whole, "commitments": {"reasons": whole["commitments"]["reasons"]}})


def test_reasons_are_public_and_an_objection_may_be_kept_back() -> None:
    closed = {"commitment": "ab" * 32, "withheld": "moderation"}
    refusal, objection = predicate("refuse"), predicate("object")
    assert refused({**refusal, "commitments": {**refusal["commitments"], "reasons": closed}})
    assert not refused({**objection, "commitments": {**objection["commitments"], "text": closed}})


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("refuse", {"conditions": [{"number": 1, "due": None}]}),
    ("refuse", {"until": "2027-01-01"}),
    ("authorise", {"until": "2026-11-21"}),
    ("authorise", {"until": "2027-02-30"}),
    ("authorise", {"stated_at": "2026-11-31T10:00:00Z"}),
    ("authorise_with_conditions", {"conditions": []}),
    ("authorise_with_conditions", {"conditions": [{"number": 2, "due": None}]}),
    ("authorise_with_conditions", {"conditions": [{"number": 1, "due": "2026-11-21"}]}),
    ("authorise", {"by": {"office": None, "role": "signer", "second": None}}),
    ("authorise", {"by": {"office": "watchdog", "role": "public", "second": None}}),
    ("authorise", {"by": {"office": "watchdog", "role": "signer", "second": "reviewer"}}),
    ("object", {"reply_due": "2026-11-20"}),
    ("object", {"lodged_on": "2026-11-23"}),
    ("incident", {"occurred_on": "2026-11-22"}),
    ("nil_return", {"last": "2025-12-31"}),
    ("nil_return", {"last": "2026-12-31"}),
    ("sighting", {"country": "XX"}),
    ("retire", {"ended_on": "2026-11-23"}),
    ("opine", {"membership": {"women": 1, "men": 0, "other_or_undisclosed": 0, "regions": {"europe": 2}}}),
    ("opine", {"membership": {"women": 0, "men": 0, "other_or_undisclosed": 0, "regions": {}}}),
    ("enrol_key", {"body": "town"}),
    ("enrol_key", {"key": "registry.example/bodies/watchdog+00000000+AQ=="}),
    ("enrol_body", {"body": "Town Hall"}),
]


@pytest.mark.parametrize(("kind", "changed"), WRONG)
def test_what_cannot_be_so_is_refused(kind: str, changed: dict[str, Any]) -> None:
    assert refused({**predicate(kind), **changed})


def test_an_act_is_about_what_its_subject_names() -> None:
    data = statement(KINDS["refuse"])
    assert refused_statement(data.replace(b"versions/1", b"versions/2", 1))
    key = statement(KINDS["enrol_key"])
    digest = parse_canonical(key)["subject"][0]["digest"]["sha256"].encode()
    assert refused_statement(key.replace(digest, b"0" * 64))


def refused_statement(data: bytes) -> bool:
    with pytest.raises(RegistryError) as told:
        read_statement(data)
    return told.value.code == "statement.malformed"


def test_the_largest_act_fits_into_an_entry() -> None:
    given: Any = {
        **DETERMINED,
        "deployment": "d" * 100,
        "version": 2**53 - 1,
        "conditions": [{"number": n + 1, "due": "2027-01-31"} for n in range(MAX_CONDITIONS)],
    }
    texts = ("reasons", *(f"conditions[{n}]" for n in range(MAX_CONDITIONS)))
    act, _ = made("authorise_with_conditions", given, *texts, second="reviewer")
    # In base64, with two signatures of Ed25519 and their keys' names, of 255 bytes at most.
    assert len(statement(act)) * 4 // 3 + 2 * (255 + 200) < MAX_ENTRY_BYTES
    assert isinstance(act.commitments["conditions[49]"], PublicText)
    assert canonical_bytes(parse_canonical(statement(act))) == statement(act)
