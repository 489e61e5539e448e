"""The pages of filing question by question.

Knows: which sections rules that apply ask about, in which order questions are best answered, and which requirements turned since
the answers before. Decides nothing: what is shown is an assessment of a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from registry.domain.assessment import Assessment
from registry.domain.record import RecordError, read_record, sections
from registry.errors import RegistryError
from registry.exchange.table_columns import ID, WITHHELD
from registry.operations.assess_draft import Findings, assess_draft
from registry.operations.draft_answers import (
    Form,
    Saved,
    as_written,
    asked_for,
    parts,
    questions_of,
)
from registry.operations.keep_draft import Draft, find_draft
from registry.operations.registry import Registry
from registry.operations.show.draft import draft_parts
from registry.operations.show.refused import told
from registry.operations.sign_in import SignedIn
from registry.pages import filing_views as views
from registry.policy.question_form import Owed

Common = Mapping[str, Any]
_NAMES_IT: Final = (
    "deployment.title",
    "operator.name",
    "purpose.statement",
    "deployment.technology",
    "place.country",
)
"""By what a reader finds a deployment and knows whose it is; a record without them is filed as it stands."""
_DECIDES: Final = frozenset({"force", "applies"})
"""Why a question is asked first: it decides which requirements bind, and which apply."""


def tasks_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    draft: Draft,
    turned: Sequence[views.Turned] | None = None,
) -> views.TasksPage:
    """The task list of a draft; `turned`: what is judged otherwise since answers were saved, None where none were."""
    found = assess_draft(registry, draft)
    owed, mend = _owed(found), _mend(found)
    first: list[views.Task] = []
    needed: list[views.Task] = []
    rest: list[views.Task] = []
    for part in parts():
        own = [one for one in owed if _part(one.path) == part]
        task = _task(part, draft, own, [one for one in mend if one.part == part])
        decides = part == ID or any(one.why in _DECIDES for one in own)
        (first if decides else needed if own else rest).append(task)
    return views.TasksPage(
        **draft_parts(registry, common, who, draft, found),
        first=tuple(first),
        needed=tuple(needed),
        rest=tuple(rest),
        left=len(owed),
        next=_next(owed, ()),
        mend=mend,
        saved=turned is not None,
        turned=tuple(turned or ()),
    )


def answers_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    draft: Draft,
    part: str,
    only: str = "",
    skip: str = "",
    *,
    written: Form | None = None,
    faults: Sequence[tuple[str, RegistryError]] = (),
    stale: RegistryError | None = None,
    turned: Sequence[views.Turned] | None = None,
) -> views.AnswersPage:
    """One section of a draft, or its question `only`, as it stands, or as it was `written` where that was not kept.

    Raises `draft.part` where there is no such section, and what `find_draft` raises unless whoever looks may change it.
    """
    find_draft(registry, draft.id, who.person.id, writes=True)
    _require(part)
    paths = questions_of(part)
    only = only if only in paths else ""
    found = assess_draft(registry, draft)
    owed = _owed(found)
    skipped = tuple(dict.fromkeys(one for one in (*skip.split(","), only) if one))[:50]
    mend = (*_faulty(faults), *(one for one in _mend(found) if one.part == part))
    if only:
        mend = tuple(one for one in mend if not one.name or one.name.partition("[")[0] == only)
    asked = (asked_for(draft.record, path) for path in ([only] if only else paths))
    fields = tuple(as_written(one, written) if written is not None else one for one in asked)
    shown = {each.name for one in fields for each in (one, *(key for row in one.entries for key in row))}
    # What no field of its own shows is mended at the question that holds it.
    mend = tuple(one if one.name in shown else replace(one, name=_base(one.name)) for one in mend)
    by_path = {one.path: one for one in owed}
    return views.AnswersPage(
        **draft_parts(registry, common, who, draft, found, refused=told(stale) if stale else None),
        part=part,
        title_of_part=_title(part),
        about=_about(part),
        fields=tuple(_with(one, by_path.get(one.path), mend) for one in fields),
        mend=mend,
        left=len(owed),
        only=only,
        skip=",".join(skipped),
        skip_to=_next(owed, skipped) if only else None,
        stale=stale is not None,
        saved=turned is not None,
        turned=tuple(turned or ()),
    )


def check_answers_page(
    registry: Registry, common: Common, who: SignedIn, draft: Draft
) -> views.CheckAnswersPage:
    """Every answer of a draft, what becomes public of it and what does not, and what submits it."""
    found = assess_draft(registry, draft)
    shown = []
    for part in parts():
        asked = [asked_for(draft.record, path) for path in questions_of(part)]
        answered = tuple(one for one in asked if one.answered)
        shown.append((part, _title(part), answered, len(asked) - len(answered)))
    asked_first = (asked_for(draft.record, path) for path in _NAMES_IT)
    return views.CheckAnswersPage(
        **draft_parts(registry, common, who, draft, found),
        unnamed=tuple(one for one in asked_first if not one.answered),
        parts_of=tuple(shown),
        withheld=_withheld(draft.record),
        mend=_mend(found),
        left=len(_owed(found)),
    )


def saved_page(
    registry: Registry,
    common: Common,
    who: SignedIn,
    before: Draft,
    saved: Saved,
    part: str,
    form: Form,
    then: str = "",
    only: str = "",
    skip: str = "",
) -> tuple[views.AnswersPage | views.TasksPage, bool]:
    """What comes after answers were `saved`: where `then` is `list` the task list, else the next section or question.

    `before`: the draft as it stood. And whether all of the form was kept and can be read: what cannot be is shown again where
    it stands. Raises what `answers_page` raises.
    """
    _require(part)
    wrong = _wrong_in(saved, part, only)
    turned = turned_between(
        assess_draft(registry, before, asks=False), assess_draft(registry, saved.draft, asks=False)
    )
    if wrong:
        again = answers_page(
            registry,
            common,
            who,
            saved.draft,
            part,
            only,
            skip,
            written=form if saved.faults else None,
            faults=saved.faults,
            turned=turned,
        )
        return again, False
    if then != "list" and only:
        ahead = _next(_owed(assess_draft(registry, saved.draft)), skip.split(","))
        if ahead:
            return answers_page(registry, common, who, saved.draft, *ahead, skip, turned=turned), True
    elif then != "list":
        order = parts()
        if (following := order.index(part) + 1) < len(order):
            return answers_page(registry, common, who, saved.draft, order[following], turned=turned), True
    return tasks_page(registry, common, who, saved.draft, turned), True


def turned_between(before: Findings, after: Findings) -> tuple[views.Turned, ...]:
    """The requirements that two assessments judge otherwise; none where one of the drafts could not be read."""
    if before.evaluation is None or after.evaluation is None:
        return ()
    known, was = after.evaluation.bundle.requirements, _statuses(before.evaluation.assessment)
    return tuple(
        views.Turned(
            one.id,
            known[one.id].title,
            was[one.id][0],
            one.status,
            one.force if one.force != was[one.id][1] else "",
        )
        for one in after.evaluation.assessment.requirements
        if was.get(one.id, (one.status, one.force)) != (one.status, one.force)
    )


def _require(part: str) -> None:
    if not questions_of(part):
        raise RegistryError(
            "draft.part", "a record has no such section", hint="The task list of the draft names them."
        )


def _statuses(assessment: Assessment) -> dict[str, tuple[str, str]]:
    return {one.id: (one.status, one.force) for one in assessment.requirements}


def _wrong_in(saved: Saved, part: str, only: str) -> bool:
    if saved.faults:
        return True
    try:
        read_record(saved.draft.record)
    except RecordError as error:
        paths = {_base(problem.path) for problem in error.problems}
        return only in paths if only else any(_part(path) == part for path in paths)
    return False


def _owed(found: Findings) -> tuple[Owed, ...]:
    return found.questions.owed if found.questions else ()


def _next(owed: Iterable[Owed], skipped: Sequence[str]) -> tuple[str, str] | None:
    ahead = next((one for one in owed if one.path not in skipped), None)
    return (_part(ahead.path), ahead.path) if ahead else None


def _task(part: str, draft: Draft, owed: Sequence[Owed], mend: Sequence[views.PartProblem]) -> views.Task:
    asked = [asked_for(draft.record, path) for path in questions_of(part)]
    answered = sum(one.answered for one in asked)
    state: views.TaskState = (
        "errors" if mend else "enough" if not owed and answered else "begun" if answered else "not_started"
    )
    return views.Task(part, _title(part), state, answered, len(asked), len(owed), len(mend))


def _with(asked: views.Asked, owed: Owed | None, mend: Sequence[views.PartProblem]) -> views.Asked:
    here = [one for one in mend if one.name.partition("[")[0] == asked.path]
    entries = tuple(tuple(_with_problems(one, here) for one in row) for row in asked.entries)
    shown = {one.name for row in entries for one in row}
    own = tuple((one.message, one.hint) for one in here if one.name not in shown)
    return replace(
        asked,
        entries=entries,
        problems=own,
        why=owed.why if owed else "",
        serves=owed.serves if owed else (),
    )


def _with_problems(asked: views.Asked, mend: Sequence[views.PartProblem]) -> views.Asked:
    return replace(asked, problems=tuple((one.message, one.hint) for one in mend if one.name == asked.name))


def _mend(found: Findings) -> tuple[views.PartProblem, ...]:
    return tuple(_problem(one.path, one.message, one.hint) for one in found.problems)


def _faulty(faults: Sequence[tuple[str, RegistryError]]) -> Iterator[views.PartProblem]:
    for name, error in faults:
        yield views.PartProblem(_part(name), name, _label(name), error.message, error.hint)


def _problem(path: str, message: str, hint: str) -> views.PartProblem:
    # A record counts entries from 0, a form and a table from 1.
    name = re.sub(r"\[(\d+)\]", lambda found: f"[{int(found[1]) + 1}]", path)
    known = _base(path) in questions_of(_part(path))
    return views.PartProblem(_part(path), name if known else "", _label(name), message, hint)


def _label(name: str) -> str:
    path = _base(name)
    title = asked_for({}, path).title if path in questions_of(_part(path)) else ""
    entry = re.search(r"\[(\d+)\]", name)
    return f"{title} ({entry[1]})" if title and entry else title or name


def _withheld(record: Mapping[str, Any]) -> dict[str, str]:
    """The ground on which each field is withheld, by its path: that of one key of a list withholds no other."""
    entries = record.get(WITHHELD)
    return {
        str(one.get("field", "")): str(one.get("ground", ""))
        for one in (entries if isinstance(entries, list) else ())
        if isinstance(one, dict)
    }


def _part(path: str) -> str:
    return re.split(r"[.\[]", path, maxsplit=1)[0]


def _base(path: str) -> str:
    return path.partition("[")[0]


def _title(part: str) -> str:
    """The heading of a section; the pages have words of their own for what is none."""
    return sections()[part].title if part in sections() else ""


def _about(part: str) -> str:
    return sections()[part].help if part in sections() else ""
