"""What the page of the signed bundles shows. Knows no more of a bundle than its index says."""

from __future__ import annotations

from dataclasses import dataclass

from registry.pages.views import Page


@dataclass(frozen=True)
class BundleRow:
    """A bundle as the index lists it; `size` in bytes."""

    profile: str
    title: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class BundleList(Page):
    """The bundles that OPA servers of others fetch, of the release that `entry` of the log `origin` puts in force.

    `server`: the address at which an OPA finds this registry. `bundles` is empty where none has been signed.
    """

    server: str
    origin: str
    release: str | None = None
    digest: str | None = None
    entry: int | None = None
    key_id: str | None = None
    bundles: tuple[BundleRow, ...] = ()
