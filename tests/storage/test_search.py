"""The register is searched in the six UN languages, and no question is ever more than words."""

from __future__ import annotations

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


def test_texts_inside_lists_are_found_and_a_deployment_by_its_name(register: Register) -> None:
    transfers = [{"recipient": "Interpol", "country": "FR"}, {"recipient": "Europol"}]
    register.put(
        filing("gate-7", answers=[public("data.transfers", transfers), public("a.b", ["Kiosk", 5, None])])
    )
    assert ids(register, "europol") == ids(register, "KIOSK") == ids(register, "gate-7") == ["gate-7"]
    assert queries.public_answers(register.db, "gate-7", 1)["data.transfers"].value == transfers
