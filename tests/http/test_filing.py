"""A body answers a draft question by question: each step is kept, nothing written is lost, and nothing unknown counts as met."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from registry.domain.record import definitions
from registry.operations.draft_answers import parts, questions_of
from registry.operations.keep_draft import find_draft
from registry.settings import Settings
from tests.http.signing_in import Browser, People, people_in

PLACE = "/desk/drafts/{}/answers/place"
OPERATOR = "/desk/drafts/{}/answers/operator"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[People]:
    made = people_in(tmp_path_factory.mktemp("filing") / "registry", Settings(desk=True))
    yield made
    made.registry.database.close()


def begin(browser: Browser, record: Any = None) -> str:
    data = {"body": "town", "record": json.dumps(record or {}), "then": "tasks"}
    made = browser.post("/desk/drafts", data=data)
    assert made.status_code == 303, made.text
    found = re.search("/desk/drafts/(.+)/tasks$", made.headers["Location"])
    assert found is not None
    return found[1]


def save(browser: Browser, path: str, revision: int, *asked: str, **more: Any) -> TestResponse:
    then, answers = more.pop("then", "list"), more.pop("answers", {})
    answers |= {name.replace("__", "."): value for name, value in more.items()}
    return browser.post(path, data={"revision": revision, "then": then, "asked": list(asked), **answers})


def record(people: People, id: str) -> dict[str, Any]:
    return find_draft(people.registry, id, people.ids["town"]).record


def test_a_first_draft_begins_with_what_decides_which_rules_apply(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    page = town.get(f"/desk/drafts/{id}/tasks")
    assert page.status_code == 200
    before = page.text.partition("Last: what rules ask here depends on the answers above")[0]
    assert f'href="/desk/drafts/{id}/answers/place"' in before
    assert f'href="/desk/drafts/{id}/answers/operator"' in before
    assert "Not started" in page.text
    assert "not a decision" in page.text
    assert "Answer the next question" in page.text


def test_every_question_of_a_record_has_its_place_in_a_section(people: People) -> None:
    asked = [path for part in parts() for path in questions_of(part)]
    assert len(set(asked)) == len(asked)
    assert {path.partition("[")[0] for path in definitions()} <= set(asked)
    town = people.signed_in("town")
    id = begin(town)
    for part in parts():
        page = town.get(f"/desk/drafts/{id}/answers/{part}")
        assert page.status_code == 200, part
        shown = re.findall('name="asked" value="([^"]+)"', page.text)
        assert shown == list(questions_of(part))


def test_each_answer_is_kept_as_a_record_writes_it(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    path = OPERATOR.format(id)
    page = save(
        town,
        path,
        1,
        "operator.name",
        "operator.type",
        operator__name="=SUM of all",
        operator__type="public_body",
    )
    assert page.status_code == 200, page.text
    assert record(people, id)["operator"] == {"name": "=SUM of all", "type": "public_body"}
    # What the form did not ask for stays; what it asked for and is empty is unanswered again.
    save(town, path, 2, "operator.type", operator__type="")
    assert record(people, id)["operator"] == {"name": "=SUM of all"}
    save(town, path, 3, "operator.name", operator__name="", none="operator.name")
    assert record(people, id)["operator"] == {"name": {"none": True}}


def test_lists_grow_by_an_entry_and_an_emptied_entry_is_taken_out(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    path = PLACE.format(id)
    first, second = {"place.sites[1].label": "Harbour"}, {"place.sites[2].label": "Station"}
    save(town, path, 1, "place.sites", answers=first | second)
    assert record(people, id)["place"]["sites"] == [{"label": "Harbour"}, {"label": "Station"}]
    shown = town.get(path).text
    assert ">\nStation</textarea>" in shown
    assert 'name="place.sites[3].label"' in shown
    save(town, path, 2, "place.sites", answers={"place.sites[1].label": ""} | second)
    assert record(people, id)["place"]["sites"] == [{"label": "Station"}]
    save(town, path, 3, "place.sites", none="place.sites")
    assert record(people, id)["place"]["sites"] == []


def test_a_bad_answer_is_shown_where_it_stands_and_costs_none_beside_it(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    path, days = f"/desk/drafts/{id}/answers/data", "data.retention_match_days"
    page = save(town, path, 1, days, "data.personal", answers={days: "about ten", "data.personal": "yes"})
    assert page.status_code == 422
    assert "There is something to correct" in page.text
    assert 'href="#f-data-retention_match_days"' in page.text
    field = re.search('<input id="f-data-retention_match_days"[^>]*>', page.text)
    assert field is not None
    assert 'value="about ten"' in field[0]
    assert 'aria-invalid="true"' in field[0]
    assert "f-data-retention_match_days-wrong" in field[0]
    assert record(people, id)["data"] == {"personal": True}


def test_what_the_record_refuses_is_kept_and_leads_to_its_field(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    days = {"deployment.start_date": "2026-09-01", "deployment.end_date": "2026-01-01"}
    page = save(town, f"/desk/drafts/{id}/answers/deployment", 1, *days, answers=days)
    assert page.status_code == 422
    assert 'href="#f-deployment-end_date"' in page.text
    assert record(people, id)["deployment"] == {"start_date": "2026-09-01", "end_date": "2026-01-01"}
    tasks = town.get(f"/desk/drafts/{id}/tasks").text
    assert "1 answer to mend" in tasks
    assert f"/desk/drafts/{id}/answers/deployment#f-deployment-end_date" in tasks


def test_an_answer_and_that_there_is_none_are_not_both_kept(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    answers = {"operator.unit": "Traffic", "none": "operator.unit"}
    page = save(town, OPERATOR.format(id), 1, "operator.unit", answers=answers)
    assert page.status_code == 422
    assert "This is answered, and said to have none." in page.text
    assert 'value="Traffic"' in page.text
    assert record(people, id) == {}


def test_what_follows_what_was_saved_can_be_asked_for_again_and_in_another_language(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    following = save(town, PLACE.format(id), 1, "place.country", then="next", place__country="NL")
    [here] = re.findall('<link rel="canonical" href="([^"]+)">', following.text)
    again = town.get(html.unescape(here))
    heading = "<h1>.*</h1>"
    assert re.findall(heading, again.text) == re.findall(heading, following.text)
    assert f'href="/fr{here}"' in following.text
    wrong = save(town, PLACE.format(id), 2, "place.country", then="next", place__country="nowhere")
    # What was written badly stands in this answer alone.
    assert 'rel="canonical"' not in wrong.text


def test_whoever_submits_is_told_what_readers_will_not_know(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town, {"id": "town-doors", "place": {"country": "NL"}})
    page = town.get(f"/desk/drafts/{id}/check").text
    assert "Readers will not know what this is." in page
    assert f'href="/desk/drafts/{id}/answers/operator?only=operator.name"' in page
    assert 'only=place.country">Country' not in page.partition("Readers will not know")[2]


def test_a_section_that_no_record_has_takes_no_answers(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    before = record(people, id)
    for revision in (1, 7):
        refused = save(
            town, f"/desk/drafts/{id}/answers/nowhere", revision, "nowhere.country", nowhere__country="NL"
        )
        assert refused.status_code == 404
    assert record(people, id) == before


def test_whoever_was_overtaken_sees_both_answers_and_loses_neither(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    path = OPERATOR.format(id)
    save(town, path, 1, "operator.name", operator__name="City of Utrecht")
    page = save(town, path, 1, "operator.name", operator__name="Utrecht <city>")
    assert page.status_code == 409
    assert "Nothing was saved" in page.text
    assert f'value="{html.escape("Utrecht <city>")}"' in page.text
    assert "City of Utrecht" in page.text
    assert record(people, id)["operator"]["name"] == "City of Utrecht"
    # The page that says so carries the revision that stands, so that the choice is one step.
    assert 'name="revision" value="2"' in page.text
    assert save(town, path, 2, "operator.name", operator__name="Utrecht").status_code == 200


@pytest.mark.parametrize("revision", ["", "0", "-1", "1e5", "٣", "9" * 20])
def test_a_form_that_names_no_revision_is_answered_as_one_that_was_overtaken(
    people: People, revision: str
) -> None:
    town = people.signed_in("town")
    id = begin(town)
    sent = {"revision": revision, "asked": "operator.name", "operator.name": "City of Utrecht"}
    page = town.post(OPERATOR.format(id), data=sent)
    assert page.status_code == 409
    assert "City of Utrecht" in page.text
    for action in ("hand-over", "take-back"):
        assert town.post(f"/desk/drafts/{id}/{action}", data={"revision": revision}).status_code == 409
    assert find_draft(people.registry, id, people.ids["town"]).revision == 1


def test_a_section_that_is_saved_as_it_was_shown_stays_as_it_is(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town, {"operator": {"name": "Utrecht"}, "purpose": {"statement": "One line.\nAnother."}})
    path = f"/desk/drafts/{id}/answers/purpose"
    page = save(town, path, 1, "purpose.statement", purpose__statement="One line.\r\nAnother.")
    assert page.status_code == 200
    assert find_draft(people.registry, id, people.ids["town"]).revision == 1


def test_the_same_form_sent_twice_counts_once(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    for _ in range(2):
        page = save(town, OPERATOR.format(id), 1, "operator.name", operator__name="Utrecht")
        assert page.status_code == 200
    assert find_draft(people.registry, id, people.ids["town"]).revision == 2


def test_an_answer_of_a_form_that_no_field_shows_stays_until_another_is_written(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town, {"place": {"country": 7, "sites": "here"}, "deployment": {"mode": ["live"]}})
    for part, path in (
        ("place", "place.country"),
        ("place", "place.sites"),
        ("deployment", "deployment.mode"),
    ):
        page = town.get(f"/desk/drafts/{id}/answers/{part}")
        assert page.status_code == 200
        assert "cannot be shown in this form" in page.text
        save(town, f"/desk/drafts/{id}/answers/{part}", 1, path, answers={path: ""})
    assert find_draft(people.registry, id, people.ids["town"]).revision == 1
    save(town, PLACE.format(id), 1, "place.country", place__country="NL")
    assert record(people, id)["place"]["country"] == "NL"


def test_what_turned_is_said_after_each_step(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town, {"operator": {"type": "public_body"}, "deployment": {"technology": "crowd_counting"}})
    page = save(town, PLACE.format(id), 1, "place.country", place__country="NL")
    assert page.status_code == 200
    assert re.search("[0-9]+ requirements? changed", page.text)
    assert "not a decision" in page.text
    page = save(town, PLACE.format(id), 2, "place.country", place__country="NL")
    assert "No requirement is judged otherwise than before." in page.text


def test_one_question_leads_to_the_next_and_may_be_passed_over(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    tasks = town.get(f"/desk/drafts/{id}/tasks").text
    onward = re.search('class="button" href="([^"]+)"', tasks)
    assert onward is not None
    page = town.get(html.unescape(onward[1]))
    (first,) = re.findall('name="asked" value="([^"]+)"', page.text)
    passed = re.search('href="([^"]+)">Skip this question', page.text)
    assert passed is not None
    page = town.get(html.unescape(passed[1]))
    (second,) = re.findall('name="asked" value="([^"]+)"', page.text)
    assert second != first


def test_all_answers_are_checked_with_who_will_see_them(people: People) -> None:
    town = people.signed_in("town")
    withheld = {
        "field": "place.sites",
        "ground": "law_enforcement",
        "provision": "Police Act, section 12",
        "decided_by": "Legal office",
        "decided_on": "2026-11-01",
        "review_by": "2027-11-01",
    }
    id = begin(
        town,
        {
            "id": "town-harbour",
            "operator": {"name": "A town", "accountable_person": "Somebody"},
            "place": {"country": "NL", "sites": [{"label": "Harbour"}]},
            "withheld": [withheld],
        },
    )
    page = town.get(f"/desk/drafts/{id}/check")
    assert page.status_code == 200
    rows = dict(re.findall('<dt>([^<]+)<span class="small">([^<]+)<', page.text))
    assert rows["Sites"].startswith("Withheld")
    assert "Public" in rows.values()
    assert any(seen.startswith("Only for") for seen in rows.values())
    assert f'action="/desk/drafts/{id}/submit"' in page.text
    assert f"/desk/drafts/{id}/answers/place?only=place.country" in page.text
    done = town.post(f"/desk/drafts/{id}/submit", data={"revision": 1})
    assert done.status_code == 201


def test_what_is_withheld_of_one_key_of_a_list_is_not_said_of_the_others(people: People) -> None:
    town = people.signed_in("town")
    area = {"field": "place.sites[].area", "ground": "law_enforcement"}
    sites = [{"label": "Harbour", "area": "West", "exact_point": "52.1, 5.1"}]
    page = town.get(f"/desk/drafts/{begin(town, {'place': {'sites': sites}, 'withheld': [area]})}/check")
    assert re.search("<dt>Sites<span class=.small.>Public, but for what is marked otherwise", page.text)
    assert "Label (1): </span>" in page.text
    assert re.search(r"Area \(1\) \(Withheld: [^)]+\): </span>", page.text)
    assert "(Only for oversight bodies): </span>" in page.text


def test_a_draft_is_answered_by_its_body_alone(people: People) -> None:
    town = people.signed_in("town")
    id = begin(town)
    for path in ("tasks", "answers/place", "check"):
        assert people.browser().get(f"/desk/drafts/{id}/{path}").status_code == 401
        assert people.signed_in("watchdog").get(f"/desk/drafts/{id}/{path}").status_code in (403, 404)
    assert town.get(f"/desk/drafts/{id}/answers/elsewhere").status_code == 404
    assert save(town, f"/desk/drafts/{id}/answers/elsewhere", 1).status_code == 404
