"""What the filings of one batch rest on, read once for all of them: the release in force, what stands of each deployment, and
the bodies and people who file.

Knows: that it is read before the first of them is prepared and looked at again under the writer's lock, so a role that was taken
meanwhile, or somebody who was forgotten, stops what was prepared. That a version, a decision or the release is another by then
tells the ledger. Does not know what a filing makes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from registry.domain.act_history import ActHistory, Body
from registry.domain.actor import Filer
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.due_rows import log_numbers
from registry.operations.registry import Registry
from registry.operations.role_holders import require_people
from registry.policy.release import Bundle
from registry.storage import acts, people, queries
from registry.storage.values import Decision, Place, StatedRelease, Version

_Who = tuple[str | None, str, str | None, str | None, str | None]
"""The office, the roles of whoever files and of the second, and the two people."""


class FilingBasis:
    """What the filings of `deployments` rest on, as it stands now. To be used for one batch, and thrown away."""

    def __init__(self, registry: Registry, deployments: Iterable[str]) -> None:
        self.registry = registry
        self._acted = self._acts()
        ids = list(deployments)
        self._versions = queries.latest_versions(registry.database, ids)
        self._decisions = queries.latest_decisions(registry.database, list(self._versions))
        self._bodies: dict[str, dict[str, Body]] = {}
        self._allowed: set[_Who] = set()

    def latest(self, deployment: str) -> tuple[Version | None, Decision | None]:
        """The latest version of a deployment and the decision that was logged last on it."""
        return self._versions.get(deployment), self._decisions.get(deployment)

    @cached_property
    def release(self) -> tuple[StatedRelease, Bundle]:
        """The release in force and its bundle; raises `release.none`."""
        return self.registry.release()

    @cached_property
    def log_numbers(self) -> dict[str, int]:
        """The number of each log by its origin."""
        return log_numbers(self.registry)

    def history(self, deployment: str, office: str | None) -> ActHistory:
        """What was logged of a deployment and of the body that files it."""
        if deployment in self._versions or office is None:
            return act_history(self.registry, deployment, [office] if office else [])
        # Of what was never filed nothing was logged: there is the body alone, which is the same for many.
        if office not in self._bodies:
            self._bodies[office] = act_history(self.registry, None, [office]).bodies
        return ActHistory(bodies=self._bodies[office])

    def require_people(self, history: ActHistory, by: Filer, person: str, second: str | None) -> None:
        """Raise what `role_holders.require_people` raises of whoever files; the same people are asked for once."""
        who = (by.office, by.role, by.second, person, second)
        if who not in self._allowed:
            require_people(self.registry, history, by, person, second)
            self._allowed.add(who)

    def holds(self) -> bool:
        """Whether no act was logged, nothing of one erased, and nobody who files forgotten since this was made. To be asked under
        the writer's lock."""
        return self._acted == self._acts() and all(
            self._is_known(person) for who in self._allowed for person in who[3:] if person is not None
        )

    def _acts(self) -> tuple[Place | None, int]:
        return acts.latest(self.registry.database), acts.counted(self.registry.database)[1]

    def _is_known(self, person: str) -> bool:
        try:
            found = people.find(self.registry.database, person)
        except RegistryError:
            return False
        return found is not None and found.name != ""
