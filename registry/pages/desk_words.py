"""The words of the desk's forms: what an act is called there, what a field asks, and what becomes of what is written.

Knows: plain words for the acts that anyone may do, and for fields whose own name says too little. Does not know the fields: the
form comes from the act's declaration, and a field without words here is called by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from registry.domain import countries
from registry.pages.language import Words, say

COUNTRIES: Final[Mapping[str, str]] = countries.COUNTRIES
TITLES: Final = Words(
    {
        "object": "Object",
        "sighting": "Report a sighting",
        "incident": "Report an incident",
        "opine": "Give an opinion",
        "open_withheld": "Open a withheld value",
        "nil_return": "State that there is nothing to register",
        "return": "Return for information",
        "lift": "Lift the suspension",
        "release_text": "Make a text public",
        "decline_text": "Decline to make a text public",
        "release_sighting": "Make a sighting public",
        "decline_sighting": "Decline to make a sighting public",
        "enrol_body": "Enrol a body",
        "enrol_key": "Enrol a key",
        "withdraw_key": "Take a key out of use",
        "discharge": "Record that a condition or an order is met",
        "erase": "Erasure of answers",
        "erase_act": "Erasure of texts of an act",
    }
)
"""What an act is called on a form and in the trail."""
AFTERWARDS: Final = Words(
    {
        "read": "Somebody of the register or of an oversight body reads what you wrote, by %(day)s. Then it is public, or it is "
        "said why not.",
        "unowed": "No body has filed this deployment, so nobody owes a reply. The objection stands beside the record.",
        "owed": "The body that filed it owes a reply by %(day)s, counted from today. If none comes, the log says so.",
        "incident": "The body that filed it and the oversight bodies are told. Nobody owes a reply by a day.",
        "sighting": "The oversight bodies are told. A sighting is no proof, and it is shown as one that nobody has verified.",
    }
)
"""What happens after somebody said something."""
OPENINGS: Final = Words(
    {
        "object": "Say what is wrong with what stands in the register, or with the system itself. Anyone may. "
        "The body that filed it "
        "owes you a reply within 30 days; of a record that no body filed, nobody does.",
        "sighting": "You saw face recognition or another AI surveillance system that is not in this register. "
        "Say where, and what "
        "you saw.",
        "incident": "Somebody was harmed by a system in this register, or something went wrong with it. If "
        "somebody is in danger, "
        "call for help first: nobody watches this form.",
    }
)
"""What stands above a form for whoever is not signed in."""
MEANINGS: Final = Words(
    {
        "authorise": "Your office allows the deployment, as its latest version describes it, until a day or without one.",
        "authorise_with_conditions": "Your office allows the deployment if conditions are met. "
        "A condition may have a day by which it must be met.",
        "refuse": "Your office does not allow the deployment. The body may file it again, changed.",
        "suspend": "Your office stops the deployment for the time being. Your office alone ends that, or the "
        "end of the deployment.",
        "lift": "Your office ends its suspension: the deployment is again what it was before.",
        "return": "You send the latest version back, and say what is missing. It waits for the next version.",
        "retire": "The body ended the deployment on a day. What was filed stays public.",
        "order": "Your office tells the body what to do, until a day or without one. The registration stays as it is.",
        "discharge": "Your office finds that what it asked for is done: one condition of its authorisation, or its order.",
        "nil_return": "The body states that in a period, its first and last day included, it ran nothing that "
        "is to be registered.",
        "give_role": "Somebody may act for the body in a role from here on. The log names nobody.",
        "take_role": "A role that an entry of the log gave is taken away.",
        "enrol_key": "A key of an office is in use from here on: what it signs counts as said by the office.",
        "lapse": "An authorisation ended with the day until which it was given.",
        "overdue": "What an entry of the log asked for until a day was not done by then.",
    }
)
"""What an act is, where its declaration says that in the terms of its fields."""
LABELS: Final = Words(
    {
        "deployment": "Short name of the deployment in this register",
        "version": "Version, else the latest",
        "given.origin": "Log",
        "objection": "Log entry of the objection",
        "entry": "Log entry",
        "given": "Log entry that gave it",
        "until": "Until which day it is authorised",
        "lodged_on": "Day on which it was lodged",
        "reply_due": "Last day for the reply",
        "harm": "What was harmed",
        "occurred_on": "Day on which it happened",
        "known_on": "Day on which you learnt of it",
        "seen_on": "Day on which you saw it",
        "first": "First day",
        "last": "Last day",
        "text.sender": "Your name and how to reach you",
        "text.place": "Where it is",
        "text.holder": "Id of the person, as p-0a1b2c3d4e5f6071",
        "text.reasons": "Reasons",
    }
)
CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "open_withheld": ("Which value", "This version withholds nothing that is still kept."),
    "discharge": ("What is met", "No condition and no order of this deployment is open."),
    "reply": ("Which objection", "No objection to this deployment waits for a reply."),
}
"""What is chosen in the form of an act, and what is said where there is nothing to choose."""
OWN_LABELS: Final[Mapping[tuple[str, str], str]] = {
    ("object", "text.text"): "What you object to, and why",
    ("sighting", "text.text"): "What you saw",
    ("incident", "text.text"): "What happened",
    ("reply", "text.text"): "The reply",
    ("opine", "text.text"): "The opinion",
    ("order", "text.text"): "What is ordered",
    ("order", "due"): "Last day to comply",
}
STATES: Final = Words(
    {
        "handed_over": "waits to be confirmed",
        "returned": "was returned",
        "confirmed": "is confirmed, and waits to be signed",
    }
)
"""What a prepared act waits for."""
PARTS: Final = Words(
    {
        "confirm": "Confirm or return it",
        "mend": "Returned to you: mend it",
        "sign": "Confirmed: sign it",
    }
)
"""What whoever looks is asked to do."""
TOLD: Final = Words(
    {
        "waiting": "waits",
        "sent": "sent",
        "given_up": "given up",
        "ended": "not sent: the subscription ended",
        "nobody": "nobody had subscribed",
    }
)
"""What became of a notice."""


def title(act: str) -> str:
    """What an act is called on a form and on a button."""
    return TITLES.get(act) or say(act.replace("_", " ").capitalize())


def meaning(act: str, declared: str) -> str:
    """What an act is, above its form; `declared`: in the words of its declaration."""
    return MEANINGS.get(act, say(declared))


def label(act: str, name: str) -> str:
    """What a field of the form asks."""
    own = OWN_LABELS.get((act, name))
    if own:
        return say(own)
    if name in LABELS:
        return LABELS[name]
    if name.startswith("text.conditions["):
        return say("Condition %(number)s") % {"number": int(name[16:-1]) + 1}
    if name.startswith("text.finding."):
        return say("On %(requirement)s") % {"requirement": name[13:]}
    said = name.removeprefix("text.").replace("membership.regions.", "members from ")
    said = said.replace("membership.", "members: ").replace(".", ", ").replace("_", " ")
    return said[:1].upper() + said[1:]


def is_chosen(fills: str, filled: Mapping[str, str]) -> bool:
    """Whether what a choice fills in stands in a form already; the version alone is no choice."""
    wanted = {name: value for name, value in parse_qsl(fills) if name != "version"}
    return all(filled.get(name) == value for name, value in wanted.items())
