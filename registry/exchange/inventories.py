"""The public inventories that can be imported: the one place that lists them.

Knows: the name of each and the function that reads it. A further one is a module with such a function, and a line here;
docs/import.md says what the function owes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from registry.exchange.atlas import read_atlas
from registry.exchange.inventory import Filed, Skipped
from registry.exchange.statutory_file import readers
from registry.exchange.us_omb import read_us_omb

INVENTORIES: Final[dict[str, Callable[[Path], Iterator[Filed | Skipped]]]] = {
    "us-omb": read_us_omb,
    "atlas": read_atlas,
    **readers(),
}
