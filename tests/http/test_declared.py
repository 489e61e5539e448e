"""Every route says what it is for, and nothing that changes anything is open by oversight."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from flask import Flask

from registry.domain.actor import BODY_KINDS, ROLES
from registry.domain.authority import ACTS, RULES
from registry.domain.permission import SCOPES, Access, Declared, open_to_all, require_fitting, require_scope
from registry.errors import RegistryError
from registry.http.app import create_app
from registry.http.cross_site import SAFE
from registry.http.declared import declared_of
from registry.settings import Settings

OWN = ("me", "drafts", "prepared", "moderation", "acts", "bulk")
"""What the API has for whoever asks; elsewhere what is read there is public, and what is sent is not."""
DECLARED: tuple[Declared, ...] = (*get_args(Access), *ACTS)


@pytest.fixture(scope="module")
def app(demo_home: Path) -> Flask:
    return create_app(demo_home, Settings())


def test_every_route_declares_what_it_is_for(app: Flask) -> None:
    undeclared = [rule.rule for rule in app.url_map.iter_rules() if not declared_of(app, rule.endpoint)]
    assert undeclared == []
    for rule in app.url_map.iter_rules():
        assert set(declared_of(app, rule.endpoint)) <= set(DECLARED), rule.rule


def test_what_is_read_changes_nothing(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        declared = declared_of(app, rule.endpoint)
        if "read" in declared:
            assert declared == ("read",)
            assert rule.methods is not None
            assert rule.methods <= set(SAFE), rule.rule


def test_what_looks_at_who_asks_lies_apart_from_what_caches_keep(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        own = ("/account", "/sign-in", "/desk", *(f"/api/v1/{name}" for name in OWN))
        private = rule.rule.startswith(own) or (
            rule.rule.startswith("/api/") and "POST" in (rule.methods or ())
        )
        if rule.methods == {"OPTIONS"}:
            # What an address takes is the same for everybody.
            continue
        assert private == (declared_of(app, rule.endpoint) != ("read",)), rule.rule


def test_a_door_lets_through_exactly_those_whom_a_rule_may_fit() -> None:
    for act in ACTS:
        rules = [rule for rule in RULES if act in rule.acts]
        for kind in BODY_KINDS:
            for role in ROLES:
                fits = any(kind in rule.kinds and role in (rule.role, rule.second) for rule in rules)
                if fits:
                    require_fitting([act], [(kind, role)])
                else:
                    with pytest.raises(RegistryError) as caught:
                        require_fitting([act], [(kind, role)])
                    assert caught.value.code == "authority.role"
                    assert all(rule.words in caught.value.hint for rule in rules)


def test_only_the_public_s_acts_are_open_to_all() -> None:
    assert {one for one in DECLARED if open_to_all([one])} == {"object", "sighting", "incident"}


def test_a_scope_reaches_one_act_and_no_other() -> None:
    for declared in DECLARED:
        for scope in SCOPES:
            wanted = "read" if declared == "own_work" else declared if declared != "read" else None
            if scope == wanted:
                require_scope([declared], [scope])
            else:
                with pytest.raises(RegistryError):
                    require_scope([declared], [scope])
