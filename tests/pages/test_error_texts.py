"""What went wrong is said in the reader's language where a catalogue has it, and otherwise in English that says that it is."""

from __future__ import annotations

import ast
import re

import pytest

from registry.http.errors import STATUS
from registry.pages.error_texts import CATALOGUE, error_text, reworded
from registry.pages.language import ENGLISH, LANGUAGES, say, speaking, texts
from registry.pages.raised_texts import raised_texts, texts_of

PLACE = re.compile(r"%\((\w+)\)s")
TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]


def test_a_text_is_found_where_its_error_is_made() -> None:
    module = """
hint = "Wait a little."
def refused(why: str) -> RegistryError:
    return RegistryError("act.text", f"the act is refused: {why}", hint="Mend it." if mended else hint)
def read(path):
    if late: return "record.day", f"{path.name} has {len(found):,} of 5%", hint
    raise refused(f"nobody of {self.office} may do it")
raise RegistryError("witness.fork", "two heads were signed", hint="Tell everybody.")
"""
    assert set(texts_of(ast.parse(module))) == {
        "the act is refused: %(why)s",
        "Mend it.",
        "Wait a little.",
        "%(name)s has %(found)s of 5%%",
        "nobody of %(office)s may do it",
    }


def test_the_areas_of_which_pages_speak_are_those_that_they_can_show() -> None:
    files = {file for _, file in raised_texts()}
    assert "registry/operations/next_version.py" in files
    assert not any(file.startswith("registry/http/api/") for file in files)
    assert {"http.not_found", "signin.link", "record.invalid"} <= STATUS.keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_text_with_places_is_recognised_whatever_fills_them(language: str) -> None:
    known = texts(language, CATALOGUE)
    assert len(known) > 400
    with speaking(language):
        for text in known:
            filled = {name: f"w{number}-{name}" for number, name in enumerate(PLACE.findall(text))}
            # What two modules say in the same words is said as one of them.
            alike = [one for one in known if PLACE.sub("", one) == PLACE.sub("", text)]
            assert reworded(text % filled) in [_filled(say(one), filled) for one in alike]


def test_several_sentences_of_one_error_are_each_said_in_the_readers_language() -> None:
    with speaking("es"):
        first, second = say("This is not a country code."), say("Check the year.")
        assert reworded("This is not a country code. Check the year.") == f"{first} {second}"
        assert reworded("place.country: This is not a country code. (and 2 more)").startswith(
            f"place.country: {first}"
        )


def test_what_no_catalogue_has_stays_english_and_says_so() -> None:
    with speaking("ar"):
        assert error_text("<b> was not found") == (
            '<span lang="en" dir="ltr"><bdi>&lt;b&gt; was not found</bdi></span>'
        )
    assert error_text("not found") == "<bdi>Not found</bdi>"


def test_what_fills_a_place_is_text_and_no_markup() -> None:
    with speaking("fr"):
        said = error_text("there is no deployment <script> in this registry")
    assert "<script>" not in said
    assert "&lt;script&gt;" in said


def _filled(text: str, filled: dict[str, str]) -> str:
    """Places take what there is, in the order in which they stand in the English text."""
    values = iter(filled.values())
    return PLACE.sub(lambda place: filled.get(place[1]) or next(values, ""), text).replace("%%", "%")
