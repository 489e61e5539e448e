"""An authority files its first deployment in a browser: on a desktop, on a phone, and without JavaScript."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from registry.http.app import create_app
from registry.operations.sign_in import make_link
from registry.settings import Settings
from tests.http.signing_in import People, people_in
from tests.pages.test_browser import RULES

WIDTHS = {"desktop": 1280, "phone": 390}


@dataclass
class Town:
    """A register that takes filings, and where screenshots are kept."""

    people: People
    origin: str
    pictures: Path


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("filing")
    people = people_in(folder / "registry")
    server = make_server("localhost", 0, lambda *_: [], threaded=True)
    origin = f"http://localhost:{server.server_port}"
    server.app = create_app(people.registry.home.root, Settings(origin=origin, desk=True))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    pictures = Path(os.environ.get("SIGHTLINE_PICTURES") or folder / "pictures")
    pictures.mkdir(parents=True, exist_ok=True)
    yield Town(people, origin, pictures)
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("screen", "scripts"), [("desktop", True), ("phone", True), ("phone", False)])
def test_an_authority_files_its_first_deployment(
    town: Town, chromium: Browser, screen: str, scripts: bool
) -> None:
    width = WIDTHS[screen]
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts, base_url=town.origin
    )
    page = context.new_page()

    def look(what: str) -> None:
        name = f"filing-{what}-{screen}{'' if scripts else '-without-scripts'}.png"
        page.screenshot(path=town.pictures / name, full_page=True)
        if not scripts:
            return
        assert page.evaluate("document.documentElement.scrollWidth") <= width, what
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
            rules = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
            found = Axe().run(page, options=rules)
            assert found.violations_count == 0, f"{what}, {theme}: {found.generate_report()}"
        page.emulate_media(color_scheme="light")

    sign_in(town, page, scripts)
    page.goto("/desk")
    page.get_by_role("button", name="File a deployment, question by question").click()
    page.get_by_role("heading", name="Task list").wait_for()
    look("tasks")
    page.get_by_role("link", name="Its short name").click()
    id = f"town-{screen}-{'with' if scripts else 'without'}"
    page.locator('[name="id"]').fill(id)
    page.get_by_role("button", name="Save and come back later").click()
    page.get_by_role("heading", name="Task list").wait_for()
    page.get_by_role("link", name="Who answers for it").first.click()
    page.locator('[name="operator.name"]').fill("City of Utrecht")
    look("section")
    page.get_by_role("button", name="Save and come back later").click()
    page.get_by_text("Saved.").wait_for()
    look("saved")
    page.get_by_role("link", name="Answer the next question").click()
    look("question")
    page.get_by_role("link", name="Back to the task list, without saving").click()
    page.locator('a[href$="/answers/deployment"]').first.click()
    page.get_by_label("First day of use", exact=True).fill("next week")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("heading", name="There is something to correct").wait_for()
    look("errors")
    if scripts:
        assert page.evaluate("document.activeElement.id") == "mend"
    page.locator("#mend a").first.click()
    page.get_by_label("First day of use", exact=True).fill("2026-12-01")
    page.get_by_role("button", name="Save and come back later").click()
    page.get_by_role("link", name="Check your answers, and submit").click()
    page.get_by_role("heading", name="Check your answers").wait_for()
    look("check")
    page.emulate_media(media="print")
    page.screenshot(path=town.pictures / f"filing-print-{screen}.png", full_page=True)
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Submit it").click()
    page.get_by_role("heading", name="It is filed").wait_for()
    look("filed")
    context.close()


def sign_in(town: Town, page: Page, scripts: bool) -> None:
    link = make_link(town.people.registry, town.people.ids["town"])
    page.goto("/sign-in/link" if not scripts else f"/sign-in/link#{link}")
    if not scripts:
        page.locator('[name="code"]').fill(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")
