"""Versions of releases (Semantic Versioning 2.0.0), and how large the step from one to the next is.

Knows: `MAJOR.MINOR.PATCH` without pre-releases, and that while MAJOR is 0 the second number stands for it (item 4). Does not
know what changed (`difference`), nor which step a change demands (`step`).
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from registry.errors import RegistryError

_FORM = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


class Step(IntEnum):
    """How large a step is; a larger one covers a smaller one."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3

    def __str__(self) -> str:
        return self.name.lower()


class Version(NamedTuple):
    """The version of a release; ordered as releases follow one another."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, step: Step) -> Version:
        """The smallest version that is `step` further."""
        if step is Step.MAJOR and self.major > 0:
            return Version(self.major + 1, 0, 0)
        if step is Step.PATCH:
            return Version(self.major, self.minor, self.patch + 1)
        return Version(self.major, self.minor + 1, 0)


def is_version(text: str) -> bool:
    """Whether `text` has the form of a version."""
    return _FORM.fullmatch(text) is not None


def read_version(text: str) -> Version:
    """The version that `text` says; raises `release.version`."""
    found = _FORM.fullmatch(text)
    if found is None:
        raise RegistryError(
            "release.version",
            f"{text!r} is not the version of a release",
            hint="Write three numbers, such as 0.2.0 (semver.org).",
        )
    return Version(*map(int, found.groups()))
