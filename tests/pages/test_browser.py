"""Pages in a browser: accessible in both themes, on every width, from the keyboard, without script, without others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from registry.pages.language import ENGLISH, direction, offered
from registry.pages.render import render
from tests.pages import samples
from tests.pages.conftest import Visit

PAGES = [*samples.pages(), "hostile"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Visiting = Callable[..., Visit]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page_in_either_theme(narrow: Visit, name: str) -> None:
    narrow.page.emulate_media(color_scheme="light")
    page = _unfolded(narrow, name)
    assert violations(page, {"type": "tag", "values": RULES}) == 0
    page.emulate_media(color_scheme="dark")
    # The theme changes colours alone, so nothing else is asked again.
    assert violations(page, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == 0


@pytest.mark.parametrize("name", ["home", "list", "deployment-filed", "findings", "requirement", "case"])
def test_axe_finds_nothing_from_right_to_left(
    monkeypatch: pytest.MonkeyPatch, narrow: Visit, documents: dict[str, str], name: str
) -> None:
    _finds_nothing(monkeypatch, narrow, documents, name, "ar")


@pytest.mark.slow
@pytest.mark.parametrize("language", [code for code in offered() if code != ENGLISH])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_any_page_in_any_language_in_either_theme(
    monkeypatch: pytest.MonkeyPatch, narrow: Visit, documents: dict[str, str], name: str, language: str
) -> None:
    _finds_nothing(monkeypatch, narrow, documents, name, language)


def _finds_nothing(
    monkeypatch: pytest.MonkeyPatch, narrow: Visit, documents: dict[str, str], name: str, language: str
) -> None:
    shown = {**samples.pages(), "hostile": samples.hostile_page()}[name]
    site = replace(shown.site, base=f"/{language}/", language=language, direction=direction(language))
    monkeypatch.setitem(documents, f"{language}/{name}", render(replace(shown, site=site)))
    narrow.page.emulate_media(color_scheme="light")
    page = _unfolded(narrow, f"{language}/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(page, {"type": "tag", "values": RULES}) == 0
    page.emulate_media(color_scheme="dark")
    assert violations(page, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == 0


def _unfolded(visited: Visit, name: str) -> Page:
    page = visited.open(name)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page


def violations(page: Page, rules: dict[str, object]) -> int:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    if found.violations_count:
        print(found.generate_report())
    return int(found.violations_count)


def test_axe_would_find_a_fault(visit: Visiting) -> None:
    page = visit().open("error")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert Axe().run(page).violations_count > 0


def test_no_page_is_wider_than_its_screen(visit: Visiting) -> None:
    visited = visit()
    for name in PAGES:
        page = _unfolded(visited, name)
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_text_can_be_set_wider_without_loss(visit: Visiting) -> None:
    # WCAG 2.2, 1.4.12; set through the object model, which the security policy permits.
    page = visit(390).open("deployment")
    page.evaluate(
        """() => { for (const each of document.querySelectorAll('body *')) if (each instanceof HTMLElement) {
            each.style.lineHeight = '1.5'; each.style.letterSpacing = '.12em'; each.style.wordSpacing = '.16em'; } }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_where_a_record_comes_from_is_set_as_plainly_as_the_rest(visit: Visiting) -> None:
    # The check of a decision has a verdict in a style of its own, which no other page takes on.
    page = visit().open("deployment")
    font = "each => getComputedStyle(each).fontFamily + getComputedStyle(each).fontSize"
    of_answers = page.locator(".provenance-panel .rows dd").first.evaluate(font)
    assert of_answers == page.locator("#coverage ~ .rows dd, .record dd").first.evaluate(font)


def test_nothing_is_refused_by_the_security_policy_and_nothing_is_asked_of_others(visit: Visiting) -> None:
    visited = visit()
    for name in PAGES:
        visited.open(name).wait_for_load_state("networkidle")
    assert visited.complaints == []
    assert visited.strangers == []


@pytest.mark.parametrize("name", ["home", "list", "deployment-filed", "log"])
def test_every_control_is_reached_by_keyboard_in_order_and_seen(visit: Visiting, name: str) -> None:
    page = visit().open(name)
    expected = page.evaluate(_CONTROLS)
    for position in range(expected):
        page.keyboard.press("Tab")
        at, outline = page.evaluate(_FOCUSED)
        assert at == position, (
            f"{position} of {expected}: {page.evaluate('document.activeElement.outerHTML')}"
        )
        assert outline >= 3
    assert expected > 5


def test_the_first_tab_leads_past_the_masthead(visit: Visiting) -> None:
    page = visit().open("deployment")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_command_can_be_copied(visit: Visiting) -> None:
    visited = visit(permissions=["clipboard-read", "clipboard-write"])
    page = visited.open("deployment")
    # The samples' origin is not secure, so the clipboard is stood in for.
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: t => { window.copied = t; }}})"
    )
    page.reload()
    page.get_by_role("button", name="Copy").click()
    assert page.evaluate("window.copied") == samples.case_version("gb-2020-bridges-swp").proof.command
    assert page.get_by_role("status").text_content() == "Copied"


def test_without_script_every_page_says_the_same(visit: Visiting) -> None:
    with_script, without = visit(), visit(java_script_enabled=False)
    # The pages that compute say without script what they would compute; tests of their own hold that.
    for name in set(PAGES) - {"check", "rerun", "act-sign"}:
        assert without.open(name).inner_text("body") == with_script.open(name).inner_text("body").replace(
            "\nCopy", ""
        )


def test_hostile_text_runs_nothing_and_covers_nothing(visit: Visiting) -> None:
    visited = visit(390)
    page = visited.open("hostile")
    page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))
    page.wait_for_timeout(200)
    assert visited.complaints == []
    heading, outcome = page.locator("h1").bounding_box(), page.locator(".tiles").bounding_box()
    assert heading is not None
    assert outcome is not None
    assert heading["y"] + heading["height"] < outcome["y"]


def test_a_printed_page_holds_what_the_screen_folds_away(visit: Visiting) -> None:
    page = visit().open("deployment")
    page.emulate_media(media="print")
    # The browser lays out for paper in its own time.
    page.wait_for_function(
        """[...document.querySelectorAll('details > :not(summary)')]
            .every(each => each.checkVisibility({contentVisibilityAuto: true}))"""
    )
    assert not page.locator(".masthead nav").is_visible()


def test_writing_from_right_to_left_mirrors_the_page(visit: Visiting) -> None:
    page = visit().open("deployment")
    before = _left_of_label(page)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert before < 640 < _left_of_label(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def _left_of_label(page: Page) -> float:
    box = page.locator(".answer .label").first.bounding_box()
    assert box is not None
    return box["x"]


_SELECTOR = "a[href], button, input:not([type=hidden]), select, summary, [tabindex='0']"
_CONTROLS = f'[...document.querySelectorAll("{_SELECTOR}")].filter(each => each.checkVisibility()).length'
_FOCUSED = f"""() => {{
    const all = [...document.querySelectorAll("{_SELECTOR}")].filter(each => each.checkVisibility());
    return [all.indexOf(document.activeElement), parseFloat(getComputedStyle(document.activeElement).outlineWidth)];
}}"""
