"""JSON as people read it: a line for each value, every script in its own letters. What is signed is canonical instead."""

from __future__ import annotations

import json
from typing import Any


def readable_bytes(document: Any) -> bytes:
    """`document` in UTF-8, with a newline at its end."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
