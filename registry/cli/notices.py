"""`sightline notices`: who is told of what, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from registry.cli.options import home_option
from registry.operations.deliver_notices import Delivered, deliver_notices, list_notices, replay_notice
from registry.operations.follow import read_search, search_query
from registry.operations.registry import Registry, open_registry
from registry.operations.subscribe import list_subscribers, subscribe, unsubscribe
from registry.settings import settings

_STATES = ("waiting", "sent", "given_up", "ended")


@click.group()
def notices() -> None:
    """Notices: bodies are told of the acts that concern them, by mail or by a signed webhook.

    A notice is written in the transaction of its act, and delivered by `sightline log run` or `notices deliver`: at least
    once, under an id by which a double can be dropped.
    """


@notices.command("subscribe")
@home_option
@click.argument("body")
@click.option("--mail", metavar="ADDRESS", help="Tell it by mail.")
@click.option("--webhook", metavar="URL", help="Tell it by a signed POST (Standard Webhooks).")
@click.option(
    "--search", metavar="QUERY", help="Of the news of a search instead, such as 'country=FR&q=camera'."
)
def subscribe_(home: Path, body: str, mail: str | None, webhook: str | None, search: str | None) -> None:
    """Have BODY told of what concerns it from now on; prints the id of the subscription.

    A webhook's secret is printed once and never again; with the public key beside it a receiver verifies what it could not
    forge. The address is kept encrypted, and erased by `unsubscribe`.
    """
    if (mail is None) == (webhook is None):
        raise click.UsageError("Give either --mail or --webhook.")
    registry = _opened(home)
    asked = read_search(registry, search) if search is not None else None
    made = subscribe(registry, body, "mail" if mail is not None else "webhook", mail or webhook or "", asked)
    click.echo(made.subscriber.id)
    if made.again:
        click.echo("It was there already.", err=True)
    if made.secrets is not None:
        click.echo(f"secret, shown once:  {made.secrets.shared}")
        click.echo(f"public key:          {made.secrets.public}")


@notices.command("unsubscribe")
@home_option
@click.argument("subscription")
def unsubscribe_(home: Path, subscription: str) -> None:
    """End SUBSCRIPTION: its address and secrets are destroyed, and what waits for it is not delivered."""
    unsubscribe(_opened(home), subscription)
    click.echo(f"{subscription} is ended.")


@notices.command()
@home_option
def subscribers(home: Path) -> None:
    """List who is told where. Shows addresses that are not public."""
    for one in list_subscribers(_opened(home)):
        news = f"  news of {search_query(one.search)}" if one.search is not None else ""
        click.echo(f"{one.id}  {one.body}  {one.channel}  {one.address}  since {one.created_at}{news}")


@notices.command("list")
@home_option
@click.option("--state", type=click.Choice(_STATES), help="Only deliveries in this state.")
def list_(home: Path, state: str | None) -> None:
    """List every notice, to whom it went, and what became of it. `nobody`: the body has no subscription."""
    for one in list_notices(_opened(home), state):
        place = f"{one.number}  entry {one.place.index}  {one.kind}  to {one.body}"
        if one.subscriber_id is None:
            click.echo(f"{place}: nobody")
            continue
        when = f"next at {one.due_at}" if one.state == "waiting" else f"at {one.settled_at}"
        why = f", {one.why}" if one.why else ""
        told = f"{one.channel} {one.subscriber_id}"
        click.echo(f"{place}, {told}: {one.state.replace('_', ' ')} {when}, tried {one.tries}x{why}")


@notices.command()
@home_option
@click.argument("number", type=click.IntRange(1))
@click.option("--to", "subscription", metavar="SUBSCRIPTION", help="Only to this one.")
def replay(home: Path, number: int, subscription: str | None) -> None:
    """Have the notice NUMBER delivered again, under the same id, to everyone it was for."""
    count = replay_notice(_opened(home), number, subscription)
    click.echo(f"{number} waits again for {count}.")


@notices.command()
@home_option
def deliver(home: Path) -> None:
    """Deliver what is due now, and say what became of it. Exits 1 where something was given up."""
    given_up = False
    for one in deliver_notices(_opened(home)):
        click.echo(line(one), err=one.state != "sent")
        given_up |= one.state == "given_up"
    if given_up:
        raise SystemExit(1)


def line(one: Delivered) -> str:
    """What became of one attempt."""
    told = f"notice {one.notice.number} to {one.notice.subscriber_id}"
    if one.state == "sent":
        return f"{told}: sent"
    again = f", again at {one.due_at}" if one.due_at else ", not tried again"
    return f"{told}: {one.state.replace('_', ' ')}, {one.why}{again}"


def _opened(home: Path) -> Registry:
    return open_registry(home, settings(), with_keys=False)
