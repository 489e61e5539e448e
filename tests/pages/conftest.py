"""A register that answers from the samples, and a browser in front of it that knows no other network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from registry import assets
from registry.pages.render import CONTENT_SECURITY_POLICY, render
from tests.pages import samples

ORIGIN = "http://register.test"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass
class Visit:
    """A browser page, what it complained of, and which addresses it asked for that are not the register's."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open the sample page `name`."""
        self.page.goto(f"{ORIGIN}/{name}")
        return self.page


@pytest.fixture(scope="session")
def documents() -> dict[str, str]:
    """The HTML of every sample page, the hostile one among them."""
    return {name: render(page) for name, page in {**samples.pages(), **samples.hostile_pages()}.items()}


@pytest.fixture
def visit(chromium: Browser, documents: dict[str, str]) -> Iterator[Callable[..., Visit]]:
    """Makes visits: `visit(width=…, color_scheme=…, java_script_enabled=…)`."""
    with _visits(chromium, documents) as make:
        yield make


@pytest.fixture(scope="module")
def narrow(chromium: Browser, documents: dict[str, str]) -> Iterator[Visit]:
    """One visit on a telephone, for whoever looks at page after page: a new one costs as much as most pages."""
    with _visits(chromium, documents) as make:
        yield make(390)


@contextmanager
def _visits(chromium: Browser, documents: dict[str, str]) -> Iterator[Callable[..., Visit]]:
    opened: list[BrowserContext] = []

    def make(width: int = 1280, **options: object) -> Visit:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)  # type: ignore[arg-type]
        opened.append(context)
        made = Visit(context.new_page())
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        context.route("**/*", lambda route: _answer(route, documents, made))
        return made

    yield make
    for context in opened:
        context.close()


def _answer(route: Route, documents: dict[str, str], visit: Visit) -> None:
    url = urlsplit(route.request.url)
    name = url.path.removeprefix("/static/")
    if f"{url.scheme}://{url.netloc}" != ORIGIN:
        visit.strangers.append(route.request.url)
        route.abort()
    elif url.path.startswith("/static/"):
        route.fulfill(body=(assets.web() / name).read_bytes(), content_type=_KINDS[Path(name).suffix])
    else:
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        }
        route.fulfill(body=documents[url.path.strip("/")], headers=headers)
