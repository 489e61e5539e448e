"""Every text of the pages can be translated, and what was translated fits the text that it stands for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from registry import assets
from registry.pages import messages
from registry.pages.language import ENGLISH, LANGUAGES, REVIEWED, catalogues

PLACE = re.compile(r"%\(\w+\)s|%%")
TAG = re.compile(r"</?\w+[^>]*>")
MARKUP = re.compile(r"(?s)<(script|style|pre|code)\b.*?</\1>|<[^>]*>|&\w+;")
ATTRIBUTE = re.compile(r'\s(?:aria-label|title|placeholder|alt)="([^"\0]*)"')
WORD = re.compile(r"[^\W\d_]{2,}")
TEMPLATES = sorted((assets.web() / "templates").glob("*.html"))
NOT_TEXTS = {
    "Sightline": "the name of the software",
    "Translated by a machine and not reviewed. The English text prevails": "said in English beside the translation",
    "MB": "a unit",
    "SHA": "a digest",
    "JSON": "a format",
    "CSV": "a format",
    "XLSX": "a format",
    "UTC": "a time scale",
}
TRANSLATED = [language for language in LANGUAGES if language != ENGLISH]


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.name, abort_invalid=True)


def translated(language: str) -> Iterator[tuple[Message, str]]:
    for message in (one for path in catalogues(language) for one in read(path)):
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        yield from ((message, str(one)) for one in said if message.id and one)


def original(message: Message) -> str:
    return message.id if isinstance(message.id, str) else " ".join(message.id)


def outside(source: str) -> Iterator[str]:
    """The texts that a template says to a reader without their being translated; what it sets in a block is code to copy."""
    environment = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    # What is within a translation is a call, and no literal output; an expression leaves a mark, so that tags stay whole.
    tree = environment.parse(source)
    code = {
        id(output) for block in tree.find_all(nodes.AssignBlock) for output in block.find_all(nodes.Output)
    }
    shown = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\0"
        for output in tree.find_all(nodes.Output)
        if id(output) not in code
        for node in output.nodes
    )
    for line in (*MARKUP.sub("\0", shown).split("\0"), *ATTRIBUTE.findall(shown)):
        text = line.strip(" \n·:;,.()–")
        if WORD.search(text) and text not in NOT_TEXTS:
            yield text


@pytest.mark.parametrize("name", ["interface.pot", "requirements.pot", "errors.pot"])
def test_the_templates_hold_the_texts_that_there_are(name: str) -> None:
    assert (assets.web() / "locale" / name).read_bytes() == messages.templates()[name], "run `make messages`"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_a_page_says_nothing_outside_of_translation(path: Path) -> None:
    assert not list(outside(path.read_text(encoding="utf-8")))


def test_each_text_that_is_said_is_written_where_it_is_said() -> None:
    # Out of one of two texts behind a condition none is taken into the catalogues.
    for path in sorted((Path(__file__).parents[2] / "registry").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say":
                texts = [one.value for one in ast.walk(call) if isinstance(one, ast.Constant)]
                hidden = isinstance(call.args[0], ast.IfExp) and any(
                    " " in str(text).strip() for text in texts
                )
                assert not hidden, f"{path}, line {call.lineno}"


def test_a_text_outside_of_translation_is_found() -> None:
    assert list(outside('<p class="small">{{ _("One.") }} Another <b>text</b>.</p>')) == ["Another", "text"]


def test_a_catalogue_that_is_begun_and_merged_keeps_what_was_translated(tmp_path: Path) -> None:
    messages.write(tmp_path, ["fr"])
    path = tmp_path / "fr" / "interface.po"
    assert REVIEWED in path.read_text(encoding="utf-8").partition("msgid")[0]
    catalogue = read(path)
    catalogue["Language"].string = "Langue"
    catalogue.add("A text that is no more.", "Un texte qui n’est plus.")
    path.write_bytes(messages._written(catalogue))
    messages.write(tmp_path)
    merged = read(path)
    assert merged["Language"].string == "Langue"
    assert [message.id for message in merged.obsolete.values()] == ["A text that is no more."]


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_plural_forms_of_its_language(language: str) -> None:
    fitting = Catalog(locale=language)
    for path in catalogues(language):
        assert (read(path).num_plurals, read(path).plural_expr) == (fitting.num_plurals, fitting.plural_expr)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_places_of_its_original(language: str) -> None:
    for message, said in translated(language):
        of, allowed = set(PLACE.findall(said)), set(PLACE.findall(original(message)))
        # The plural form of one may do without the number, as "un" does.
        assert of <= allowed if isinstance(message.id, tuple | list) else of == allowed, message.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_no_markup_that_its_original_lacks(language: str) -> None:
    for message, said in translated(language):
        assert set(TAG.findall(said)) <= set(TAG.findall(original(message))), message.id
