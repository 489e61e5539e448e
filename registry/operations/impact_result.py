"""Whether a line of finished work is a result of a measurement of impact (`impact_worker`).

Knows: which keys a result has, their types, and how many cells either release has. Does not know whether a result is true.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from registry.domain.committed_answers import is_day
from registry.domain.vocabulary import OUTCOMES, PROVENANCES
from registry.operations.impact_worker import CELLS

Key = tuple[str, int, str]
"""The deployment, the number of its version, and the SHA-256 of the record."""

_NAMED: Final = frozenset({"deployment", "version", "record"})
_FAILED: Final = _NAMED | {"error", "release"}
_ASSESSED: Final = _NAMED | {"provenance", "law_date", "persons", "binding", "strict", "cells"}


def key_of(result: Mapping[str, Any]) -> Key:
    """What a result is about."""
    return result["deployment"], result["version"], result["record"]


def checked_key(counts: tuple[int, int]) -> Callable[[Mapping[str, Any]], Key]:
    """`key_of` for what was read from a file; `counts` are the requirements of either release.

    It raises ValueError for what is no result.
    """

    def key(result: Mapping[str, Any]) -> Key:
        _require(result.keys() in (_FAILED, _ASSESSED), "it has other keys than a result")
        _require(isinstance(result["deployment"], str) and result["deployment"] != "", "no deployment")
        _require(_is_integer(result["version"]) and result["version"] > 0, "no version")
        _require(isinstance(result["record"], str) and len(result["record"]) == 64, "no record")
        if "error" in result:
            _require(isinstance(result["error"], str), "no code of an error")
            _require(result["release"] in ("", "before", "after"), "an unknown release")
        else:
            _check_assessed(result, counts)
        return key_of(result)

    return key


def _check_assessed(result: Mapping[str, Any], counts: tuple[int, int]) -> None:
    _require(result["provenance"] in PROVENANCES, "an unknown provenance")
    _require(is_day(result["law_date"]), "no law date")
    _require(result["persons"] is None or _is_integer(result["persons"]), "no number of people")
    for reading in ("binding", "strict"):
        _require(_is_pair(result[reading]), f"no {reading} outcomes")
        _require(all(word in OUTCOMES for word in result[reading]), f"an unknown {reading} outcome")
    _require(_is_pair(result["cells"]), "no cells")
    for cells, count in zip(result["cells"], counts, strict=True):
        _require(len(cells) == count, f"{len(cells)} cells for {count} requirements")
        _require(CELLS.keys() >= set(cells), "an unknown cell")


def _require(holds: bool, why: str) -> None:
    if not holds:
        raise ValueError(why)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_pair(value: object) -> bool:
    return isinstance(value, Sequence) and len(value) == 2 and all(isinstance(one, str) for one in value)
