"""The JSON twin of every page: the same content for programs.

Knows: how a view becomes plain JSON: closed values stay codes, texts stay as filed, and the three sentences stand
there as text. Does not know HTML.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, partial
from typing import Any

from pydantic import BaseModel

from registry.domain.coverage import Coverage
from registry.domain.public_view import PublicView
from registry.pages.answer_first import answer_first, as_text
from registry.pages.deployment_views import VersionInBrief
from registry.pages.render import page_name
from registry.pages.views import Page


def to_json(page: Page, version: Any = None) -> dict[str, Any]:
    """`page` as plain JSON: the fields of its view, and `page`, the name of its kind.

    `version`: what it shows of its version as JSON, where that was made for another page before.
    """
    made = {} if version is None else {"version": version}
    content = {
        name: made[name] if name in made else _plain(getattr(page, name))
        for name in _names(type(page))  # type: ignore[arg-type]
    }
    return {"page": page_name(page), **content}


def _plain(value: Any) -> Any:
    # mypy asks of a class for the hash of its instances.
    return _way(type(value))(value)  # type: ignore[arg-type]


@cache
def _way(kind: type[Any]) -> Callable[[Any], Any]:
    # Asked once of each type and not of each value: a page holds tens of thousands, of some thirty types.
    if issubclass(kind, tuple | list):
        return _listed
    if issubclass(kind, dict):
        return _mapped
    if issubclass(kind, PublicView | Coverage):
        return kind.as_json
    if issubclass(kind, BaseModel):
        return partial(kind.model_dump, mode="json")
    if issubclass(kind, VersionInBrief):
        return _version
    return _members if is_dataclass(kind) else _itself


def _itself(value: Any) -> Any:
    return value


def _listed(value: Any) -> list[Any]:
    return [_plain(member) for member in value]


def _mapped(value: Any) -> dict[str, Any]:
    return {name: _plain(member) for name, member in value.items()}


def _version(value: VersionInBrief) -> dict[str, Any]:
    return {"answer_first": [as_text(sentence) for sentence in answer_first(value)], **_members(value)}


def _members(value: Any) -> dict[str, Any]:
    return {name: _plain(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    # `site` says how this copy is addressed; it is no part of the content. `lines` say what the findings say, and less.
    return tuple(f.name for f in fields(kind) if f.name not in ("site", "lines"))
