"""The register is searched in the six UN languages, and no question is ever more than words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from registry.domain.search_terms import MAX_WORDS
from registry.errors import RegistryError
from registry.storage import lists, queries
from registry.storage.lists import Filters
from tests.domain.test_search_terms import FOUND, NOT_FOUND
from tests.storage.simulator import Register, filing, public, reassessment

HOSTILE = [
    '"',
    '""',
    "'",
    '" OR "1',
    "a* OR b*",
    "NEAR(a b)",
    "terms : x",
    "{terms} : x",
    "^a",
    "-a",
    "a AND",
    "NOT",
    "OR OR",
    "(((",
    "a + b",
    "\x00",
    "a\x00b",
    "%_%",
    "x'; DROP TABLE entry; --",
    "\\",
    "*",
    "\ud800",
    "\u202e",
    "😀",
    "a" * 100_000,
    "人" * 5_000,
]


def ids(register: Register, text: str) -> list[str]:
    return [row.deployment_id for row in lists.page(register.db, Filters(text=text)).rows]


@pytest.fixture
def library(register: Register) -> Register:
    """Every text of the language samples, each in a deployment of its own."""
    register.put(
        *(
            filing(f"{language}-{n}", answers=[public("purpose.statement", text)])
            for n, (language, text, _) in enumerate(FOUND)
        )
    )
    return register


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar", "zh", "ru"])
def test_texts_are_found_in_each_language(library: Register, language: str) -> None:
    samples = [(n, question) for n, (spoken, _, question) in enumerate(FOUND) if spoken == language]
    assert len(samples) >= 3
    for n, question in samples:
        assert f"{language}-{n}" in ids(library, question)


def test_texts_are_not_found_by_what_they_do_not_say(register: Register) -> None:
    for n, (text, question) in enumerate(NOT_FOUND):
        register.put(filing(f"d-{n}", answers=[public("purpose.statement", text)]))
        assert f"d-{n}" not in ids(register, question)


@pytest.mark.parametrize("question", HOSTILE)
def test_a_hostile_question_is_only_words(library: Register, question: str) -> None:
    before = len(FOUND)
    lists.page(library.db, Filters(text=question))
    assert lists.counts(library.db).deployments == before


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=2 * MAX_WORDS - 1))  # too short to hold too many words
@example('"')
@example("a NEAR/2 b")
def test_no_question_is_a_syntax_error(library: Register, question: str) -> None:
    lists.page(library.db, Filters(text=question))


def test_a_question_without_words_finds_nothing_and_an_empty_one_everything(library: Register) -> None:
    assert ids(library, '"*?') == []
    assert lists.page(library.db, Filters(text="  ")).total == len(FOUND)


def test_a_question_of_too_many_words_is_refused(register: Register) -> None:
    with pytest.raises(RegistryError) as caught:
        ids(register, " ".join(f"w{n}" for n in range(MAX_WORDS + 1)))
    assert caught.value.code == "search.too_long"


def test_operators_are_words_like_any_other(register: Register) -> None:
    register.put(filing("d-1", answers=[public("purpose.statement", "cameras or drones, near the gate")]))
    register.put(filing("d-2", answers=[public("purpose.statement", "cameras and drones at the gate")]))
    assert ids(register, "cameras OR drones") == ["d-1"]
    assert ids(register, "NEAR(gate)") == ["d-1"]
    assert ids(register, "drones AND cameras") == ["d-2"]


def test_only_the_latest_version_is_found(register: Register) -> None:
    [place] = register.put(filing("d-1", answers=[public("purpose.statement", "turnstiles")]))
    register.put(filing("d-1", version=2, previous=place, answers=[public("purpose.statement", "cameras")]))
    assert ids(register, "turnstiles") == []
    assert ids(register, "cameras") == ["d-1"]


def test_a_reassessment_leaves_the_text_to_be_found(register: Register) -> None:
    [place] = register.put(filing("d-1", answers=[public("purpose.statement", "turnstiles")]))
    register.put(reassessment("d-1", law_date="2027-01-01", previous=place))
    assert ids(register, "turnstiles") == ["d-1"]


def test_the_newest_comes_first_and_a_new_version_makes_new(register: Register) -> None:
    text = [public("purpose.statement", "cameras")]
    first, *_ = register.put(*(filing(f"d-{n}", answers=text) for n in range(3)))
    assert ids(register, "cameras") == ids(register, "") == ["d-2", "d-1", "d-0"]
    register.put(filing("d-0", version=2, previous=first, answers=text))
    assert ids(register, "cameras") == ids(register, "") == ["d-0", "d-2", "d-1"]


def best_first(register: Register, text: str, **narrowed: Any) -> list[str]:
    page = lists.page(register.db, Filters(text=text, **narrowed), order="relevance")
    return [row.deployment_id for row in page.rows]


def test_by_relevance_comes_first_what_says_it_more_often_in_fewer_words(register: Register) -> None:
    for name, text in {
        "much": "cameras and cameras, cameras of the city",
        "short": "cameras of the city",
        "long": "cameras of the city " + "and of many other things that stand beside it " * 20,
        "none": "drones of the city",
    }.items():
        register.put(filing(name, answers=[public("purpose.statement", text)]))
    assert best_first(register, "cameras") == ["much", "short", "long"]
    assert ids(register, "cameras") == ["long", "short", "much"]


def test_a_rare_word_weighs_more_than_a_common_one(register: Register) -> None:
    for n in range(20):
        register.put(filing(f"d-{n}", answers=[public("purpose.statement", "cameras of the city")]))
    for name, text in {
        "rare": "cameras gait gait gait of the city",
        "common": "gait cameras cameras cameras of the city",
    }.items():
        register.put(filing(name, answers=[public("purpose.statement", text)]))
    assert best_first(register, "cameras gait") == ["rare", "common"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("القياسات", "القياسات الحيوية"),
        ("人脸", "人脸识别系统"),
        ("лиц", "распознавание лиц"),
        ("ki", "KI an der Grenze"),
    ],
)
def test_relevance_is_measured_in_every_script(register: Register, question: str, text: str) -> None:
    for name, said in {"much": f"{text} {text} {text}", "little": f"{text} x y z", "none": "x y z"}.items():
        register.put(filing(name, answers=[public("purpose.statement", said)]))
    assert best_first(register, question) == ["much", "little"]


def test_what_is_equally_relevant_is_newest_first_and_filters_hold(register: Register) -> None:
    text = [public("purpose.statement", "cameras")]
    register.put(*(filing(f"d-{n}", answers=text, country="FR" if n % 2 else "DE") for n in range(4)))
    assert best_first(register, "cameras") == ["d-3", "d-2", "d-1", "d-0"]
    assert best_first(register, "cameras", country=("FR",)) == ["d-3", "d-1"]


def test_only_the_newest_are_put_in_order_of_relevance(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n, text in enumerate(["cameras cameras", "cameras of the city", "cameras"]):
        register.put(filing(f"d-{n}", answers=[public("purpose.statement", text)]))
    monkeypatch.setattr(lists, "COUNT_LIMIT", 2)
    page = lists.page(register.db, Filters(text="cameras"), size=2, order="relevance")
    assert [row.deployment_id for row in page.rows] == ["d-2", "d-1"]
    assert (page.total, page.more) == (2, True)


def test_nothing_is_relevant_to_no_words(register: Register) -> None:
    register.put(*(filing(f"d-{n}") for n in range(2)))
    assert best_first(register, "") == ["d-1", "d-0"]
    assert best_first(register, "?!") == []


@pytest.mark.parametrize("question", HOSTILE)
def test_a_hostile_question_is_only_words_by_relevance_too(library: Register, question: str) -> None:
    lists.page(library.db, Filters(text=question), order="relevance")


def test_texts_inside_lists_are_found_and_a_deployment_by_its_name(register: Register) -> None:
    transfers = [{"recipient": "Interpol", "country": "FR"}, {"recipient": "Europol"}]
    register.put(
        filing("gate-7", answers=[public("data.transfers", transfers), public("a.b", ["Kiosk", 5, None])])
    )
    assert ids(register, "europol") == ids(register, "KIOSK") == ids(register, "gate-7") == ["gate-7"]
    assert queries.public_answers(register.db, "gate-7", 1)["data.transfers"].value == transfers
