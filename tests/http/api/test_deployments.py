"""Deployments: what the pages say, for programs, gone through page by page."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from registry.http.api.paging import cursor_at
from registry.pages.list_views import Filters
from tests.http.api.conftest import FIRST, published
from tests.http.api.program import V1, Program
from tests.http.signing_in import ADDRESS, People


def test_a_deployment_says_what_its_page_says(people: People, anyone: Program) -> None:
    # Or a checkpoint would come between the two.
    published(people)
    said = anyone.get(f"/deployments/{FIRST}").get_json()
    page = anyone.client.get(f"/deployments/{FIRST}.json", base_url=ADDRESS).get_json()
    assert said == {name: value for name, value in page.items() if name != "page"}
    assert said["version"]["decision"]["deployment"] == FIRST


def test_a_withheld_value_shows_its_stub_and_nothing_else(anyone: Program) -> None:
    for path in ("", "/versions", "/versions/1", "/versions/1/decision", "/acts"):
        answer = anyone.get(f"/deployments/{FIRST}{path}")
        assert answer.status_code == 200
        assert "Qwxzsecret" not in answer.text
    assert "security_of_system" in anyone.get(f"/deployments/{FIRST}").text


def test_a_decision_comes_with_its_entry_and_its_proof(people: People, anyone: Program) -> None:
    published(people)
    said = anyone.get(f"/deployments/{FIRST}/versions/1/decision").get_json()
    page = f"/deployments/{FIRST}/versions/1"
    assert said["proof"] == anyone.client.get(f"{page}/proof", base_url=ADDRESS).text
    assert said["entry"] == anyone.client.get(f"{page}/entry", base_url=ADDRESS).text
    year = said["origin"].rpartition("/")[2]
    at = anyone.get(f"/log/{year}/entries/{said['index']}").get_json()
    assert (at["entry"], at["origin"]) == (said["entry"], said["origin"])


def test_the_list_is_gone_through_without_loss_while_rows_are_added(town: Program, anyone: Program) -> None:
    for number in range(5):
        file(town, f"api-paged-{number}", "IS")
    seen, path = [], "/deployments?country=IS&limit=2"
    for added in range(3):
        answer = anyone.get(path)
        said = answer.get_json()
        seen += [row["deployment"] for row in said["deployments"]]
        file(town, f"api-paged-new-{added}", "IS")
        if said["next"] is None:
            assert "Link" not in answer.headers
            break
        path = answer.headers["Link"].partition(">")[0].removeprefix(f"<{V1}")
        assert said["next"] in path
    assert seen == [f"api-paged-{number}" for number in (4, 3, 2, 1, 0)]


def test_a_cursor_of_another_list_is_refused(town: Program, anyone: Program) -> None:
    file(town, "api-cursor-1", "MT")
    file(town, "api-cursor-2", "MT")
    cursor = anyone.get("/deployments?country=MT&limit=1").get_json()["next"]
    assert anyone.get(f"/deployments?country=MT&limit=1&cursor={cursor}").status_code == 200
    for forged in (
        f"country=FR&cursor={cursor}",
        f"cursor={cursor}",
        f"country=MT&cursor={cursor[:-1]}A",
        "country=MT&cursor=AAAA",
        "cursor=é",
        f"cursor={cursor_at(1, {'list': 'sightings'})}",
    ):
        refused = anyone.get(f"/deployments?{forged}")
        assert (refused.status_code, refused.get_json()["code"]) == (400, "http.cursor"), forged
        assert refused.get_json()["errors"][0]["parameter"] == "cursor"


@pytest.mark.parametrize(
    "query",
    ["nonsense=1", "country=FR&country=NL", "limit=0", "limit=101", "limit=-1", "limit=x", "limit=٣", "page=2",
     f"q={'x' * 401}"],
)  # fmt: skip
def test_what_a_list_does_not_know_is_refused(anyone: Program, query: str) -> None:
    refused = anyone.get(f"/deployments?{query}")
    assert (refused.status_code, refused.get_json()["code"]) == (400, "http.parameter")
    assert "nonsense" not in refused.text


def test_words_narrow_the_list_as_on_the_page(anyone: Program) -> None:
    found = anyone.get("/deployments?q=station").get_json()["deployments"]
    assert FIRST in [row["deployment"] for row in found]
    assert anyone.get("/deployments?q=nowhere+at+all").get_json() == {"deployments": [], "next": None}


def test_counts_are_those_of_the_page(anyone: Program) -> None:
    said = anyone.get("/facets?country=FR").get_json()
    page = anyone.client.get("/deployments.json?country=FR", base_url=ADDRESS).get_json()
    assert said == {"total": page["total"], "facets": page["facets"]}


def test_what_has_not_changed_is_not_sent_again(anyone: Program) -> None:
    for path in ("/deployments", f"/deployments/{FIRST}", f"/deployments/{FIRST}/versions", "/requirements"):
        first = anyone.get(path)
        tag = first.headers["ETag"]
        assert not tag.startswith("W/")
        again = anyone.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert anyone.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/deployments/none", "/deployments/none/acts", f"/deployments/{FIRST}/versions/9",
                                  "/deployments/none/versions", "/deployments/none/versions/1/decision",
                                  "/deployments/No%20Id", "/nothing"])  # fmt: skip
def test_what_is_not_there_is_a_problem(anyone: Program, path: str) -> None:
    missing = anyone.get(path)
    assert missing.status_code == 404
    assert missing.get_json()["code"] in ("show.missing", "http.not_found")


def file(town: Program, id: str, country: str) -> None:
    record = {"id": id, "deployment": {"title": f"Cameras {id}"}, "place": {"country": country}}
    filed = town.post("/deployments", {"body": "town", "record": record})
    assert filed.status_code == 201, json.dumps(filed.get_json())


def test_what_was_logged_is_told_once_and_in_order_to_whoever_follows(town: Program, anyone: Program) -> None:
    begun = anyone.get("/news?country=LU&begin=now").get_json()
    assert (begun["news"], begun["more"]) == ([], False)
    told, cursor = [], begun["next"]
    for number in range(3):
        file(town, f"api-followed-{number}", "LU")
        file(town, f"api-not-followed-{number}", "AD")
        for _ in range(2):
            said = anyone.get(f"/news?country=LU&limit=1&cursor={cursor}").get_json()
            told += [(one["deployment"], one["version"], one["kind"]) for one in said["news"]]
            cursor = said["next"]
    assert told == [(f"api-followed-{number}", 1, "version") for number in range(3)]
    whole = anyone.get("/news?country=LU&limit=2").get_json()
    assert whole["more"]
    rest = anyone.get(f"/news?country=LU&cursor={whole['next']}").get_json()
    assert not rest["more"]
    assert [one["deployment"] for one in whole["news"] + rest["news"]] == [one[0] for one in told]
    refused = anyone.get(f"/news?country=AD&cursor={cursor}")
    assert refused.get_json()["code"] == "http.cursor"


def test_a_cursor_that_somebody_computed_names_no_place_that_the_database_has_not(anyone: Program) -> None:
    of = {"list": "deployments", **asdict(Filters())}
    assert anyone.get(f"/deployments?cursor={cursor_at(2**63 - 1, of)}").status_code == 200
    for place in (2**63, 2**64 - 1):
        answer = anyone.get(f"/deployments?cursor={cursor_at(place, of)}")
        assert (answer.status_code, answer.get_json()["code"]) == (400, "http.cursor")
