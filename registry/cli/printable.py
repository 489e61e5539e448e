"""What others named, such as files, origins and logs, as a terminal may be sent it."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with all that is not printable escaped: it must not move the cursor, nor be unwritable."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
