"""Who may do what: every role, every act, own and other, one by one."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from registry.domain.actor import BODY_KINDS, Capacity, Role
from registry.domain.authority import (
    ACTS,
    KINDS,
    MODERATION,
    OFFICE_ACTS,
    RELATIONS,
    RULES,
    AnyAct,
    Kind,
    Relation,
    Rule,
    allowing,
    require_second,
)
from registry.domain.lifecycle import DETERMINATIONS
from registry.errors import RegistryError

CAPACITIES: tuple[Capacity, ...] = get_args(Capacity)
MATRIX = list(product(ACTS, KINDS, CAPACITIES, RELATIONS))


def refusal(act: AnyAct, kind: Kind, role: Capacity, relation: Relation) -> RegistryError | None:
    try:
        allowing(act, kind, role, relation)
    except RegistryError as error:
        return error
    return None


REFUSALS = {cell: refusal(*cell) for cell in MATRIX}
ALLOWED = {cell for cell, error in REFUSALS.items() if error is None}


def test_every_refusal_names_the_rules_there_are() -> None:
    for (act, *_), error in REFUSALS.items():
        if error is not None:
            assert error.code in ("authority.body", "authority.own", "authority.role")
            assert any(rule.words in error.hint for rule in RULES if act in rule.acts)


def test_the_table_allows_exactly_what_its_rules_say() -> None:
    said = {
        (act, kind, rule.role, relation)
        for rule in RULES
        for act in rule.acts
        for kind in rule.kinds
        for relation in rule.relations
    }
    assert said == ALLOWED
    assert sum(len(r.acts) * len(r.kinds) * len(r.relations) for r in RULES) == len(said), (
        "two rules say the same"
    )


def test_a_determination_is_of_an_oversight_body_and_never_of_the_body_that_filed() -> None:
    for act in DETERMINATIONS:
        cells = {cell[1:] for cell in ALLOWED if cell[0] == act}
        expected = {("oversight_body", "signer", "other")}
        if act == "return":
            expected.add(("oversight_body", "reviewer", "other"))
        assert cells == expected


def test_where_nobody_knows_who_filed_nobody_determines() -> None:
    assert not any(act in DETERMINATIONS and relation == "nobody" for act, _, _, relation in ALLOWED)


def test_only_the_body_itself_ends_or_answers_for_its_deployment() -> None:
    for act in ("withdraw", "retire", "reply"):
        assert {cell[3] for cell in ALLOWED if cell[0] == act} == {"own"}
    for act in ("revise", "confirm", "submit", "claim"):
        assert "other" not in {cell[3] for cell in ALLOWED if cell[0] == act}


def test_anyone_may_object_and_report_and_do_nothing_else() -> None:
    assert {cell[0] for cell in ALLOWED if cell[1] == "public"} == {"object", "sighting", "incident"}
    assert {cell[3] for cell in ALLOWED if cell[:2] == ("object", "public")} == set(RELATIONS)


def test_only_the_registrar_enrols_bodies_and_keys_and_says_of_a_deployment_only_what_is_over() -> None:
    assert {cell[0] for cell in ALLOWED if cell[1] == "registrar"} == {
        *OFFICE_ACTS, "lapse", "overdue", *MODERATION,
    }  # fmt: skip
    for act in ("enrol_body", "enrol_key", "lapse", "overdue"):
        assert {cell[1] for cell in ALLOWED if cell[0] == act} == {"registrar"}


def test_an_advisory_group_gives_opinions_and_nobody_else_does() -> None:
    assert {cell[1:3] for cell in ALLOWED if cell[0] == "opine"} == {("advisory_group", "advisor")}
    acts = {cell[0] for cell in ALLOWED if cell[1] == "advisory_group"}
    assert acts == {"opine", "give_role", "take_role", "withdraw_key"}


def test_a_role_outside_a_body_is_no_role_in_one() -> None:
    for _, kind, role, _ in ALLOWED:
        assert (kind in BODY_KINDS) == (role not in ("registrar", "public"))


def test_everybody_may_do_something_and_every_act_is_somebodys() -> None:
    assert {cell[0] for cell in ALLOWED} == set(ACTS)
    assert {cell[1] for cell in ALLOWED} == set(KINDS)
    # Who approves acts with the filer, and never alone.
    assert {cell[2] for cell in ALLOWED} == set(CAPACITIES) - {"approver"}


FOUR_EYES: dict[str, str] = {
    "submit": "approver",
    "claim": "approver",
    "revise": "approver",
    "confirm": "approver",
    "withdraw": "approver",
    "retire": "approver",
    "reply": "approver",
    "nil_return": "approver",
    "order": "reviewer",
    "discharge": "reviewer",
    **dict.fromkeys(DETERMINATIONS, "reviewer"),
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_four_eyes_are_asked_for_where_the_body_has_the_second_role(rule: Rule) -> None:
    for act in rule.acts:
        # A reviewer who sends it back has nobody to look over their shoulder.
        assert rule.second == (None if rule.role == "reviewer" else FOUR_EYES.get(act))
        require_second(rule, act, False, None)
        require_second(rule, act, True, rule.second)
        assert_refused(rule, act, rule.second is not None, "advisor")
        if rule.second:
            assert_refused(rule, act, True, None)
            assert_refused(rule, act, False, rule.second)


def assert_refused(rule: Rule, act: AnyAct, has_second: bool, second: Role | None) -> None:
    with pytest.raises(RegistryError) as told:
        require_second(rule, act, has_second, second)
    assert told.value.code == "authority.second"
    assert rule.words in told.value.hint


def test_what_is_kept_back_is_moderated_by_the_register_or_by_oversight_that_did_not_file_it() -> None:
    for act in MODERATION:
        cells = {cell[1:] for cell in ALLOWED if cell[0] == act}
        oversight = {("oversight_body", "reviewer", relation) for relation in ("other", "nobody")}
        assert cells == oversight | {("registrar", "registrar", relation) for relation in RELATIONS}
