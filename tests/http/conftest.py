"""The registries of tests/operations, served."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from registry.http.app import create_app
from registry.settings import Settings
from tests.operations.conftest import home, registry

__all__ = ["browser", "home", "registry"]


@pytest.fixture
def browser(demo_home: Path) -> FlaskClient:
    """Somebody who reads the demonstration's pages."""
    return create_app(demo_home, Settings()).test_client()
