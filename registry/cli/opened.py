"""The registry that a command writes to, opened with its keys."""

from __future__ import annotations

from pathlib import Path

from registry.cli.options import read_passphrase
from registry.operations.registry import Registry, open_registry
from registry.settings import settings


def opened(home: Path, passphrase_file: Path | None) -> Registry:
    """The registry in `home`, whose passphrase stands in a file or is asked for; raises what `open_registry` raises."""
    return open_registry(home, settings(), passphrase=lambda: read_passphrase(passphrase_file))
