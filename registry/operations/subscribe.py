"""Subscribe bodies to notices, and end subscriptions.

Knows: that only an enrolled body is told anything, what is an address, and that a webhook's secret is shown once and kept
sealed. No entry is made: where somebody is told stands in no log.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.act_entries import act_history
from registry.operations.registry import Registry
from registry.signing.webhook_signature import WebhookSecrets, new_secrets
from registry.storage import subscribers
from registry.storage.subscribers import Channel, Subscriber
from registry.transport import outbound
from registry.transport.outbound import Judge
from registry.transport.webhook import require_webhook

_MAIL: Final = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]"
)
"""The dot-atom form of RFC 5322, 3.4.1, at a host name: no quotes, comments, or letters beyond ASCII."""
_MAX_MAIL: Final = 254
"""RFC 5321, 4.5.3.1.3: a path of 256 with its brackets."""
_MAX_URL: Final = 2_000


@dataclass(frozen=True)
class Subscribed:
    """A subscription. `secrets` of a webhook are shown now and never again; `again`: it was there already."""

    subscriber: Subscriber
    secrets: WebhookSecrets | None
    again: bool = False


def subscribe(
    registry: Registry, body: str, channel: Channel, address: str, search: Mapping[str, str] | None = None
) -> Subscribed:
    """Have `body` told at `address`, of what is logged from now on: of what concerns it, or of the news of a `search`, its
    filters by name as `operations.follow` reads them. Asked for again, it is the same subscription.

    Raises `act.body` for a body that is not enrolled, `notice.mail` and `webhook.address` for what is no address, or is one of
    the network where no notice goes.
    """
    known = act_history(registry, None, [body]).bodies.get(body)
    if known is None:
        raise RegistryError(
            "act.body", f"there is no enrolled body {body[:63]}", hint="`sightline body list` names them."
        )
    made = None
    if channel == "mail":
        if len(address) > _MAX_MAIL or not _MAIL.fullmatch(address):
            raise RegistryError(
                "notice.mail", "what was given is no mail address", hint="Write it as office@body.example."
            )
    else:
        if len(address) > _MAX_URL or not address.isascii():
            raise RegistryError(
                "webhook.address",
                "the address of the webhook is too long or not ASCII",
                hint="Give an address of at most 2,000 ASCII characters, such as https://alerts.example/hook.",
            )
        require_webhook(address, may_reach(registry))
        made = new_secrets()
    kept = (made.shared, made.private) if made else ()
    now = instant(registry.clock())
    new = Subscriber(
        f"n-{secrets.token_hex(8)}", body, known.kind, channel, now, address, kept, search=search
    )
    there = subscribers.add(registry.database, new)
    return Subscribed(new, made) if there is new else Subscribed(there, None, again=True)


def may_reach(registry: Registry) -> Judge:
    """Where a webhook of a body may lie: on the public network, and where the operator allows it."""
    return outbound.PublicOnly(outbound.networks(registry.settings.notice_networks or ""))


def unsubscribe(registry: Registry, id: str) -> None:
    """Forget where somebody is told; what waits for them is not delivered. Raises `notice.subscriber`."""
    subscribers.end(registry.database, id, instant(registry.clock()))


def list_subscribers(registry: Registry) -> list[Subscriber]:
    """Every subscription that was not ended, by body."""
    return [one for one in subscribers.listed(registry.database) if not one.ended]
