"""Markdown for the generated pages of the documentation.

Knows: how a text that somebody else wrote is shown as it stands, and how a table is drawn. Does not know what a page
says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

GENERATED: Final = "<!-- Written by `sightline docs`. Changes belong in the source it is made from. -->\n\n"

_MARKS: Final = re.compile(r"([\\`*_{}\[\]!|]|^[-+#]|(?<=^\d)\.)")


def literal(text: str) -> str:
    """`text` as one line that Markdown shows as it stands: no mark-up, no HTML, no address in it takes effect."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKS.sub(r"\\\1", plain)


def prose(text: str) -> str:
    """`text` in one paragraph for each of its own, each shown as it stands."""
    return "".join(f"{literal(part)}\n\n" for part in re.split(r"\n\s*\n", text.strip()))


def fenced(text: str) -> str:
    """`text` in a block that shows each of its lines as it stands: no line of it ends the block."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}text\n{text.rstrip()}\n{fence}\n"


def link(text: str, address: str | None) -> str:
    """`text` as a link to the web address, or plain where there is none."""
    if not address:
        return literal(text)
    plain = re.sub(r"[<>\s]", "", address)
    return f"[{literal(text)}](<{plain}>)"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"
