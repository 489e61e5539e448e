"""A witness over HTTP (C2SP tlog-witness): translates requests into its one act and into what it cosigned last.

Knows: routes, limits and headers. Decides nothing. What one address may ask is bounded.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from registry.errors import RegistryError
from registry.http.bind import address_of, serve_at
from registry.http.proxies import BehindProxies, Network
from registry.http.rate_limit import RateLimit
from registry.log.add_checkpoint import MAX_REQUEST, PATH
from registry.operations.witness import TEXT, Witness, open_witness
from registry.settings import settings

BURST: Final = 20
"""Requests that one address may make at once, before its rate counts."""


def serve(home: Path, bind: str, rate: float, passphrase_file: Path | None) -> None:
    """Serve the witness in `home` on `bind` (`host:port`) until stopped; raises what `open_witness` does."""
    address = address_of(bind)
    # The server's process opens its keys by itself: what is wrong with them is said here, before it starts.
    _opened(home, passphrase_file)
    os.environ["SIGHTLINE_WITNESS_HOME"] = str(home.resolve())
    os.environ["SIGHTLINE_WITNESS_RATE"] = str(rate)
    if passphrase_file is not None:
        os.environ["SIGHTLINE_PASSPHRASE_FILE"] = str(passphrase_file.resolve())
    settings.cache_clear()
    serve_at(address, "registry.http.witness:worker")


def worker() -> Flask:
    """The application of the server's process."""
    found = settings()
    return create_app(
        _opened(found.witness_home, found.passphrase_file), found.witness_rate, proxies=found.proxies()
    )


def create_app(
    witness: Witness,
    rate: float = 10.0,
    monotonic: Callable[[], float] = time.monotonic,
    proxies: tuple[Network, ...] = (),
) -> Flask:
    """The WSGI application; `rate` is in requests a second from one address, which `proxies` may say."""
    app = Flask("sightline witness", static_folder=None)
    app.wsgi_app = BehindProxies(app.wsgi_app, proxies)  # type: ignore[method-assign]
    app.config["MAX_CONTENT_LENGTH"] = MAX_REQUEST
    limit = RateLimit(rate, BURST, monotonic)

    @app.before_request
    def bounded() -> Response | None:
        try:
            limit.require(
                request.remote_addr or "",
                "witness.rate",
                "too many requests from this address",
                hint="Ask again after the seconds that Retry-After gives.",
            )
        except RegistryError as error:
            answer = Response(f"{error.line()}\n", 429, content_type=TEXT)
            answer.headers["Retry-After"] = str(error.retry_after)
            return answer
        return None

    @app.post(PATH)
    def add_checkpoint() -> Response:
        answer = witness.add_checkpoint(request.get_data(cache=False))
        response = Response(answer.body, answer.status)
        response.headers["Content-Type"] = answer.content_type
        return response

    @app.get("/<origin_hash>/checkpoint")
    def checkpoint(origin_hash: str) -> Response:
        note = witness.checkpoint(origin_hash)
        if note is None:
            return Response("no checkpoint of this log was cosigned here\n", 404, content_type=TEXT)
        response = Response(note, content_type=TEXT)
        response.headers["Cache-Control"] = "public, max-age=2"
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    @app.get("/")
    def keys() -> Response:
        lines = [*witness.vkeys, *(f"# cosigns {origin}" for origin in witness.policy.origins)]
        return Response("".join(f"{line}\n" for line in lines), content_type=TEXT)

    @app.errorhandler(RegistryError)
    def unusable(error: RegistryError) -> tuple[Response, int]:
        app.logger.error("%s", error.line())
        return Response(f"this witness cannot sign now [{error.code}]\n", content_type=TEXT), 503

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> Response:
        response = Response(f"{error.name}\n", error.code, content_type=TEXT)
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return app


def _opened(home: Path, passphrase_file: Path | None) -> Witness:
    def passphrase() -> bytes:
        assert passphrase_file is not None
        return passphrase_file.read_text(encoding="utf-8").partition("\n")[0].encode()

    return open_witness(home, passphrase=passphrase if passphrase_file else None)
