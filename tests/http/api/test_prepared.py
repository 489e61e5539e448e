"""Two people act through programs: one prepares, the other confirms or returns; and reviewers read what is kept back."""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterator

import pytest

from registry.operations.api_tokens import make_token
from registry.operations.office_key import sign_act
from registry.settings import Settings
from tests.http.api.conftest import give_role, office_key
from tests.http.api.program import Program, program
from tests.http.signing_in import People, people_in

GATES = "api-gates"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    """The town filed while it had nobody to approve; since then both bodies have a second person."""
    made = people_in(tmp_path_factory.mktemp("api-two") / "registry", Settings(desk=True))
    record = {"id": GATES, "place": {"country": "FR"}}
    assert (
        program(made, "town", "submit").post("/deployments", {"body": "town", "record": record}).status_code
        == 201
    )
    give_role(made, "town", "approver")
    give_role(made, "watchdog", "reviewer")
    yield made
    made.registry.database.close()


def test_where_a_body_has_an_approver_a_program_does_not_file_alone(people: People) -> None:
    filer, approver = (
        program(people, "town", "draft", "submit"),
        program(people, "approver", "draft", "submit"),
    )
    record = {"id": "api-two", "place": {"country": "FR"}}
    refused = filer.post("/deployments", {"body": "town", "record": record})
    assert (refused.status_code, refused.get_json()["code"]) == (403, "authority.second")
    path = (
        filer.post("/drafts", {"body": "town", "record": record}).headers["Location"].removeprefix("/api/v1")
    )
    early = approver.post(f"{path}/submit", headers={"If-Match": '"r1"'})
    assert early.get_json()["code"] == "draft.not_handed_over"
    assert filer.post(f"{path}/hand-over", headers={"If-Match": '"r1"'}).status_code == 200
    assert approver.post(f"{path}/submit", headers={"If-Match": '"r2"'}).status_code == 201


def test_what_one_prepares_the_other_confirms(people: People) -> None:
    first, second = program(people, "town", "read", "retire"), program(people, "approver", "read", "retire")
    record = {"id": "api-retired", "place": {"country": "FR"}}
    drafting = program(people, "town", "draft")
    path = (
        drafting.post("/drafts", {"body": "town", "record": record})
        .headers["Location"]
        .removeprefix("/api/v1")
    )
    drafting.post(f"{path}/hand-over", headers={"If-Match": '"r1"'})
    filed = program(people, "approver", "submit").post(f"{path}/submit", headers={"If-Match": '"r2"'})
    assert filed.status_code == 201, filed.text
    key, day = str(uuid.uuid4()), people.clock().date().isoformat()
    wanted = {"office": "town", "role": "filer", "given": {"deployment": "api-retired", "ended_on": day}}
    waits = first.post("/acts/withdraw", wanted, key=key)
    assert waits.status_code == 403
    waits = first.post("/acts/retire", wanted, key=key)
    assert waits.status_code == 202, waits.text
    path = f"/prepared/{waits.get_json()['prepared']}"
    assert first.post("/acts/retire", wanted, key=key).get_json() == waits.get_json()
    assert first.get("/prepared").get_json()["prepared"][0]["part"] == "own"
    own = first.post(f"{path}/confirm", headers={"If-Match": '"r1"'})
    assert own.status_code == 403
    assert second.post(f"{path}/confirm", headers={"If-Match": '"r9"'}).status_code == 412
    done = second.post(f"{path}/confirm", headers={"If-Match": second.get(path).headers["ETag"]})
    assert (done.status_code, done.get_json()["state"]) == (201, "retired")
    assert second.get(path).status_code == 404


