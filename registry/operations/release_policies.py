"""Release the policy library: from then on its version names this release and no other.

Knows: the order, so that an interrupted run is taken up by running it again: the release is built, weighed against the latest
one, put in its folder, and kept; where its archive stands, it is released. Does not know any registry: each states a release in
its own log (`state_release`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.operations.build_policies import compiled
from registry.policy.build import write_release
from registry.policy.consulted import NOT_RECORDED
from registry.policy.difference import difference
from registry.policy.kept import is_kept, keep_release, kept_release, kept_versions
from registry.policy.release import Bundle
from registry.policy.step import require_step


@dataclass(frozen=True)
class Released:
    """A release that is kept in `archive`. `step` is what its changes demanded, each with its reason; empty for the first.

    `again`: it was released before, and nothing was done.
    """

    bundle: Bundle
    archive: Path
    step: str
    reasons: Sequence[str]
    again: bool

    @property
    def documents(self) -> tuple[int, int, int]:
        """How many documents were consulted, of how many a digest is kept, and of how many nothing is recorded."""
        consulted = self.bundle.consulted
        with_digest = sum(one["sha256"] is not None for one in consulted)
        return len(consulted), with_digest, sum(one["reason"] == NOT_RECORDED for one in consulted)


def release_policies(library: Path) -> Released:
    """Release what lies in `library`, under the version that its `release.yaml` says.

    Raises what the build finds wrong, `release.kept` where the version was released with other content, and `release.order`,
    `release.unchanged` or `release.step` where it does not follow from the latest release; nothing is written then.
    """
    bundle = compiled(library)
    again = is_kept(library, bundle)
    step, reasons = ("", []) if again else _weighed(library, bundle)
    write_release(bundle.files, library / "release")
    return Released(bundle, keep_release(library, bundle), step, reasons, again)


def _weighed(library: Path, bundle: Bundle) -> tuple[str, list[str]]:
    kept = kept_versions(library)
    if not kept:
        return "", []
    step, reasons = require_step(difference(kept_release(library, kept[-1]), bundle))
    return str(step), reasons
