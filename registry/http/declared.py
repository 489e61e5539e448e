"""What each route is for, declared beside it; whoever asks is held to it before the route runs.

Knows: that a route that declares nothing answers nobody. Does not decide who may what: that is `registry.domain.permission`
and, of a deployment, the act itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import Flask, current_app, request

from registry.domain.permission import Declared
from registry.errors import RegistryError

View = TypeVar("View", bound=Callable[..., Any])
_DECLARED: Final = "sightline_declared"


def declares(*what: Declared) -> Callable[[View], View]:
    """Declare what a route is for; of several acts, one that fits is enough to pass the door. Stands below the route's
    line."""

    def declared(view: View) -> View:
        setattr(view, _DECLARED, what)
        return view

    return declared


def declared_of(app: Flask, endpoint: str) -> tuple[Declared, ...]:
    """What the route with this endpoint declares; empty where it declares nothing."""
    found: tuple[Declared, ...] = getattr(app.view_functions[endpoint], _DECLARED, ())
    return found


def declared_here() -> tuple[Declared, ...]:
    """What the route that was asked for declares; `read` where there is none. Raises `http.undeclared`."""
    if request.endpoint is None:
        return ("read",)
    what = declared_of(current_app, request.endpoint)
    if not what:
        raise RegistryError(
            "http.undeclared", "the route does not say what it is for", hint="Declare its act."
        )
    return what
