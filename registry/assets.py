"""Where the parts that are not Python lie: policies, page templates, hand-written docs.

Works from a source checkout and from an installed wheel, where they are packed beside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def policies() -> Path:
    """The folder of the policy library."""
    return _root("policies")


def web() -> Path:
    """The folder of page templates, stylesheet and script."""
    return _root("web")


def _root(name: str) -> Path:
    packed = _PACKAGE / "_assets" / name
    return packed if packed.is_dir() else _PACKAGE.parent / name
