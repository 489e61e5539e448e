"""News as feeds: Atom (RFC 4287, paged as in RFC 5005, section 3) and JSON Feed 1.1.

Knows: both formats, and that a filed text may hold what XML cannot. Does not know what is news, nor where it was read. Texts
are plain: nothing filed is ever markup.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from xml.etree import ElementTree

ATOM: Final = "application/atom+xml"
JSON_FEED: Final = "application/feed+json"

_NAMESPACE: Final = "http://www.w3.org/2005/Atom"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What is no Char of XML 1.0, section 2.2."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One entry of the log as news. `id` names log and index; `at` is the instant that the entry states; `by` acted."""

    id: str
    at: str
    title: str
    text: str
    page: str
    by: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Feed:
    """News, the latest first; addresses are whole. `next`: older news, empty at the end. `first` also names the feed."""

    title: str
    registry: str
    page: str
    first: str
    here: str
    next: str
    updated: str
    items: tuple[Item, ...]


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8."""
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE})
    _text(root, "id", feed.first)
    _text(root, "title", feed.title)
    _text(root, "updated", feed.updated)
    _text(_text(root, "author"), "name", feed.registry)
    _link(root, "self", feed.here, ATOM)
    _link(root, "first", feed.first, ATOM)
    if feed.next:
        _link(root, "next", feed.next, ATOM)
    _link(root, "alternate", feed.page, "text/html")
    for item in feed.items:
        entry = _text(root, "entry")
        _text(entry, "id", item.id)
        _text(entry, "title", item.title)
        # An entry never changes: it is published and updated at one instant.
        _text(entry, "published", item.at)
        _text(entry, "updated", item.at)
        _text(_text(entry, "author"), "name", item.by)
        ElementTree.SubElement(entry, "category", {"term": item.kind})
        _link(entry, "alternate", item.page, "text/html")
        _text(entry, "summary", item.text)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    said: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.here,
        "authors": [{"name": feed.registry}],
        "language": "en",
        **({"next_url": feed.next} if feed.next else {}),
        "items": [
            {
                "id": item.id,
                "url": item.page,
                "title": item.title,
                "content_text": item.text,
                "date_published": item.at,
                "authors": [{"name": item.by}],
                "tags": [item.kind],
            }
            for item in feed.items
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _text(parent: ElementTree.Element, name: str, text: str = "") -> ElementTree.Element:
    made = ElementTree.SubElement(parent, name)
    if text:
        made.text = _NO_XML.sub("\ufffd", text)
    return made


def _link(parent: ElementTree.Element, rel: str, address: str, kind: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": rel, "href": address, "type": kind})
