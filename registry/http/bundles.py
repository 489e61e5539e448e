"""Bundles of the release in force for authorities' own OPA servers (OPA, bundle service API): addresses, types, caching.

Knows: that an OPA asks again with the tag of what it has and is told when nothing changed. Whatever modes it prefers, it
gets the whole bundle. Does not know what a bundle holds, and signs nothing.
"""

from __future__ import annotations

from hashlib import sha256
from http import HTTPStatus

from flask import Flask, Response, request

from registry.http.declared import declares
from registry.http.headers import ERROR_CACHE, PAGE_CACHE, STATIC_CACHE
from registry.operations.registry import Registry
from registry.operations.show.bundles import bundle_file, bundle_index, bundle_key


def add_bundles(app: Flask, registry: Registry) -> None:
    """Serve the bundles, their index, and the public keys that they are verified with."""

    @app.get("/bundles/index.json")
    @declares("read")
    def bundles() -> Response:
        return _answer(bundle_index(registry), "application/json", PAGE_CACHE)

    @app.get("/bundles/<profile>.tar.gz")
    @declares("read")
    def bundle(profile: str) -> Response:
        return _answer(bundle_file(registry, profile), "application/gzip", PAGE_CACHE)

    @app.get("/bundles/keys/<key_id>.pem")
    @declares("read")
    def key(key_id: str) -> Response:
        # A key is named by its own digest.
        return _answer(bundle_key(registry, key_id), "application/x-pem-file", STATIC_CACHE)


def _answer(data: bytes, content_type: str, cache: str) -> Response:
    response = Response(data, content_type=content_type)
    response.headers["Cache-Control"] = cache
    response.headers["Access-Control-Allow-Origin"] = "*"
    # The digest that the index states.
    response.set_etag(sha256(data).hexdigest())
    asked = dict(request.environ)
    if request.if_match.star_tag:
        # Any version will do, and there is one; Werkzeug compares the star with the tag.
        del asked["HTTP_IF_MATCH"]
    response.make_conditional(asked)
    if response.status_code == HTTPStatus.PRECONDITION_FAILED:
        # What somebody wants only in another version is not sent to them in this one (RFC 9110, section 13.1.1).
        response.set_data(b"")
        del response.headers["Content-Type"]
        response.headers["Cache-Control"] = ERROR_CACHE
    return response
