"""The application over HTTP: public pages, sign-in, desk and API, put together. Decides nothing.

Knows: which parts there are, what an address holds (ids, numbers), and what every answer bears. Does not know any route: each
part adds its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from flask import Flask
from werkzeug.routing import BaseConverter, IntegerConverter

from registry.http.account import add_account
from registry.http.answers import add_answers
from registry.http.api import add_api
from registry.http.api.limits import add_limits
from registry.http.bodies import add_bodies
from registry.http.bundles import add_bundles
from registry.http.condition import add_condition
from registry.http.desk import add_desk
from registry.http.drafts import add_drafts
from registry.http.errors import add_errors, not_published
from registry.http.exports import add_exports
from registry.http.headers import add_headers
from registry.http.languages import InLanguages
from registry.http.lists import add_lists
from registry.http.log_files import add_log_files
from registry.http.passkeys import add_passkeys
from registry.http.prepared import add_prepared
from registry.http.provider import add_provider
from registry.http.proxies import BehindProxies
from registry.http.public_pages import add_downloads, add_public_pages
from registry.http.review import add_review
from registry.http.session import add_sessions
from registry.http.sign_in import add_sign_in
from registry.http.uploads import add_uploads
from registry.operations.identity_provider import require_provider
from registry.operations.publish_soon import Publishing
from registry.operations.registry import open_registry
from registry.pages.address import Site
from registry.settings import Settings

PUBLISHING: Final = "sightline-publishing"
"""The application's extension that publishes what was logged at the desk."""
WRITABLE: Final = "sightline-writable"
"""The application's extension that raises `storage.stopped` once this process may write no more."""
MAX_REQUEST: Final = 64 * 1024
"""Bytes of one form. A route that takes a file says so itself."""


def create_app(
    home: Path, settings: Settings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> Flask:
    """The WSGI application over the registry in `home`, opened without its private keys unless it takes acts.

    Raises `key.passphrase` where these are encrypted and the settings name no file with the passphrase.
    """
    registry = open_registry(
        home, settings, with_keys=settings.desk, passphrase=lambda: settings.passphrase(), clock=clock
    )
    app = Flask("sightline", static_folder=None)
    app.url_map.converters["id"] = _Id
    app.url_map.converters["number"] = _Number
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST
    # One address, one page: nothing is answered with a redirection.
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    common = {
        "development_keys": registry.description.development_keys,
        "site": Site(takes_acts=settings.desk),
    }
    require_provider(settings)
    add_limits(app)
    add_sessions(app, registry)
    add_public_pages(app, registry, common)
    add_downloads(app, registry)
    add_lists(app, registry)
    add_log_files(app, registry)
    add_bundles(app, registry)
    add_exports(app, registry)
    add_sign_in(app, registry, common)
    add_passkeys(app, registry)
    add_provider(app, registry, common)
    add_account(app, registry, common)
    publishing = Publishing(registry, not_published)
    app.extensions[PUBLISHING] = publishing
    app.extensions[WRITABLE] = registry.database.require_writable
    add_desk(app, registry, common, publishing)
    add_review(app, registry, common)
    add_drafts(app, registry, common, publishing)
    add_answers(app, registry, common)
    add_uploads(app, registry, common, publishing)
    add_prepared(app, registry, common, publishing)
    add_bodies(app, registry, common, publishing)
    add_api(app, registry, common, publishing)
    add_errors(app, common)
    add_condition(app, registry)

    app.wsgi_app = BehindProxies(InLanguages(app.wsgi_app), settings.proxies())  # type: ignore[method-assign]
    add_headers(app)
    return app


class _Id(BaseConverter):
    # The form of a deployment's id; a dot would swallow `.json`, so the twin's route is tried by its own rule first.
    regex = r"[a-z0-9][a-z0-9._-]{0,99}?"


class _Number(IntegerConverter):
    # Neither the digits of other scripts nor a number that takes long to read.
    regex = r"[0-9]{1,9}"
