"""One requirement explained, as a block of text: what decides it, what would settle it, and where it comes from.

Knows: in what words an explanation and a prospect are printed. Says nothing that neither of them holds.
"""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.table import Table

from registry.cli.table import print_table, print_text
from registry.domain.explanation import Explanation, ParameterRead, Read
from registry.operations.explained import Prospect
from registry.pages.words import FORCES, KINDS, SEVERITIES, STATUSES

WIDTH = 110
NAMED = 6
"""So many answers are shown in a short block."""


def print_explanation(one: Explanation, prospect: Prospect, *, whole: bool = False) -> None:
    """Print the block of a requirement; `whole` with every answer that its rule read, not only those it turns on."""
    click.secho(f"{one.id}  {one.title}", bold=True)
    why = "" if one.force_reasons and not whole else f": {one.force_why}"
    print_text(
        f"{STATUSES[one.status]}, {SEVERITIES[one.severity]} {KINDS[one.kind]}, {FORCES[one.force]}{why}",
        WIDTH,
    )
    turns = [read for read in one.reads if _mark(read, prospect)]
    # What can meet it stands before what can only take it out.
    turns.sort(key=lambda read: not read.expected)
    rows = list(one.reads) if whole else turns[:NAMED]
    if rows:
        _print_rows(rows, prospect)
    if not whole and len(turns) > NAMED:
        print_text(
            f"and on {len(turns) - NAMED} more: {', '.join(read.path for read in turns[NAMED:])}", WIDTH
        )
    for line in _lines(one, prospect, whole):
        print_text(line, WIDTH)


def _print_rows(rows: list[Read], prospect: Prospect) -> None:
    table = Table("what it read", "held", "its remedies ask", "effect", box=None, pad_edge=False)
    for read in rows:
        mark = _mark(read, prospect)
        wanted = " or ".join(expected.words for expected in read.expected)
        table.add_row(
            f"{read.path}\n  {read.title}",
            read.words,
            wanted,
            mark,
            style=None if mark or wanted or read.unknown else "dim",
        )
    print_table(table, WIDTH)


def _mark(read: Read, prospect: Prospect) -> str:
    """What an answer has to do with the result; empty where it may be any."""
    if read.path in prospect.decide:
        return "decides, with the others" if prospect.together else "decides"
    for settling in prospect.settled_by:
        if settling.path == read.path and prospect.verdict == "answer":
            return "; ".join(
                f"{STATUSES[status]}: {_words(answers, read)}"
                for status, answers in settling.statuses.items()
            )
    if read.path in prospect.contradicted:
        return "contradicts others"
    if read.path in prospect.missing:
        return "missing"
    return "withheld" if prospect.verdict == "withheld" and read.unknown else ""


def _words(answers: tuple[str, ...], read: Read | None = None) -> str:
    if read is not None:
        # What stands in the column beside it is not told twice.
        wanted = [one.words for one in read.expected if len(one.words) > len("published_code_under_statute")]
        answers = tuple("what would meet it" if one in wanted else one for one in answers)
    return " or ".join(answers) if len(answers) <= 3 else f"any of {len(answers)} answers"


def _lines(one: Explanation, prospect: Prospect, whole: bool) -> Iterator[str]:
    if prospect.beside:
        held = {read.path: read.words for read in one.reads}
        yield f"It turns also on: {', '.join(f'{path} ({held[path]})' for path in prospect.beside)}"
    yield from _outlook(one, prospect)
    told: set[str] = set()
    for parameter in one.parameters:
        yield _parameter(parameter, told)
    yield f"To comply: {_plain(one.comply)}"
    if one.exceptions:
        yield f"Exceptions it knows: {', '.join(name.replace('_', ' ') for name in one.exceptions)}"
    yield f"Source: {one.source}{'' if one.verified else ' (not yet compared with its text)'}"
    if whole:
        since = f"since {one.in_force_since}" if one.in_force_since else "at any time"
        yield f"In force {since}{_cited(one.in_force_citation, told)}"
    for reason in dict.fromkeys(one.force_reasons):
        cited = _cited(reason.citation, told)
        profile = "" if reason.citation.startswith(reason.profile) and cited else reason.profile
        by = f"{profile}{cited}".removeprefix(": ")
        yield f"{FORCES[one.force].capitalize()} by: {by}{'' if reason.verified else ' (not verified)'}"


