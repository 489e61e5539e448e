"""Somebody reads, somebody objects, an office decides: each from the first page to the end of it, on the screens they have.

The pictures of each step stay below the folder that SIGHTLINE_PICTURES names, where it is set; the handbook shows some of them.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response
from werkzeug.serving import make_server

from registry.http.app import create_app
from registry.settings import Settings
from tests.http.test_desk_in_chromium import GATES, Desk, desk

__all__ = ["desk"]

WIDTHS = {"desktop": 1280, "phone": 390}
SCREENS = [("desktop", True), ("phone", True), ("phone", False)]
FIRST_PAGE = 200 * 1024
CASE = "gb-2020-bridges-swp"


@dataclass
class Visitor:
    """A browser in front of the demonstration, and what came over the network. `step`: how many pictures were taken."""

    context: BrowserContext
    page: Page
    name: str
    pictures: Path
    loaded: list[tuple[str, int]] = field(default_factory=list)
    step: int = 0

    def look(self, what: str) -> None:
        """Keep a picture of what the screen shows, and see that nothing lies beside it."""
        self.step += 1
        self.page.screenshot(path=self.pictures / f"{self.name}-{self.step}-{what}.png")
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("SIGHTLINE_PICTURES") or tmp_path_factory.mktemp("pictures"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def origin(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("journeys") / "demo"))
    server = make_server("localhost", 0, lambda *_: [], threaded=True)
    address = f"http://localhost:{server.server_port}"
    server.app = create_app(home, Settings(origin=address, desk=True))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield address
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(params=SCREENS, ids=lambda one: f"{one[0]}{'' if one[1] else '-without-scripts'}")
def visitor(
    request: pytest.FixtureRequest, chromium: Browser, origin: str, pictures: Path
) -> Iterator[Visitor]:
    screen, scripts = request.param
    context = chromium.new_context(
        viewport={"width": WIDTHS[screen], "height": 900}, java_script_enabled=scripts, base_url=origin
    )
    name = f"{screen}{'' if scripts else '-without-scripts'}"
    made = Visitor(context, context.new_page(), name, pictures)

    def remember(response: Response) -> None:
        length = int(response.headers.get("content-length", 0))
        made.loaded.append((response.url, length))

    made.page.on("response", remember)
    yield made
    context.close()


def test_a_reader_finds_a_deployment_and_what_each_requirement_read(visitor: Visitor, origin: str) -> None:
    page, visitor.name = visitor.page, f"reader-{visitor.name}"
    page.goto("/")
    page.wait_for_load_state("networkidle")
    visitor.look("home")
    assert sum(length for _, length in visitor.loaded) < FIRST_PAGE
    assert len(visitor.loaded) <= 5
    page.locator('main input[name="q"]').first.fill("bridges")
    page.keyboard.press("Enter")
    page.wait_for_url("**/deployments?*q=bridges*")
    visitor.look("list")
    page.locator(f'main a[href="/deployments/{CASE}"]').first.click()
    page.get_by_role("heading", name="What would have to change").wait_for()
    visitor.look("deployment")
    before = len(visitor.loaded)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert sum(length for _, length in visitor.loaded[before:]) < FIRST_PAGE
    page.goto(f"/deployments/{CASE}#requirements")
    page.locator("section.framework h3 a").first.click()
    page.wait_for_url("**/requirements/*")
    page.locator("li.finding details summary").first.click()
    visitor.look("findings")
    page.goto(f"/deployments/{CASE}")
    page.locator('a[hreflang="es"]').first.click()
    page.wait_for_url(f"**/es/deployments/{CASE}")
    assert page.locator("html").get_attribute("lang") == "es"
    visitor.look("in-spanish")
    assert {urlsplit(url).netloc for url, _ in visitor.loaded} == {urlsplit(origin).netloc}


def test_somebody_without_an_account_objects_and_sees_the_clock(visitor: Visitor) -> None:
    page, scripts = visitor.page, visitor.name
    visitor.name = f"objector-{scripts}"
    page.goto(f"/deployments/{CASE}")
    page.get_by_role("link", name="Object to this version").click()
    page.get_by_label("What you object to, and why").fill(f"The cameras see a school ({scripts}).")
    visitor.look("form")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("kept back").first.wait_for()
    visitor.look("sent")
    page.goto(f"/deployments/{CASE}")
    page.get_by_role("heading", name="Determinations, opinions, objections").wait_for()
    shown = page.locator("section[aria-labelledby=acts]")
    # Nobody filed what was reconstructed from a judgment, and no page promises that somebody replies.
    assert "reply is due" not in (shown.text_content() or "")
    assert "kept back" in (shown.text_content() or "")
    assert f"({scripts})" not in (page.text_content("body") or "")
    shown.scroll_into_view_if_needed()
    visitor.look("clock")


@pytest.mark.parametrize(
    ("screen", "act", "state"), [("desktop", "authorise", "authorised"), ("phone", "suspend", "suspended")]
)
def test_an_office_reads_what_is_before_it_decides_and_signs(
    desk: Desk, pictures: Path, screen: str, act: str, state: str
) -> None:
    page = desk.page
    page.set_viewport_size({"width": WIDTHS[screen], "height": 900})

    def look(number: int, what: str) -> None:
        page.screenshot(path=pictures / f"office-{screen}-{number}-{what}.png")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), what

    key = desk.key_file(f"journey-{screen}.json", enrolled=True)
    page.goto(f"{desk.origin}/desk")
    page.get_by_role("heading", level=1).wait_for()
    look(1, "queue")
    page.goto(f"{desk.origin}/desk/acts/{act}?deployment={GATES}")
    page.get_by_role("heading", name="What you decide on").wait_for()
    page.get_by_label("Reasons").last.fill("It is needed at this gate.")
    page.get_by_text("Reasons on single requirements").click()
    page.locator("textarea[name^='finding.']").first.fill("A milder means was looked for and not found.")
    look(2, "form")
    page.get_by_role("button", name="Prepare it for signing").click()
    page.get_by_role("heading", name="In this browser").wait_for()
    look(3, "sign")
    desk.sign(key)
    page.get_by_text("log entry").first.wait_for()
    look(4, "done")
    assert desk.state == state
    page.goto(f"{desk.origin}/desk/audit?deployment={GATES}")
    look(5, "trail")
    page.locator('a[href^="/desk/decisions/"]').first.click()
    page.get_by_text("The same.").wait_for()
    look(6, "replay")
    page.goto(f"{desk.origin}/desk/case-files/{GATES}")
    assert "A milder means was looked for and not found." in (page.text_content("body") or "")
    look(7, "case-file")
