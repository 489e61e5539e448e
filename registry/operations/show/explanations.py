"""Why the latest decision on a deployment found what it found."""

from __future__ import annotations

from registry.domain.canonical import parse_canonical
from registry.domain.facts import derive
from registry.errors import RegistryError
from registry.operations.explained import Explained
from registry.operations.registry import Registry
from registry.operations.show import decisions
from registry.storage import queries


def explained_deployment(registry: Registry, deployment_id: str) -> Explained:
    """The latest decision on the latest version of a deployment, explained; raises `show.missing`."""
    stored = queries.deployment(registry.database, deployment_id)
    if stored is None:
        raise RegistryError(
            "show.missing",
            f"there is no deployment {deployment_id} in this registry",
            hint="Give the id under which it was filed, or the name of a file.",
        )
    version = stored.versions[0]
    latest = next(one for one in stored.decisions if one.version == version.number)
    bundle = registry.bundle(latest.release_digest)
    assessment = decisions.assessment(registry, bundle, deployment_id, version.number, latest.id)
    form = queries.committed(registry.database, deployment_id, version.number)
    assert form is not None  # The assessment above was put beside the facts of it.
    return Explained(
        assessment, derive(parse_canonical(form), bundle.facts_version), bundle, version.provenance
    )