def _outlook(one: Explanation, prospect: Prospect) -> Iterator[str]:
    titles = {read.path: read.title for read in one.reads}
    if prospect.verdict == "fixed":
        named = ", ".join(f"{path} ({titles.get(path, path)})" for path in prospect.fixed)
        yield f"No change meets it: it turns on what has happened or on what the body or the case is: {named}."
    else:
        yield _OUTLOOKS[prospect.verdict]
    if prospect.way:
        yield _way(one, prospect)
    if one.status == "not_met" and prospect.settled_by:
        cases = "; ".join(
            f"{settling.path}: {_words(answers)}"
            for settling in prospect.settled_by
            for answers in settling.statuses.values()
        )
        yield f"One answer that is missing would take it out, where it is true and only then: {cases}"


def _way(one: Explanation, prospect: Prospect) -> str:
    held = {read.path: read.held for read in one.reads}
    changes = any(held.get(step.path) is not None for step in prospect.way)
    said = _LEADS_TO[prospect.way_leads_to or "undetermined"]
    start = f"With these changes {said}" if changes else f"With these answers, where they are true, {said}"
    others = len(one.ways or ()) - 1
    more = f" (its file lists {others} other way{'s' if others > 1 else ''})" if others else ""
    parts = []
    for power, by in (_POWERS if changes else {"": ""}).items():
        steps = ", ".join(f"{step.path}: {step.words}" for step in prospect.way if power in ("", step.power))
        if steps:
            parts.append(f"{by}{steps}")
    return f"{start}{more}: {'; '.join(parts)}"


def _parameter(parameter: ParameterRead, told: set[str]) -> str:
    proposed = "" if parameter.nature == "law" else ", proposed by this registry"
    since = f" since {parameter.since}" if parameter.since else ""
    value = f"{parameter.value} {parameter.unit}" if parameter.value is not None else "no value on this day"
    return f"Number used: {parameter.title}: {value}{since}{proposed}{_cited(parameter.citation, told)}"


def _cited(citation: str, told: set[str]) -> str:
    """The citation after a colon, the first time it is told in a block."""
    text = _plain(citation)
    if not text or text in told:
        return ""
    told.add(text)
    return f": {text}"


def _plain(text: str) -> str:
    return " ".join(text.split())


_OUTLOOKS = {
    "answer": "An answer is missing. Where a result stands beside a question, that answer to it settles it alone.",
    "contradicted": "Answers contradict one another, and no further one tells which is right: it waits for one to be corrected.",
    "answers": "Answers are missing, and no single one of them settles it.",
    "withheld": "It turns on what is withheld, which no rule can read.",
    "change": "A change of the use meets it, if the use is really changed.",
    "exception": "No change that it lists meets it, beside what else is answered.",
    "change_and_answer": "A change of the use takes away what fails, if it is really made. Then an answer is still missing.",
    "not_told": "This release does not say what would meet it.",
    "open": "No answer is missing: the record has no question that would settle it.",
    "none_helps": "No change that it lists meets it, beside what else is answered.",
    "publish": "No answer is missing: something that is withheld has to be published, or withheld as it asks.",
    "none": "No change of this use meets it, and no answer is missing that would. What is left is to stop.",
}
_LEADS_TO = {"met": "it is met", "not_applicable": "it does not apply", "undetermined": "it is open"}
_POWERS = {
    "operator": "",
    "provider": "by the provider, ",
    "legislature": "by the legislature, ",
    "court_or_independent_authority": "by a court or an independent authority, ",
    "supervisory_authority": "by the supervisory authority, ",
    "independent_tester": "by an independent tester, ",
}
"""Who can make a change, before it."""
