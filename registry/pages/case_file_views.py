"""The view of a case file, as it is read and printed.

Knows: the shape of the page. All that it shows is public.
"""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.account_views import SignedInPage


@dataclass(frozen=True, kw_only=True)
class ShownEntry:
    """An entry of the log. `act`: its kind; `by`: the public name of whoever did it; `said`: its closed fields; `texts`: the
    public ones; `not_met` and `undetermined`: of a decision, the requirements found so; `files`: what the archive has of it."""

    index: int
    origin: str
    at: str
    act: str
    by: str
    version: int | None
    said: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    not_met: tuple[str, ...]
    undetermined: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CaseFilePage(SignedInPage):
    """The case file of a deployment. `state`: where its registration stands; `waiting`: how many entries are not public yet;
    `size` and `sha256`: of the archive; `address`: of the deployment's public page, whole."""

    deployment: str
    title: str | None
    state: str
    address: str
    entries: tuple[ShownEntry, ...]
    waiting: int
    size: int
    sha256: str
