"""The JSON twin of every page: the same content for programs.

Knows: how a view becomes plain JSON: closed values stay codes, texts stay as filed, and the three sentences stand
there as text. Does not know HTML.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
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
    # Most of what lies in a page is one of these, and there are thousands of it.
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, PublicView | Coverage):
        return value.as_json()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, VersionInBrief):
        sentences = [as_text(sentence) for sentence in answer_first(value)]
        return {"answer_first": sentences, **_members(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    return value


def _members(value: Any) -> dict[str, Any]:
    # mypy asks of a class for the hash of its instances.
    return {name: _plain(getattr(value, name)) for name in _names(type(value))}  # type: ignore[arg-type]


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    # `site` says how this copy is addressed; it is no part of the content. `lines` say what the findings say, and less.
    return tuple(f.name for f in fields(kind) if f.name not in ("site", "lines"))
