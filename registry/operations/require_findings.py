"""What an office says on a requirement is about one that the policies looked at: of the decision that it has before it.

Knows: that this is the latest decision on the version. No other verifier can tell, for which decision lay before an office is
no part of its statement.
"""

from __future__ import annotations

from registry.domain.act import Act, Determination
from registry.errors import RegistryError
from registry.operations.registry import Registry
from registry.storage import queries


def require_findings(registry: Registry, act: Act) -> None:
    """Raise `act.requirement` where a determination gives reasons on a requirement that the decision does not have."""
    if not isinstance(act, Determination) or not act.requirements:
        return
    stored = queries.deployment(registry.database, act.deployment)
    decided = stored.decisions if stored is not None else ()
    latest = next((one.id for one in decided if one.version == act.version), None)
    known = queries.requirement_ids(registry.database, latest) if latest is not None else []
    strange = [id for id in act.requirements if id not in known]
    if strange:
        raise RegistryError(
            "act.requirement",
            f"the decision on {act.deployment}, version {act.version}, has no requirement {strange[0]}",
            hint="Nothing was drafted or logged. The page of the version lists those that it has.",
        )
