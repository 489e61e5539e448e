"""The words of a body's lists: what each holds, and how a day stands to today.

Knows: plain words. Days are UTC calendar days; a due day is the last one.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from registry.pages.language import Words, say
from registry.pages.words import counted

TITLES: Final = Words(
    {
        "terms": "Due to be done by others",
        "submissions": "To be determined",
        "owed": "Due from you",
        "deployments": "Your deployments",
        "opinions": "Without your opinion",
        "lodged": "What you lodged",
    }
)
"""What a list is called under the body's name."""
EMPTY: Final = Words(
    {
        "terms": "No body owes anything that was due or is due within 30 days.",
        "submissions": "Nothing waits to be determined.",
        "owed": "Nothing is due from this body.",
        "deployments": "This body has filed no deployment yet.",
        "opinions": "There is nothing before an office on which this group has not given its opinion.",
        "lodged": "This organisation has lodged nothing yet.",
    }
)
MEANINGS: Final = Words(
    {
        "terms": "What bodies owe by a day, over or due within 30 days, the earliest first.",
        "submissions": "What other bodies filed and no office has decided on as it stands, the longest waiting "
        "first. The register "
        "sets no day for it.",
        "owed": "Replies, conditions, orders and reviews, the earliest first. A due day is the last one, and "
        "ends at midnight, UTC.",
        "deployments": "What came back to you first, then what moved last.",
        "opinions": "What is before an office that decides, the longest waiting first.",
        "lodged": "Your objections, incidents and sightings, the latest first.",
    }
)
NEXT: Final = Words(
    {
        "returned": "It waits for your next version.",
        "refused": "You may file it again, changed, or withdraw it.",
        "lapsed": "Its authorisation ended. It is before the office again.",
        "suspended": "It must stand still until the office ends that.",
        "suspended_with_conditions": "It must stand still until the office ends that.",
        "suspended_undetermined": "It must stand still until the office decides.",
    }
)
"""What comes next for whoever filed what came back."""
BECAME: Final = Words(
    {
        "waiting": "not read yet",
        "released": "public",
        "declined": "kept back",
        "answered": "answered",
        "owed": "not answered yet",
    }
)
"""What came of something that was lodged."""


def when(due: str, today: date) -> str:
    """How a due day stands to today: `due in 3 days`, `due today`, `overdue by 2 days`."""
    days = (date.fromisoformat(due) - today).days
    if days == 0:
        return say("due today")
    if days == 1:
        return say("due tomorrow")
    if days > 0:
        return say("due in %(days)s") % {"days": counted(days, "day")}
    return say("overdue by %(days)s") % {"days": counted(-days, "day")}


def waits(since: str, today: date) -> str:
    """How long something has stood as it stands since the day of an instant: `today`, `12 days`."""
    days = (today - date.fromisoformat(since[:10])).days
    return counted(days, "day") if days > 0 else say("today")
