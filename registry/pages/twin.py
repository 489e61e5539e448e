"""The JSON twin of every page: the same content for programs.

Knows: how a view becomes plain JSON: closed values stay codes, texts stay as filed, and the three sentences stand
there as text. Does not know HTML.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import BaseModel

from registry.domain.coverage import Coverage
from registry.domain.public_view import PublicView
from registry.pages.answer_first import answer_first, as_text
from registry.pages.render import page_name
from registry.pages.views import Page, Version


def to_json(page: Page) -> dict[str, Any]:
    """`page` as plain JSON: the fields of its view, and `page`, the name of its kind."""
    content = _plain(page)
    return {"page": page_name(page), **content}


def _plain(value: Any) -> Any:
    if isinstance(value, PublicView | Coverage):
        return value.as_json()
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, Version):
        sentences = [as_text(sentence) for sentence in answer_first(value)]
        return {"answer_first": sentences, **_members(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return _members(value)
    if isinstance(value, tuple | list):
        return [_plain(member) for member in value]
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    return value


def _members(value: Any) -> dict[str, Any]:
    # `site` says how this copy is addressed; it is no part of the content.
    return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "site"}
