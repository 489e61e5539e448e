"""In which language somebody reads: the first part of an address, as `/fr/deployments`; English has none.

Knows: that the same page lies at the same address behind it in every language, that files and the API have one address only,
and which address a page was asked at, so that it links to itself in the other languages. Does not know what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from flask import has_request_context, request
from werkzeug.urls import iri_to_uri

from registry.pages.address import Site
from registry.pages.language import ENGLISH, direction, offered, speaking
from registry.pages.render import render
from registry.pages.views import ErrorPage, Page

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

SPOKEN: Final = "sightline.language"
"""The entry of the WSGI environment that says which language was asked for."""


class InLanguages:
    """A WSGI application that is asked without the language, which SCRIPT_NAME keeps (PEP 3333), and speaks it meanwhile."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._languages = frozenset(offered()) - {ENGLISH}

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        first, _, rest = environ.get("PATH_INFO", "").removeprefix("/").partition("/")
        if first in self._languages:
            environ = {
                **environ,
                "SCRIPT_NAME": f"{environ.get('SCRIPT_NAME', '')}/{first}",
                "PATH_INFO": f"/{rest}",
                SPOKEN: first,
            }
        with speaking(environ.get(SPOKEN, ENGLISH)):
            return self._application(environ, start_response)


def render_asked(page: Page) -> str:
    """The HTML of `page` in the language in which it was asked for."""
    site = asked_site(page.site)
    return render(replace(page, site=replace(site, here=None) if isinstance(page, ErrorPage) else site))


def asked_site(site: Site) -> Site:
    """`site` in the language of the request, with the address that was asked where it can be asked again."""
    if not has_request_context():
        return site
    language = request.environ.get(SPOKEN, ENGLISH)
    base = site.base if language == ENGLISH else f"{site.root}{language}/"
    return replace(site, base=base, language=language, direction=direction(language), here=_here(site))


def _here(site: Site) -> str | None:
    if request.method not in ("GET", "HEAD"):
        return site.here
    # With two slashes at its beginning an address would be one of another host.
    return iri_to_uri(request.full_path.lstrip("/").rstrip("?"))
