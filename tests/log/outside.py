"""aics-tlog, somebody else's implementation of the same formats; a test that reaches for it without it is skipped."""

from __future__ import annotations

from typing import Any

import pytest


class _Missing:
    def __getattr__(self, name: str) -> Any:
        pytest.skip("aics-tlog needs Python 3.12")


try:
    import aics_tlog
    from aics_tlog import tiles as aics_tiles
except ImportError:
    aics_tlog = aics_tiles = _Missing()

__all__ = ["aics_tiles", "aics_tlog"]
