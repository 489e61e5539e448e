"""Put a later release in force: state it in the log, publish, and sign its bundles where this registry has any.

Knows: the order, and that each part may be done already: whatever interrupts it, running it again finishes it. From the entry
on, filings are decided under the new release; a filing that was evaluated under the former one is evaluated again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry import assets
from registry.errors import RegistryError
from registry.operations.installed_release import installed_release
from registry.operations.publish import publish
from registry.operations.registry import Registry
from registry.operations.require_latest import Tell
from registry.operations.sign_bundles import SignedBundles, sign_bundles, signs_bundles
from registry.operations.state_release import state_release
from registry.policy.kept import is_kept
from registry.policy.release import Bundle


@dataclass(frozen=True)
class InForce:
    """The release in force and the entry that states it. `again`: it was in force before."""

    bundle: Bundle
    index: int
    again: bool
    bundles: SignedBundles | None


def put_in_force(
    registry: Registry,
    bundle: Bundle,
    passphrase: Callable[[], bytes] | None,
    *,
    tell: Tell = lambda error: None,
) -> InForce:
    """State `bundle` in the registry's log, unless it is in force already, and publish it.

    Raises what stating, publishing and signing raise.
    """
    stated, current = registry.release()
    again = current.digest == bundle.digest
    index = stated.place.index if again else state_release(registry, bundle, tell=tell).index
    publish(registry)
    return InForce(
        bundle, index, again, sign_bundles(registry, passphrase) if signs_bundles(registry) else None
    )


def put_installed_in_force(
    registry: Registry, passphrase: Callable[[], bytes] | None, *, tell: Tell = lambda error: None
) -> InForce:
    """The same with the release that comes with the software.

    Raises `release.unreleased` where what is installed was built and never released: its version would name something else
    as soon as it is.
    """
    bundle = installed_release()
    if registry.release()[1].digest != bundle.digest and not is_kept(assets.policies(), bundle):
        raise RegistryError(
            "release.unreleased",
            f"policies/release holds {bundle.version}, which was built and not released",
            hint="Release it with `sightline policies release`.",
        )
    return put_in_force(registry, bundle, passphrase, tell=tell)
