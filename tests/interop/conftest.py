"""The published log of the demonstration, for tools that nobody here wrote."""

from tests.operations.conftest import demo_home, home, registry

__all__ = ["demo_home", "home", "registry"]
