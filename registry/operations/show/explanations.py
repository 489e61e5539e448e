"""Why the latest decision on a deployment found what it found."""

from __future__ import annotations

from registry.domain.assessment import Assessment
from registry.domain.explanation import Explanation
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.operations.show import decisions
from registry.policy.explanation import explain
from registry.policy.release import Bundle
from registry.storage import queries


def explained_deployment(
    registry: Registry, deployment_id: str
) -> tuple[Assessment, Bundle, tuple[Explanation, ...]]:
    """The assessment of the latest decision on the latest version, its release, and the explanation of it.

    Raises `show.missing`.
    """
    stored = queries.deployment(registry.database, deployment_id)
    if stored is None:
        raise RegistryError(
            "show.missing",
            f"there is no deployment {deployment_id} in this registry",
            hint="Give the id under which it was filed, or the name of a file.",
        )
    version = stored.versions[0].number
    latest = next(one for one in stored.decisions if one.version == version)
    bundle = registry.bundle(latest.release_digest)
    assessment = decisions.assessment(registry, bundle, deployment_id, version, latest.id)
    return assessment, bundle, explain(assessment, bundle)
