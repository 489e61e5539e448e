"""A registry that takes acts, with people who have tokens."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from registry.domain.act import office_key_name, registry_of
from registry.domain.verifier import ED25519, verifier_of
from registry.http.app import PUBLISHING
from registry.operations.act_forms import openings_file
from registry.operations.draft_act import draft_act, read_act_file
from registry.operations.enrol_person import enrol_person
from registry.operations.file_record import new_salt
from registry.operations.log_act import do_act, log_signed
from registry.operations.office_key import sign_act
from registry.operations.publish import publish
from registry.settings import Settings
from registry.signing.keys import Key, generate_key
from tests.http.api.program import Program, program
from tests.http.signing_in import People, people_in

FIRST = "api-first"


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """One registry for all tests of the API: each files what it needs under ids of its own."""
    made = people_in(tmp_path_factory.mktemp("api") / "registry", Settings(desk=True))
    filed = program(made, "town", "submit").post(
        "/deployments",
        {
            "body": "town",
            "record": {
                "id": FIRST,
                "deployment": {"title": "Gates of the station"},
                "operator": {"name": "The town"},
                "place": {"country": "FR"},
                "system": {"logic": "Qwxzsecret"},
                "withheld": [
                    {
                        "field": "system.logic",
                        "ground": "security_of_system",
                        "provision": "Section 4",
                        "decided_by": "Legal office",
                        "decided_on": "2026-01-01",
                        "review_by": "2099-01-01",
                    }
                ],
            },
        },
    )
    assert filed.status_code == 201, json.dumps(filed.get_json(), indent=1)
    assert made.app.extensions[PUBLISHING].wait(60)
    publish(made.registry)
    yield made
    assert made.app.extensions[PUBLISHING].wait(60)
    made.registry.database.close()


@pytest.fixture
def town(people: People) -> Program:
    """A program of the authority."""
    return program(
        people, "town", "read", "draft", "submit", "revise", "confirm", "claim", "withdraw", "incident"
    )


@pytest.fixture
def anyone(people: People) -> Program:
    """A program without a token."""
    return Program(people)


def office_key(people: People, office: str) -> Key:
    """A key of the office, enrolled now."""
    registry = people.registry
    made = generate_key(office_key_name(registry_of(registry.log.origin), office), ED25519, development=True)
    given = {"body": office, "key": verifier_of(made).vkey}
    wanted = read_act_file({"act": "enrol_key", "role": "registrar", "given": given})
    draft = draft_act(registry, wanted, new_salt)
    openings = openings_file(draft.openings)
    log_signed(registry, sign_act(draft.payload, made, openings).envelope, openings)
    return made


def give_role(people: People, body: str, role: str) -> None:
    """Somebody new with this role in the body; in `people.ids` under the name of the role."""
    people.ids[role] = enrol_person(people.registry, f"The {role} of {body}", "").id
    given, texts = {"body": body, "role": role}, {"holder": people.ids[role]}
    do_act(
        people.registry,
        read_act_file({"act": "give_role", "role": "registrar", "given": given, "texts": texts}),
    )


def published(people: People) -> None:
    """Wait until all that was logged is public."""
    assert people.app.extensions[PUBLISHING].wait(60)
