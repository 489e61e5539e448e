"""The registries of tests/operations, served."""

from tests.operations.conftest import demo_home, home, registry

__all__ = ["demo_home", "home", "registry"]
