"""The notices of a body, as its administrators see and change them: who is told where, what became of it, and a test.

Knows: that a subscription and a notice are only for the administrators of their body to touch. A test is no notice: it tells of
no entry, stands in no table, and is sent while whoever asks waits.
"""

from __future__ import annotations

import secrets
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.deliver_notices import send_notice
from registry.operations.follow import read_search
from registry.operations.notice_text import NoticeText
from registry.operations.own_people import require_administrator
from registry.operations.registry import Registry
from registry.operations.sign_in import SignedIn
from registry.operations.subscribe import Subscribed, list_subscribers, subscribe, unsubscribe
from registry.storage import outbox
from registry.storage.outbox import Standing
from registry.storage.subscribers import Channel, Subscriber

SHOWN: Final = 50
"""So many of the latest notices are shown."""
MAX_SUBSCRIPTIONS: Final = 20
"""Of one body, that its administrators make."""


def list_own_subscribers(registry: Registry, who: SignedIn, body: str) -> list[Subscriber]:
    """Where the body is told. Raises what `require_administrator` raises."""
    require_administrator(who, body)
    return [one for one in list_subscribers(registry) if one.body == body]


def list_own_notices(registry: Registry, who: SignedIn, body: str) -> list[Standing]:
    """The latest notices to the body with what became of them, the latest first."""
    require_administrator(who, body)
    return outbox.latest_of(registry.database, body, SHOWN)


def subscribe_own(
    registry: Registry, who: SignedIn, body: str, channel: str, address: str, search: str = ""
) -> Subscribed:
    """Have the body told at `address`, of what concerns it or of the news of `search`, the query of a list's address.

    Raises `notice.channel`, `notice.many`, and what `read_search` and `subscribe` raise.
    """
    if channel not in ("mail", "webhook"):
        raise RegistryError("notice.channel", "a body is told by mail or by webhook", hint="Choose one.")
    if len(list_own_subscribers(registry, who, body)) >= MAX_SUBSCRIPTIONS:
        raise RegistryError(
            "notice.many",
            f"the body has {MAX_SUBSCRIPTIONS} subscriptions",
            hint="End one that is not needed.",
        )
    chosen: Channel = "mail" if channel == "mail" else "webhook"
    asked = read_search(registry, search) if search.strip() else None
    return subscribe(registry, body, chosen, address.strip(), asked)


def unsubscribe_own(registry: Registry, who: SignedIn, body: str, id: str) -> None:
    """End a subscription of the body. Raises `notice.subscriber`."""
    unsubscribe(registry, _own(registry, who, body, id).id)


def replay_own(registry: Registry, who: SignedIn, body: str, number: int) -> int:
    """Have a notice of the body delivered again; to how many. Raises `notice.unknown`."""
    require_administrator(who, body)
    if not outbox.is_of(registry.database, number, body):
        raise RegistryError(
            "notice.unknown", f"there is no notice {number} to this body", hint="Nothing was done."
        )
    return outbox.replay(registry.database, number, instant(registry.clock()))


def send_test(registry: Registry, who: SignedIn, body: str, id: str) -> None:
    """Send a test to a subscription, now. Raises `notice.subscriber`, `notice.undelivered` and `notice.unwanted`."""
    to = _own(registry, who, body, id)
    data = {
        "address": registry.description.address,
        "body": body,
        "kind": "test",
        "words": "This is a test, and tells of nothing",
    }
    now = instant(registry.clock())
    text = NoticeText(f"msg_{secrets.token_hex(16)}", "test", "registry", now, data)
    try:
        send_notice(registry, to, text)
    except RegistryError as error:
        hint = "The test is not sent again. Look at the address and at what answers there, then send another."
        raise RegistryError(error.code, error.message, hint=hint) from error


def _own(registry: Registry, who: SignedIn, body: str, id: str) -> Subscriber:
    for one in list_own_subscribers(registry, who, body):
        if one.id == id:
            return one
    raise RegistryError(
        "notice.subscriber", "there is no such subscription of this body", hint="Nothing was done."
    )
