"""The versions of a deployment and what was done about each, as far as they are public."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import RegistryError
from registry.operations.prove import prove
from registry.operations.registry import Registry
from registry.operations.show.acts import about_version
from registry.operations.show.deployments import entry_place, missing_deployment
from registry.pages import act_views
from registry.storage import ledger, queries
from registry.storage.values import Place


@dataclass(frozen=True)
class FiledVersion:
    """A version, which never changes. `entry`: the index of the entry of `origin` that logged it."""

    number: int
    submitted_at: str
    provenance: str
    record_sha256: str
    facts_sha256: str
    origin: str
    entry: int


@dataclass(frozen=True)
class Proved:
    """An entry of the log as its exact text, and its `.tlog-proof` (C2SP tlog-proof) under the published checkpoint."""

    origin: str
    index: int
    entry: str
    proof: str


def versions_of(registry: Registry, deployment: str) -> tuple[FiledVersion, ...]:
    """Every version, the latest first; raises `show.missing`."""
    found = queries.versions(registry.database, deployment)
    if not found:
        raise missing_deployment()
    origins = ledger.origins(registry.database)
    return tuple(
        FiledVersion(
            one.number,
            one.filed_at,
            one.provenance,
            one.record_sha256,
            one.facts_sha256,
            origins[one.place.log_id],
            one.place.index,
        )
        for one in reversed(found)
    )


def version_tag(registry: Registry, deployment: str) -> str:
    """What is another one as soon as the deployment has another version; empty where there is no such deployment."""
    latest = queries.latest_version(registry.database, deployment)
    return f"v{latest.number}-{latest.record_sha256[:32]}" if latest is not None else ""


def acts_on(
    registry: Registry, deployment: str
) -> tuple[list[tuple[int, tuple[act_views.RecordedAct, ...]]], tuple[act_views.Due, ...]]:
    """The acts on each version, the latest first, and what runs now; raises `show.missing`."""
    found: list[tuple[int, tuple[act_views.RecordedAct, ...]]] = []
    due: tuple[act_views.Due, ...] = ()
    for at, one in enumerate(versions_of(registry, deployment)):
        done, runs, _ = about_version(registry, deployment, one.number, latest=at == 0)
        found.append((one.number, done))
        due = runs if at == 0 else due
    return found, due


def decision_on(registry: Registry, deployment: str, number: int) -> tuple[Place, Proved]:
    """Where the latest decision on a version stands, and its proof; raises `show.missing` and `log.not_published`."""
    place = entry_place(registry, deployment, number)
    return place, _proved(registry.at(place.log_id), place.index)


def entry_at(registry: Registry, year: int, index: int) -> Proved:
    """An entry of the log of `year` with its proof; raises `show.missing` where there is no such log, and as `prove`."""
    return _proved(registry.at(place_in(registry, year, index).log_id), index)


def place_in(registry: Registry, year: int, index: int) -> Place:
    """The place of an entry of the log of `year`; raises `show.missing` where there is no such log."""
    for log in ledger.logs(registry.database):
        if log.year == year:
            return Place(log.id, index)
    raise RegistryError(
        "show.missing",
        "there is no log of that year",
        hint="Search the register, or follow a link from a list.",
    )


def _proved(registry: Registry, index: int) -> Proved:
    entry, proof = prove(registry.tree, index)
    return Proved(registry.log.origin, index, entry.decode(), proof.decode())
