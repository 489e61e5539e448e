"""Deliver the notices that are due: at least once each, in order to each subscriber as long as they answer.

Knows: how long a turn lasts, when a delivery is tried again, and when it is given up. Killed at any point, a delivery is
due again when its turn has ended, under the same id, so that the receiver can drop the double. Two workers take turns over
every delivery (`storage.outbox`). What a receiver answered is not kept: a closed reason is.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from registry.domain.decision import instant
from registry.errors import RegistryError
from registry.operations.follow import follow_searches
from registry.operations.notice_text import NoticeText, notice_text
from registry.operations.registry import Registry
from registry.operations.subscribe import may_reach
from registry.signing.webhook_signature import WebhookSecrets, webhook_headers
from registry.storage import outbox, subscribers
from registry.storage.outbox import Standing, Taken
from registry.storage.subscribers import Subscriber
from registry.transport import mail, webhook
from registry.transport.parallel import in_parallel

AT_ONCE: Final = 16
TURN: Final = timedelta(minutes=10)
"""How long a delivery is somebody's; far longer than one may take."""
SECONDS: Final = 60.0
"""How long a round may take."""
FIRST_RETRY: Final = timedelta(seconds=10)
LONGEST: Final = timedelta(days=1)
FACTOR: Final = 6
TRIES: Final = 9
"""10 s, 1 min, 6 min, 36 min, 3.6 h, 21.6 h, then a day each: given up after about three days and a half."""


@dataclass(frozen=True)
class Delivered:
    """One attempt. `state`: `sent`, `waiting` (tried again at `due_at`) or `given_up`."""

    notice: Taken
    state: str
    why: str = ""
    due_at: str = ""


def deliver_notices(
    registry: Registry, *, chance: Callable[[], float] = random.random
) -> Iterator[Delivered]:
    """Deliver what is due until nothing is, the news of searches too. `chance` in [0, 1): a fifth more or less between
    attempts, so that many do not come at once.
    """
    follow_searches(registry)
    while taken := outbox.take(
        registry.database,
        instant(registry.clock()),
        instant(registry.clock() + TURN),
        AT_ONCE,
    ):
        deadline = time.monotonic() + SECONDS
        tasks = {(one.number, one.subscriber_id): _task(registry, one) for one in taken}
        results = in_parallel(tasks, deadline, _late())
        for one in taken:
            result = results[one.number, one.subscriber_id]
            yield _settle(registry, one, result if isinstance(result, RegistryError) else None, chance())


def list_notices(registry: Registry, state: str | None = None) -> list[Standing]:
    """Every notice with what became of it; of one state where it is named."""
    return outbox.standing(registry.database, state)


def replay_notice(registry: Registry, number: int, subscriber: str | None = None) -> int:
    """Have a notice delivered again, under the same id; to how many subscribers. Raises `notice.unknown`."""
    return outbox.replay(registry.database, number, instant(registry.clock()), subscriber)


def send_notice(registry: Registry, subscriber: Subscriber, text: NoticeText) -> None:
    """Send it once, now. Raises `notice.undelivered` unless it was taken, `notice.unwanted` where the receiver is gone."""
    _whole(partial(_mail if subscriber.channel == "mail" else _post, registry, subscriber, text))


def _task(registry: Registry, taken: Taken) -> Callable[[], None]:
    try:
        subscriber = subscribers.find(registry.database, taken.subscriber_id)
        if subscriber is None or subscriber.ended:
            raise RegistryError("notice.unwanted", "the subscription was ended", hint="Subscribe again.")
        return partial(send_notice, registry, subscriber, notice_text(registry, taken))
    except RegistryError as error:
        return partial(_raise, error)


def _whole(send: Callable[[], None]) -> None:
    try:
        send()
    except RegistryError:
        raise
    except Exception as error:
        # What nobody foresaw of one receiver costs the others of its round nothing: they were told, and are not told twice.
        raise RegistryError(
            "notice.undelivered", f"it was not sent: {type(error).__name__}", hint="It is tried again later."
        ) from None


def _mail(registry: Registry, subscriber: Subscriber, text: NoticeText) -> None:
    settings = registry.settings
    if settings.mail is None or settings.mail_from is None:
        raise RegistryError(
            "notice.undelivered",
            "no mail server is named",
            hint="Set SIGHTLINE_MAIL and SIGHTLINE_MAIL_FROM.",
        )
    host = settings.mail_from.rpartition("@")[2]
    message = text.as_mail(settings.mail_from, subscriber.address, host)
    mail.send(mail.mail_server(settings.mail.get_secret_value()), message)


def _post(registry: Registry, subscriber: Subscriber, text: NoticeText) -> None:
    body = text.as_json()
    secrets = WebhookSecrets(*subscriber.secrets)
    headers = webhook_headers(secrets, text.id, int(registry.clock().timestamp()), body)
    webhook.deliver_notice(subscriber.address, body, headers, may_reach(registry))


def _settle(registry: Registry, taken: Taken, error: RegistryError | None, chance: float) -> Delivered:
    now = registry.clock()
    if error is None:
        outbox.sent(registry.database, taken, instant(now))
        return Delivered(taken, "sent")
    why = error.message if error.code.startswith("notice.") else error.code
    if error.code == "notice.unwanted" or taken.attempt >= TRIES:
        outbox.given_up(registry.database, taken, instant(now), why)
        return Delivered(taken, "given_up", why)
    wait = min(FIRST_RETRY * FACTOR ** (taken.attempt - 1), LONGEST) * (0.8 + 0.4 * chance)
    due_at = instant(now + wait)
    outbox.later(registry.database, taken, due_at, why)
    return Delivered(taken, "waiting", why, due_at)


def _late() -> RegistryError:
    return RegistryError(
        "notice.undelivered", "the receiver did not answer in time", hint="It is tried again later."
    )


def _raise(error: RegistryError) -> None:
    raise error
