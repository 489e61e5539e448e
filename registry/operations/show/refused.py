"""What was refused, as a page shows it."""

from __future__ import annotations

from registry.errors import RegistryError

Refused = tuple[str, str, str] | None


def told(error: RegistryError) -> tuple[str, str, str]:
    """An error as a page shows it above what was filled in."""
    return error.code, error.message, error.hint
