"""The words of documented cases: how a finding and the policies stand to one another.

Knows: that an assessment of a reconstruction is no judgment, so that no word here says who is right. Does not know how they
are compared (`registry.operations.show.cases`).
"""

from __future__ import annotations

from typing import Final

from registry.pages import language

AGREEMENTS: Final = {
    "both_against": "Both go against the use, wholly or in part, on at least one common ground.",
    "other_grounds": "Both go against the use, wholly or in part, on no common ground.",
    "cannot_tell": "The finding goes against the use, wholly or in part. The policies cannot tell: too little is known.",
    "finding_alone": "The finding goes against the use, wholly or in part. The policies do not, which is no approval.",
    "neither": "The finding is on the whole for the operator. The policies do not go against the use, which is no approval.",
    "left_open": "The finding is on the whole for the operator. The policies cannot tell: too little is known.",
    "advice_alone": "The finding is on the whole for the operator. The policies go against the use only where they count what "
    "advises.",
    "policies_alone": "The finding is on the whole for the operator. The policies go against the use under binding rules.",
    "nothing_expected": "Either result of the policies fits this finding, by its case file, so no agreement is stated.",
    "not_compared": "Not compared: no grounds are held here for the finding as it is recorded.",
}
"""“Against the use”: of the policies, the outcome prohibited or non-compliant, under the strict reading unless it is said."""
SAID: Final = {
    "against": "against the operator",
    "in_favour": "in the operator’s favour",
    "not_stated": "nothing documented",
}
RESULTS: Final = {
    "not_met": "at least one requirement is not met",
    "undetermined": "cannot be judged: answers are missing",
    "met": "met, as far as it applies",
    "not_tested": "no requirement in force on the law date applies",
}
_BESIDE: Final = {
    ("against", "not_met"): "They agree on the ground. Whether by the same provision, their sources say.",
    (
        "against",
        "undetermined",
    ): "The policies leave open what the finding decided: the record lacks answers.",
    (
        "against",
        "met",
    ): "They differ. The requirements of this ground ask for something else than was decided, or the record "
    "answers them otherwise.",
    ("against", "not_tested"): "The policies do not test what the finding decided here.",
    (
        "in_favour",
        "not_met",
    ): "They differ. A requirement of this ground may cite another provision, or ask for more than the "
    "one that was applied.",
    (
        "in_favour",
        "undetermined",
    ): "The policies leave open what the finding decided: the record lacks answers.",
    ("in_favour", "met"): "They agree on the ground. Whether by the same provision, their sources say.",
    ("in_favour", "not_tested"): "The policies do not test what the finding decided here.",
    ("not_stated", "not_met"): "The policies alone. The finding may not have been asked about it.",
}


def agreement(code: str) -> str:
    """How a finding and an assessment stand to one another, in a sentence or two."""
    return language.say(AGREEMENTS[code])


def said(code: str) -> str:
    """What a finding said on a ground."""
    return language.say(SAID[code])


def result(code: str) -> str:
    """What the policies find on a ground."""
    return language.say(RESULTS[code])


def beside(on_it: str, found: str) -> str:
    """What a finding said on a ground and what the policies find, one beside the other."""
    return language.say(_BESIDE[on_it, found])
