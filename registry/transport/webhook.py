"""One POST to a webhook: short, bounded, to no address where secrets answer.

Knows: when an answer means that the message arrived, or that nothing more is wanted. Does not know what the message says,
nor how it is signed. The operator's own webhook for alarms may be anywhere a witness may be; those that bodies name are
judged by `may_reach`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Final

from registry.errors import RegistryError
from registry.transport import outbound
from registry.transport.outbound import Judge, Reply

SECONDS: Final = 10.0
"""How long the whole of one delivery may take."""
_GONE: Final = 410

_JSON: Final = {"Content-Type": "application/json"}


def require_webhook(address: str, may_reach: Judge = outbound.but_never_local) -> None:
    """Raise `webhook.address` unless this is an http(s) address of a host, without user, query or fragment, and no address of
    the network where no request goes. What a name leads to is judged at each delivery.
    """
    try:
        outbound.require_address(address)
        outbound.require_literal(address, may_reach)
    except RegistryError:
        raise RegistryError(
            "webhook.address",
            f"{outbound.named(address)} is no address that a webhook can have",
            hint="Write it as https://alerts.example/hook, without user, query or fragment, on the public network or one that "
            "the settings allow.",
        ) from None


def deliver(address: str, body: bytes) -> None:
    """POST `body`, JSON; raises `webhook.failed` unless the answer says that it was taken (2xx)."""
    try:
        reply = _post(address, body, {}, outbound.but_never_local)
    except RegistryError as error:
        raise _failed(error.message) from None
    if not 200 <= reply.status < 300:
        raise _failed(f"{outbound.named(address)} answered {reply.status}: {reply.words()}")


def deliver_notice(address: str, body: bytes, headers: Mapping[str, str], may_reach: Judge) -> None:
    """POST a notice. Raises `notice.undelivered` unless it was taken, `notice.unwanted` where the receiver is gone (410).

    What the receiver said is not repeated: only the number.
    """
    try:
        reply = _post(address, body, headers, may_reach)
    except RegistryError as error:
        why = "it leads where no request goes" if error.code == "outbound.address" else "it did not answer"
        raise RegistryError(
            "notice.undelivered", f"the webhook was not reached: {why}", hint="It is tried again later."
        ) from None
    if reply.status == _GONE:
        raise RegistryError(
            "notice.unwanted", "the webhook answered 410: it is gone", hint="End the subscription."
        )
    if not 200 <= reply.status < 300:
        raise RegistryError(
            "notice.undelivered", f"the webhook answered {reply.status}", hint="It is tried again later."
        )


def _post(address: str, body: bytes, headers: Mapping[str, str], may_reach: Judge) -> Reply:
    deadline = time.monotonic() + SECONDS
    return outbound.request("POST", address, body, deadline, {**_JSON, **headers}, may_reach)


def _failed(what: str) -> RegistryError:
    return RegistryError(
        "webhook.failed", f"the alarm was not delivered: {what}", hint="It is sent again at the next round."
    )