def test_what_is_returned_is_mended_and_what_is_confirmed_is_signed(people: People) -> None:
    signer, reviewer = (
        program(people, "watchdog", "read", "suspend"),
        program(people, "reviewer", "read", "suspend"),
    )
    wanted = {
        "office": "watchdog", "role": "signer", "given": {"deployment": GATES}, "texts": {"reasons": "It is needed."},
    }  # fmt: skip
    waits = signer.post("/acts/suspend", wanted).get_json()
    path = f"/prepared/{waits['prepared']}"
    returned = reviewer.post(f"{path}/return", {"remark": "Say why."}, headers={"If-Match": '"r1"'})
    assert (returned.get_json()["state"], returned.headers["ETag"]) == ("returned", '"r2"')
    assert reviewer.post(f"{path}/return", {"remark": ""}, headers={"If-Match": '"r2"'}).status_code == 422
    mended = {
        **wanted,
        "texts": {"reasons": "Nobody said what for."},
        "instead": {"id": waits["prepared"], "revision": 2},
    }
    assert signer.post("/acts/suspend", mended).get_json() == {"prepared": waits["prepared"], "revision": 3}
    assert signer.get(f"{path}/statement").get_json()["code"] == "prepared.state"
    confirmed = reviewer.post(f"{path}/confirm", headers={"If-Match": '"r3"'})
    assert (confirmed.status_code, confirmed.get_json()["state"]) == (200, "confirmed")
    said = signer.get(f"{path}/statement").get_json()
    statement, openings = base64.b64decode(said["statement"]), base64.b64decode(said["openings"])
    envelope = sign_act(statement, office_key(people, "watchdog"), openings).envelope
    sent = {"envelope": base64.b64encode(envelope).decode(), "openings": said["openings"]}
    done = signer.post("/acts/suspend/signed", sent)
    assert (done.status_code, done.get_json()["state"]) == (201, "suspended_undetermined")


def test_what_was_prepared_is_deleted_by_whoever_prepared_it(people: People) -> None:
    signer, reviewer = (
        program(people, "watchdog", "read", "order"),
        program(people, "reviewer", "read", "order"),
    )
    day = people.clock().date().isoformat()
    wanted = {
        "office": "watchdog",
        "role": "signer",
        "given": {"deployment": GATES, "measure": "cease_use", "due": day},
        "texts": {"text": "Stop.", "reasons": "It is unlawful."},
    }
    waits = signer.post("/acts/order", wanted)
    assert waits.status_code == 202, waits.text
    path = f"/prepared/{waits.get_json()['prepared']}"
    assert reviewer.ask("DELETE", path, headers={"If-Match": '"r1"'}).status_code == 409
    assert signer.ask("DELETE", path, headers={"If-Match": '"r1"'}).status_code == 204
    assert signer.get(path).status_code == 404


def test_a_reviewer_reads_what_is_kept_back_and_nobody_else_does(people: People) -> None:
    objection = {"given": {"deployment": GATES}, "texts": {"text": "Qwxz sees the school."}}
    logged = Program(people).post("/acts/object", objection).get_json()
    reviewer = program(people, "reviewer", "read", "release_text")
    (waiting,) = reviewer.get("/moderation").get_json()["waiting"]
    assert waiting["index"] == logged["index"]
    assert waiting["texts"] == [{"path": "text", "text": "Qwxz sees the school."}]
    year = logged["origin"].rpartition("/")[2]
    path = f"/moderation/{year}/{logged['index']}"
    assert reviewer.get(path).get_json() == waiting
    assert program(people, "town", "read", "submit").get(path).status_code == 403
    assert Program(people).get(path).status_code == 401
    wanted = {
        "office": "watchdog", "role": "reviewer",
        "given": {"deployment": GATES, "entry": {"origin": logged["origin"], "index": logged["index"]}},
    }  # fmt: skip
    released = reviewer.post("/acts/release_text", wanted)
    assert released.status_code == 201, released.text
    assert "Qwxz sees the school." in Program(people).get(f"/deployments/{GATES}/acts").text
    assert reviewer.get(path).get_json()["code"] == "moderation.none"


def test_what_is_kept_back_is_listed_a_page_at_a_time(people: People) -> None:
    reviewer = program(people, "reviewer", "read", "release_text")
    sent = [
        Program(people).post("/acts/object", {"given": {"deployment": GATES}, "texts": {"text": f"No {n}."}})
        for n in range(3)
    ]
    path, found = "/moderation?limit=1", []
    while path:
        page = reviewer.get(path)
        found += page.get_json()["waiting"]
        path = page.headers.get("Link", "").partition(">")[0].removeprefix("</api/v1")
        assert bool(path) == (page.get_json()["next"] is not None)
    assert [one["index"] for one in found] == [one.get_json()["index"] for one in sent]
    cursor = reviewer.get("/moderation?limit=1").get_json()["next"]
    assert reviewer.get(f"/moderation?cursor={cursor}").get_json()["waiting"] == found[1:]
    assert reviewer.get(f"/sightings?cursor={cursor}").get_json()["code"] == "http.cursor"


def test_a_token_for_one_act_reads_no_statement_of_another(people: People) -> None:
    other = make_token(people.registry, people.ids["watchdog"], ["read", "refuse"], 1)[1]
    assert Program(people, other).get("/prepared").status_code == 200
