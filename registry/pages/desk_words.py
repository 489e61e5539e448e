"""The words of the desk's forms: what an act is called there, what a field asks, and what becomes of what is written.

Knows: plain words for the acts that anyone may do, and for fields whose own name says too little. Does not know the fields: the
form comes from the act's declaration, and what is asked without words of its own here is called as in `act_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

from registry.domain.notice import WORDS
from registry.pages import act_words
from registry.pages.language import Words, say

TITLES: Final = Words(
    {
        "read": "Read",
        "draft": "Write drafts",
        "decision": "Decision",
        "claim": "Claim",
        "submit": "Submit",
        "revise": "File a new version",
        "confirm": "Confirm unchanged",
        "authorise": "Authorise",
        "authorise_with_conditions": "Authorise with conditions",
        "refuse": "Refuse",
        "suspend": "Suspend",
        "withdraw": "Withdraw",
        "retire": "Retire",
        "reply": "Reply",
        "order": "Order",
        "lapse": "Lapse",
        "overdue": "Overdue",
        "give_role": "Give a role",
        "take_role": "Take a role away",
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
"""What an act is called on a form and in the trail, and what a token may do."""
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
        "withdraw": "The body takes its submission back. What was filed stays public.",
        "opine": "Advice of an advisory group. It moves nothing.",
        "object": "An objection to a version.",
        "reply": "The answer of the body that filed to one objection.",
        "incident": "Something went wrong, or somebody was harmed. The first four harms are those of Regulation (EU) 2024/1689, "
        "Article 3(49)(a) to (d).",
        "open_withheld": "Oversight reads a value that is kept from the public. The public sees that it was read, and not the "
        "value.",
        "release_text": "A text of an objection or an incident, kept back until somebody had read it, is public from here on.",
        "decline_text": "A text of an objection or an incident that was kept back stays so, for reasons that are public. It may "
        "still be released later.",
        "sighting": "Somebody saw a system that is not registered.",
        "release_sighting": "What was kept back of a sighting is public from here on.",
        "decline_sighting": "What was kept back of a sighting stays so, for reasons that are public. It may still be released "
        "later.",
        "enrol_body": "A body is verified and may act from here on.",
        "withdraw_key": "The key with this fingerprint signs nothing for the office from here on. What it signed before stays.",
    }
)
"""What an act is, above its form."""
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
TEXTS: Final = Words({"text.name": "Name", "text.text": "Text"})
"""What a text is called where the act has no label of its own for it."""
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
FAULTS: Final = Words(
    {
        "empty": "An answer is needed here.",
        "text": "It is longer than 20,000 characters, or holds characters that cannot be shown.",
        "day": "Write it as a day: year, month, day, as in 2026-11-30.",
        "number": "Write a whole number, in digits alone.",
        "choice": "Choose one of the answers.",
    }
)
"""Why a field of a form has to be mended."""
KEPT: Final = Words(
    {
        "moderation": "kept back until somebody has read it",
        "oversight": "for oversight bodies only",
        "internal": "kept by the register only",
        "filer": "kept from the body that filed",
        "erased": "erased",
    }
)
"""From whom a text of an act is kept."""
NOTICES: Final = Words(WORDS)
"""What a notice tells."""
CHANNELS: Final = Words({"mail": "mail", "email": "mail", "webhook": "webhook"})
"""How a body is told."""
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
    """What an act is called on a form and on a button; by its own name where there are no words for it."""
    return TITLES[act] if act in TITLES else act.replace("_", " ").capitalize()


def label(act: str, name: str) -> str:
    """What a field of the form asks."""
    own = OWN_LABELS.get((act, name))
    if own:
        return say(own)
    if name in LABELS:
        return LABELS[name]
    if name.startswith("condition."):
        return say("Condition %(number)s") % {"number": name.split(".")[1]}
    if name == "chosen":
        return say(CHOICES[act][0])
    if name.startswith("text.conditions["):
        return say("Condition %(number)s") % {"number": int(name[16:-1]) + 1}
    if name.startswith("text.finding."):
        return say("On %(requirement)s") % {"requirement": name[13:]}
    return TEXTS[name] if name in TEXTS else act_words.field(name)


def field_id(name: str) -> str:
    """The id that a field of the form has on its page; of a choice that of the first."""
    if name == "chosen":
        return "chosen-1"
    if name.startswith("condition."):
        return name.removesuffix(".text").replace(".", "-")
    return f"f-{name.replace('.', '-')}"


def is_chosen(fills: str, filled: Mapping[str, str]) -> bool:
    """Whether what a choice fills in stands in a form already; the version alone is no choice."""
    wanted = {name: value for name, value in parse_qsl(fills) if name != "version"}
    return all(filled.get(name) == value for name, value in wanted.items())
