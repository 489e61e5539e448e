"""Acts for programs: logged, drafted to be signed, or kept back until somebody has read them."""

from __future__ import annotations

import base64
import uuid

from registry.domain.verifier import ED25519
from registry.http.desk import PUBLIC_BURST
from registry.operations.office_key import sign_act
from registry.signing.keys import Key, generate_key
from tests.http.api.conftest import FIRST, office_key
from tests.http.api.program import Program, described, program
from tests.http.signing_in import People

SIGHTING = {
    "given": {"country": "FR", "seen_on": "2026-01-01"},
    "texts": {"text": "Qwxz camera.", "place": "The square."},
}


def test_anyone_objects_and_the_text_is_kept_back(people: People, anyone: Program) -> None:
    objection = {"given": {"deployment": FIRST}, "texts": {"text": "Qwxz sees the school.", "sender": "Qwxz"}}
    key = str(uuid.uuid4())
    logged = anyone.post("/acts/object", objection, key=key)
    assert logged.status_code == 201, logged.text
    again = anyone.post("/acts/object", objection, key=key)
    assert (again.status_code, again.get_json()["index"]) == (200, logged.get_json()["index"])
    assert anyone.post("/acts/object", {**objection, "texts": {"text": "Other."}}, key=key).status_code == 409
    shown = anyone.get(f"/deployments/{FIRST}/acts")
    assert "Qwxz" not in shown.text
    assert "waiting" in shown.text


def test_a_sighting_is_listed_and_its_text_kept_back(anyone: Program) -> None:
    index = anyone.post("/acts/sighting", SIGHTING).get_json()["index"]
    listed = anyone.get("/sightings?limit=1")
    assert listed.get_json()["sightings"][0]["index"] == index
    assert "Qwxz" not in listed.text


def test_sightings_are_gone_through_from_the_latest_on(people: People) -> None:
    indexes = [Program(people).post("/acts/sighting", SIGHTING).get_json()["index"] for _ in range(3)]
    anyone, seen, path = Program(people), [], "/sightings?limit=1"
    for _ in range(3):
        said = anyone.get(path).get_json()
        seen += [one["index"] for one in said["sightings"]]
        Program(people).post("/acts/sighting", SIGHTING)
        path = f"/sightings?limit=1&cursor={said['next']}"
    assert seen == indexes[::-1]


def test_what_anyone_sends_is_bounded_together_with_the_pages(people: People) -> None:
    anyone = Program(people)
    sent = [anyone.post("/acts/sighting", SIGHTING) for _ in range(PUBLIC_BURST + 1)]
    assert [one.status_code for one in sent] == [201] * PUBLIC_BURST + [429]
    assert sent[-1].get_json()["code"] == "desk.rate"
    assert int(sent[-1].headers["Retry-After"]) > 0


def test_a_body_reports_in_its_own_name(people: People, town: Program) -> None:
    day = people.clock().date().isoformat()
    given = {"deployment": FIRST, "harm": "other", "known_on": day, "occurred_on": None}
    logged = town.post(
        "/acts/incident", {"office": "town", "role": "filer", "given": given, "texts": {"text": "Lost."}}
    )
    assert logged.status_code == 201, logged.text
    acts = town.get(f"/deployments/{FIRST}/acts").get_json()["versions"][0]["acts"]
    assert ("incident", "The town", "Lost.") in [(one["kind"], one["by"], one["text"]) for one in acts]


def test_nobody_acts_for_an_office_that_is_not_theirs(people: People, town: Program) -> None:
    given = {"deployment": FIRST, "harm": "other", "known_on": "2026-01-01"}
    refused = town.post(
        "/acts/incident", {"office": "watchdog", "role": "reviewer", "given": given, "texts": {"text": "x"}}
    )
    assert (refused.status_code, refused.get_json()["code"]) == (403, "authority.person")
    assert (
        program(people, "town", "read")
        .post("/acts/withdraw", {"office": "town", "role": "filer"})
        .status_code
        == 403
    )


def test_a_determination_is_signed_elsewhere_and_comes_back(people: People, town: Program) -> None:
    town.post("/deployments", {"body": "town", "record": {"id": "api-suspended", "place": {"country": "FR"}}})
    watchdog, key = program(people, "watchdog", "suspend"), office_key(people, "watchdog")
    wanted = {
        "office": "watchdog", "role": "signer", "given": {"deployment": "api-suspended"},
        "texts": {"reasons": "It is needed."},
    }  # fmt: skip
    to_sign = watchdog.post("/acts/suspend", wanted)
    assert to_sign.status_code == 200, to_sign.text
    statement, openings = (base64.b64decode(to_sign.get_json()[name]) for name in ("statement", "openings"))
    stranger = generate_key(key.name, ED25519, development=True)
    refused = watchdog.post("/acts/suspend/signed", signed(statement, stranger, openings))
    assert (refused.status_code, refused.get_json()["code"]) == (422, "dsse.unknown_key")
    done = watchdog.post("/acts/suspend/signed", signed(statement, key, openings))
    assert (done.status_code, done.get_json()["state"]) == (201, "suspended_undetermined")
    again = watchdog.post("/acts/suspend/signed", signed(statement, key, openings))
    assert (again.status_code, again.get_json()["index"]) == (200, done.get_json()["index"])
    assert (
        watchdog.post("/acts/suspend/signed", {"envelope": "!", "openings": ""}).get_json()["code"]
        == "act.file"
    )


def signed(statement: bytes, key: Key, openings: bytes) -> dict[str, str]:
    envelope = sign_act(statement, key, openings).envelope
    return {"envelope": base64.b64encode(envelope).decode(), "openings": base64.b64encode(openings).decode()}


def test_every_act_of_a_program_is_described_with_its_own_answers(people: People) -> None:
    document = described(people)
    given = document["paths"]["/api/v1/acts/sighting"]["post"]["requestBody"]["content"]["application/json"][
        "schema"
    ]
    model = document["components"]["schemas"][given["$ref"].rpartition("/")[2]]
    assert set(model["properties"]["given"]["required"]) == {"country", "seen_on"}
    assert "/api/v1/acts/enrol_body" not in document["paths"]


def test_what_an_act_does_not_know_is_refused_without_being_repeated(anyone: Program) -> None:
    for body, code in (
        (
            {"given": {"country": "Qwxz", "seen_on": "2026-01-01"}, "texts": {"text": "x", "place": "y"}},
            "act.file",
        ),
        ({"qwxz": 1}, "http.body"),
        ({"given": []}, "http.body"),
        ({"given": {"qwxz": 1}}, "act.file"),
    ):
        refused = anyone.post("/acts/sighting", body)
        assert refused.status_code in (422, 429)
        if refused.status_code == 422:
            assert refused.get_json()["code"] == code
        assert "qwxz" not in refused.text.lower()
