"""Under which code something is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from registry.errors import RegistryError


def code_of(act: Callable[..., object], *arguments: object, **options: object) -> str:
    """The code of the error that `act` raises."""
    with pytest.raises(RegistryError) as caught:
        act(*arguments, **options)
    return caught.value.code
