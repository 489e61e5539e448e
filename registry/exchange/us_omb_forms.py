"""How agencies wrote their answers to OMB: the several spellings of one answer, of a day, of a list.

Knows: what OMB offered as answers (the inventory's dictionary) and what agencies made of it. Does not know which
field asks for an answer.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from pydantic_core import PydanticCustomError

from registry.domain.answers import TEXT_LIMIT, is_blank, url


def list_of(text: str) -> list[str] | None:
    """The entries of a list of texts that was written as Python writes one; None where it is no such list."""
    if len(text) > 4 * TEXT_LIMIT or not _LIST.fullmatch(text):
        return None
    entries = (_ESCAPE.sub(_unescaped, entry[1:-1]) for entry in _ENTRY.findall(text))
    return [" ".join(entry.split()) for entry in entries if not is_blank(entry)]


def day_of(text: str) -> date | None:
    """The day in any of the forms that agencies used; None where the text names no single day."""
    text = text.strip()
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y"):
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found if 1950 <= found.year <= 2100 else None
    return None


def state_of(column: str, text: str) -> str | None:
    """What the answer `text` means in `column`: done, in_progress, waived, not_done, not_applicable, precluded or
    another word of `_FORMS`; None where it is no answer to that question."""
    return _FORMS.get(column, {}).get(_normal(text))


def question_of(text: str, *, other_than: str) -> str | None:
    """Another column whose question `text` answers; None where there is none."""
    return next((column for column in _FORMS if column != other_than and state_of(column, text)), None)


def is_placeholder(text: str) -> bool:
    """Whether the cell holds a word that stands for no answer."""
    return bool(_PLACEHOLDER.fullmatch(text))


def is_address(text: str) -> bool:
    """Whether the text is one web address that everyone can open."""
    try:
        url(text)
    except PydanticCustomError:
        return False
    return True


def _unescaped(escape: re.Match[str]) -> str:
    if code := escape[1] or escape[2]:
        return chr(int(code, 16)) if chr(int(code, 16)).isprintable() else " "
    return " " if escape[3] in "ntr" else escape[3]


def _normal(text: str) -> str:
    text = text.replace("–", "-").replace("—", "-").replace("’", "'").casefold()
    return " ".join(re.sub(r"^(?:[a-z]\)\s*)+", "", text).split()).strip(" .;")


def _forms(*groups: tuple[str, str]) -> dict[str, str]:
    common = {
        "in_progress": "in-progress|in progress",
        "waived": "waived|wavied|caio waived|agency caio has waived this minimum practice and reported such waiver to omb",
    }
    return {form: word for word, forms in (*common.items(), *groups) for form in forms.split("|")}


_FORMS: Final[dict[str, dict[str, str]]] = {
    "hi_testing_conducted": _forms(("done", "yes"), ("not_done", "no")),
    "hi_assessment_completed": _forms(("done", "yes"), ("not_done", "no")),
    "hi_independent_review": _forms(
        (
            "internal",
            "internal independent review"
            "|yes - by another appropriate agency office or reviewer not directly involved in the ai's development",
        ),
        (
            "board",
            "oversight board review"
            "|yes - by an agency ai oversight board not directly involved in the ai's development",
        ),
        ("caio", "caio review|yes - by the caio"),
        ("not_done", "no"),
    ),
    "hi_ongoing_monitoring": _forms(
        (
            "done",
            "yes|yes - monitoring established|yes, sufficient monitoring protocols have been established",
        ),
        (
            "in_progress",
            "development of monitoring protocols is in-progress|development of monitoring protocols is in-progess",
        ),
        ("not_done", "no"),
    ),
    "hi_training_established": _forms(
        ("done", "yes|training established|yes, sufficient and periodic training has been established"),
        (
            "in_progress",
            "training in-progress|establishment of sufficient and periodic training is in-progress",
        ),
        ("not_done", "no"),
    ),
    "hi_failsafe_presence": _forms(
        ("done", "yes"), ("not_applicable", "not applicable|n/a|na"), ("not_done", "no")
    ),
    "hi_appeal_process": _forms(
        ("done", "yes|appeal process established|yes, an appropriate appeal process has been established"),
        ("not_applicable", "not applicable|n/a|na"),
        (
            "in_progress",
            "appeal process in-progress|establishment of an appropriate appeal process is in-progress",
        ),
        (
            "precluded",
            "precluded|appeal precluded by law|law, operational limitations, or governmentwide guidance precludes an "
            "opportunity for an individual to appeal",
        ),
        ("not_done", "no"),
    ),
    "hi_public_consultation": _forms(
        ("usability", "usability testing|direct usability testing"),
        (
            "solicitation",
            "public feedback solicitations|general solicitations of feedback and comments from the public"
            "|general solicitations of comments from the public",
        ),
        ("hearing", "public hearings|public hearings or meetings"),
        ("other", "other"),
    ),
}
_PLACEHOLDER = re.compile(
    r"(?:n/?a|none|no|not (?:available|applicable|disclosed)|unknown|tbd|-+|redacted\b.*"
    r"|law enforcement sensitive(?: \(les\))?)\.?",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
_LIST = re.compile(rf"\[\s*(?:(?:{_ENTRY.pattern})\s*(?:,\s*(?:{_ENTRY.pattern})\s*)*)?\]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))", re.DOTALL)
