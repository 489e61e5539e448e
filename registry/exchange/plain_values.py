"""Values of a JSON or YAML text, narrowed to what JSON can say, and what is wrong with those that are not.

Knows: how deep values may lie, which numbers are numbers, and the words of each fault. Does not know the two syntaxes
(registry.exchange.plain_json, registry.exchange.plain_yaml), nor what a value means.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Final

from registry.errors import RegistryError

MAX_DEPTH: Final = 32
"""How deep objects and lists may lie in one another; a record needs five."""
MAX_DIGITS: Final = 19

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)", re.ASCII)


@dataclass(frozen=True)
class Value:
    """One value of a text: the line it begins on, and what it is, or why it is refused."""

    line: int
    data: Any = None
    error: RegistryError | None = None


def read_number(text: str) -> int | float | None:
    """The number, None where it is too long or not finite."""
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= MAX_DIGITS else None
    read = float(text) if len(text) <= 64 else math.inf
    return read if math.isfinite(read) else None


def fault(reason: str, message: str, hint: str) -> RegistryError:
    """A fault of a file, under the code `file.<reason>`."""
    return RegistryError(f"file.{reason}", message, hint=hint)


def syntax_fault(found: str, column: int) -> RegistryError:
    """What cannot be read, at a column (from 1) of its line."""
    return fault(
        "syntax",
        f"This cannot be read, at column {column}: {found}.",
        "Mend this place. What comes before it was read; what comes after it was not.",
    )


def repeated_key(key: str) -> RegistryError:
    """A key that stands twice in one object; it is shown only where it could be a field's name."""
    shown = key if key.isidentifier() and len(key) <= 40 else f"of {len(key)} characters"
    return fault(
        "repeated_key", f"The key {shown} stands twice in one object.", "Keep the one that is meant."
    )


def key_fault() -> RegistryError:
    """The error for a name that holds control characters or what UTF-8 cannot write."""
    return fault(
        "key", "A name before a colon holds a character that no field's name has.", "Write the field's name."
    )


def number_fault() -> RegistryError:
    """A number that is not finite or has more than MAX_DIGITS digits."""
    return fault(
        "number", "A number is not finite, or has too many digits.", "Write it as a plain whole number."
    )


def tag_fault() -> RegistryError:
    """A YAML tag."""
    return fault("tag", "A YAML tag stands here.", "Remove the word that begins with an exclamation mark.")


def depth_fault() -> RegistryError:
    """Objects and lists too deep in one another."""
    hint = "A record has sections, fields and lists of groups; nothing lies deeper."
    return fault("depth", f"Objects and lists lie more than {MAX_DEPTH} deep in one another.", hint)
