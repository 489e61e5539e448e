"""The one byte form of a JSON value: RFC 8785 (JSON Canonicalization Scheme), narrowed to integers.

Knows: which values the registry puts into anything it hashes or signs, their bytes, and how to take such
bytes back without accepting a second spelling of the same value. Does not know what the values mean.

Floating-point numbers are refused, though RFC 8785 allows them: engines disagree about them, and a rate is an
integer in parts per million here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, NoReturn

import rfc8785

from registry.errors import RegistryError

MAX_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly (RFC 7493 §2.2)."""

MAX_DEPTH = 64
"""How deep arrays and objects may lie in one another; the registry's own documents need about ten."""


def canonical_bytes(value: Any) -> bytes:
    """The RFC 8785 bytes of `value`: dicts with text keys, lists, tuples, text, integers, booleans and None.

    Raises `canonical.float`, `canonical.integer`, `canonical.type`, `canonical.text` or `canonical.depth`.
    """
    _check(value, "$", 0)
    return rfc8785.dumps(value)


def sha256_hex(data: bytes) -> str:
    """SHA-256 of `data` as 64 lowercase hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def digest(value: Any) -> str:
    """SHA-256 of the canonical bytes of `value`, as 64 lowercase hexadecimal digits."""
    return sha256_hex(canonical_bytes(value))


def parse_canonical(data: bytes) -> Any:
    """The value whose canonical bytes are exactly `data`.

    Raises `canonical.json` where `data` is not JSON in UTF-8, `canonical.duplicate` for a key that occurs
    twice, `canonical.spelling` where the value has other canonical bytes, and what `canonical_bytes` raises.
    """
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_refuse_float,
            parse_constant=_refuse_float,
            parse_int=_integer,
        )
    except RecursionError:
        _refuse_depth("$")
    except ValueError as error:
        raise RegistryError("canonical.json", f"these bytes are not JSON in UTF-8: {error}") from error
    if canonical_bytes(value) != data:
        raise RegistryError(
            "canonical.spelling",
            "these bytes are JSON, but not in canonical form (RFC 8785)",
            hint="Send the bytes as they were published; do not reformat them.",
        )
    return value


def _check(value: Any, path: str, depth: int) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value, path)
    elif isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            _refuse_integer(path)
    elif isinstance(value, float):
        _refuse_float(path)
    elif depth >= MAX_DEPTH and isinstance(value, Mapping | list | tuple):
        _refuse_depth(path)
    elif isinstance(value, dict):
        for key, member in value.items():
            if not isinstance(key, str):
                raise RegistryError("canonical.type", f"a key in {path} is {type(key).__name__}, not text")
            _check_text(key, path)
            _check(member, f"{path}.{key}", depth + 1)
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check(item, f"{path}[{index}]", depth + 1)
    else:
        raise RegistryError("canonical.type", f"{path} is {type(value).__name__}, which JSON cannot carry")


def _check_text(text: str, path: str) -> None:
    # A lone surrogate has no UTF-8 form, so the bytes could not be read back.
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise RegistryError(
            "canonical.text", f"{path} holds half of a surrogate pair, so it has no UTF-8 form"
        )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise RegistryError("canonical.duplicate", f"the key {twice!r} occurs twice in one object")
    return value


def _integer(digits: str) -> int:
    # Before int(): an integer of a million digits must not cost quadratic time.
    if len(digits) > len(str(-MAX_INTEGER)):
        _refuse_integer("$")
    return int(digits)


def _refuse_float(where: str) -> NoReturn:
    raise RegistryError(
        "canonical.float",
        f"a floating-point number cannot be part of a canonical value ({where})",
        hint="Write a rate in parts per million, as an integer.",
    )


def _refuse_integer(where: str) -> NoReturn:
    raise RegistryError("canonical.integer", f"an integer beyond 2^53-1 cannot be carried exactly ({where})")


def _refuse_depth(where: str) -> NoReturn:
    raise RegistryError(
        "canonical.depth", f"arrays and objects lie more than {MAX_DEPTH} deep in one another ({where[:60]})"
    )
