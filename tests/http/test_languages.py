"""The same page in every language that has a catalogue: at an address of its own, from which one changes to the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from registry.http.app import create_app
from registry.pages import language
from registry.settings import Settings

HEAD = """# French.
# Reviewed by:{reviewer}
msgid ""
msgstr ""
"Language: fr\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Language"
msgstr "Langue"
"""
UNREVIEWED = "Translated by a machine and not reviewed. The English text prevails."


def forget() -> None:
    language._read.cache_clear()
    language._translations.cache_clear()


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The one catalogue that there is, of French, which nobody reviewed."""
    path = tmp_path / "messages.po"
    path.write_text(HEAD.format(reviewer=""), "utf-8")
    monkeypatch.setattr(language, "catalogues", lambda code: (path,) if code == "fr" else ())
    forget()
    yield path
    forget()


@pytest.fixture
def client(demo_home: Path, catalogue: Path) -> FlaskClient:
    return create_app(demo_home, Settings()).test_client()


def test_a_page_is_said_in_the_language_of_its_address_and_links_stay_in_it(client: FlaskClient) -> None:
    said = client.get("/fr/deployments?country=GB&q=a+b").text
    assert '<html lang="fr" dir="ltr">' in said
    assert 'aria-label="Langue"' in said
    assert 'href="/fr/requirements"' in said
    assert 'href="/deployments?country=GB&amp;q=a+b" hreflang="en"' in said
    assert '<html lang="en" dir="ltr">' in client.get("/deployments").text


def test_a_page_that_was_kept_in_one_language_is_not_answered_in_another(client: FlaskClient) -> None:
    for _ in range(2):
        assert '<html lang="fr"' in client.get("/fr/requirements").text
        assert '<html lang="en"' in client.get("/requirements").text


def test_files_and_data_have_one_address_in_every_language(client: FlaskClient) -> None:
    said = client.get("/fr/deployments").text
    assert 'href="/deployments.json' in said
    assert 'href="/static/style.css' in said
    assert "/fr/static" not in said
    assert "/fr/deployments.csv" not in said


def test_what_a_machine_translated_says_so_in_both_languages(
    client: FlaskClient, catalogue: Path, demo_home: Path
) -> None:
    assert UNREVIEWED in client.get("/fr/").text
    assert UNREVIEWED not in client.get("/").text
    catalogue.write_text(HEAD.format(reviewer=" A. Translator, 2026-11-01"), "utf-8")
    forget()
    assert UNREVIEWED not in create_app(demo_home, Settings()).test_client().get("/fr/").text


@pytest.mark.parametrize("address", ["/de/", "/en/", "/fr/fr/", "/frdeployments", "/fr/nothing", "/../fr/"])
def test_a_language_without_a_catalogue_is_no_address(address: str, client: FlaskClient) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["//elsewhere.example/", "/fr//elsewhere.example/", "/fr//deployments"])
def test_no_address_makes_a_page_link_to_another_host(address: str, client: FlaskClient) -> None:
    assert 'href="//' not in client.get(address).text


def test_a_page_that_cannot_be_asked_again_offers_no_other_language(client: FlaskClient) -> None:
    assert "hreflang" not in client.get("/fr/nothing").text


def test_what_has_no_translation_is_said_in_english(catalogue: Path) -> None:
    with language.speaking("fr"):
        assert language.say("Language") == "Langue"
        assert language.say("A sentence that nobody translated.") == "A sentence that nobody translated."


@pytest.mark.parametrize(
    ("code", "number", "country"), [("fr", "1\u202f234\u202f567", "Pays-Bas"), ("ar", "1,234,567", "هولندا")]
)
def test_numbers_and_countries_are_written_as_the_language_writes_them(
    code: str, number: str, country: str
) -> None:
    with language.speaking(code):
        assert (language.number(1_234_567), language.country("NL", "Netherlands")) == (number, country)
