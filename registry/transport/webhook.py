"""One POST to an address that the operator named: short, bounded, to no address where secrets answer.

Knows: when an answer means that the message arrived. The rules about addresses are those for witnesses. Does not know what
the message says.
"""

from __future__ import annotations

import time
from typing import Final

from registry.errors import RegistryError
from registry.transport import witness

SECONDS: Final = 10.0
"""How long the whole of one delivery may take."""


def require_webhook(address: str) -> None:
    """Raise `webhook.address` unless this is an http(s) address of a host, without user, query or fragment."""
    try:
        witness.require_address(address)
    except RegistryError:
        raise RegistryError(
            "webhook.address",
            f"{witness.named(address)} is not the address of a webhook",
            hint="Write it as https://alerts.example/hook, without user, query or fragment.",
        ) from None


def deliver(address: str, body: bytes) -> None:
    """POST `body`, JSON; raises `webhook.failed` unless the answer says that it was taken (2xx)."""
    try:
        reply = witness.post(address, body, time.monotonic() + SECONDS, content_type="application/json")
    except RegistryError as error:
        raise _failed(error.message) from None
    if not 200 <= reply.status < 300:
        raise _failed(f"{witness.named(address)} answered {reply.status}: {reply.words()}")


def _failed(what: str) -> RegistryError:
    return RegistryError(
        "webhook.failed", f"the alarm was not delivered: {what}", hint="It is sent again at the next round."
    )
