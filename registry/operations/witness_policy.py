"""The witnesses that a registry names itself: its policy file, and where each of them is asked.

Knows: the file, and that one address may stand for several keys. Asks nobody.

    home/witnesses.policy     who is asked, and how many are enough (C2SP tlog-policy); without it nobody is asked
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registry.domain.verifier import Verifier
from registry.log.policy_file import Policy, parse_policy
from registry.operations.registry import Registry
from registry.transport.witness import require_address

POLICY_FILE: Final = "witnesses.policy"


@dataclass(frozen=True)
class Place:
    """One address, and the names and keys that the policy lists for it."""

    url: str
    names: tuple[str, ...]
    keys: tuple[Verifier, ...]

    @property
    def described(self) -> str:
        """Who is asked there, for messages."""
        return f"{', '.join(self.names)} at {self.url}"


def witness_policy(registry: Registry) -> Policy | None:
    """The registry's own policy, None where it has none; raises `log.policy`, `witness.address`."""
    try:
        policy = parse_policy((registry.home.root / POLICY_FILE).read_bytes())
    except FileNotFoundError:
        return None
    for witness in policy.witnesses:
        if witness.url:
            require_address(witness.url)
    return policy


def places(policy: Policy) -> list[Place]:
    """Each address of the policy once, in its order."""
    urls = dict.fromkeys(witness.url for witness in policy.witnesses if witness.url)
    at = {url: [witness for witness in policy.witnesses if witness.url == url] for url in urls}
    return [
        Place(url.rstrip("/"), tuple(w.name for w in here), tuple(w.verifier for w in here))
        for url, here in at.items()
    ]
