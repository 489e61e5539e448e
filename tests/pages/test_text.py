"""Text of others: escaped, isolated, nothing hidden, nothing lost."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.pages.text import MARKS_IN_A_ROW, filed, is_weblink, plain, prose, shortened, shown, weblink
from tests.pages.samples import HOSTILE

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
any_text = st.text(st.characters() | st.sampled_from(OVERRIDES + "<>&\"'\u200b\u0301\u0489\x00"))


@given(any_text)
def test_no_markup_of_the_text_survives(value: str) -> None:
    assert not re.search(r"<(?!/?span|/?bdi)|[\"'](?!code-point|>)", str(filed(value)).replace("&#34;", ""))


@given(any_text)
def test_nothing_that_hides_or_turns_the_text_survives(value: str) -> None:
    for made in (str(shown(value)), plain(value)):
        assert not any(character in made for character in OVERRIDES + "\u200b\u00ad\ufeff\u2028\x00")


@given(
    st.text(
        st.characters(categories=["L", "N", "P", "S", "Zs"], exclude_characters="\u115f\u1160\u3164\uffa0")
    )
)
def test_ordinary_text_is_shown_as_it_is(value: str) -> None:
    assert html.unescape(str(shown(value))) == value


@pytest.mark.parametrize("value", ["سلام‌علیکم", "שָׁלוֹם", "Việt Nam", "क्षेत्र", "👩‍🔬", "Ελλάδα", "中文"])
def test_writing_systems_keep_what_they_need(value: str) -> None:
    assert html.unescape(str(shown(value))) == value


def test_a_tower_of_marks_is_cut_and_counted() -> None:
    made = str(shown(HOSTILE["zalgo"]))
    assert "[+236 marks]" in made
    assert not re.search(f"[\u0300-\u036f]{{{MARKS_IN_A_ROW + 1}}}", made)


def test_blank_lines_cannot_push_the_page_away() -> None:
    assert str(prose("a" + "\n" * 500 + "b")) == "a\n\nb"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>",
        "//evil.example/",
        "/relative",
        "http:///no-host",
        "https://un.org@evil.example/",
        "https://evil.example/\u202egpj.exe",
        "https://exa mple.org/",
        "https://[::1",
        "ftp://example.org/",
        "",
    ],
)
def test_what_is_no_plain_web_address_is_not_linked(url: str) -> None:
    assert not is_weblink(url)
    assert "<a " not in weblink(url)


def test_a_web_address_is_linked_without_lending_it_weight() -> None:
    assert str(weblink("https://example.org/a?b=1&c=2")) == (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener">'
        '<bdi dir="ltr">https://example.org/a?b=1&amp;c=2</bdi></a>'
    )


@given(any_text, st.integers(1, 50))
def test_shortened_text_is_a_beginning(value: str, limit: int) -> None:
    made = shortened(value, limit)
    assert len(made) <= limit + 1
    assert made == value or value.startswith(made.removesuffix("…"))
