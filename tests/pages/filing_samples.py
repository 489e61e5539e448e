"""Pages on which a draft is answered question by question, and a table is sent, by a short name."""

from __future__ import annotations

from functools import cache
from typing import Any

from registry.errors import RegistryError
from registry.operations.draft_answers import as_written, asked_for, parts, questions_of
from registry.operations.show.filing import _title, _with
from registry.operations.show.refused import told
from registry.pages.filing_views import (
    AnswersPage,
    CheckAnswersPage,
    PartProblem,
    Task,
    TasksPage,
    Turned,
    UploadPage,
    UploadRow,
)
from registry.pages.views import Page

_DRAFT: dict[str, Any] = {
    "development_keys": True, "signed_in_as": "Amélie Example-Příkladová", "id": "draft-0a1b2c3d4e5f6071",
    "body": "town-of-example", "revision": 7, "changed_at": "2026-11-22T09:00:00Z", "ready": False, "record": "{}",
    "problems": (), "binding": "undetermined", "strict": "non_compliant", "findings": (), "questions": (),
    "writes": True, "approves": False, "open": True, "approval": "filer",
}  # fmt: skip
_RECORD: dict[str, Any] = {
    "id": "town-gates",
    "operator": {"name": "The town of Example", "accountable_person": "A Person", "type": "public_body"},
    "deployment": {"title": "Recognition of number plates at every gate of the harbour and of the roads that lead to it"},
    "place": {"country": "NL", "sites": [{"label": "Harbour", "area": "West"}], "area_codes": [], "member_states": ["NL"]},
    "data": {"personal": True, "retention_match_days": 30},
}  # fmt: skip
_TURNED = (Turned("AIA-08", "A fundamental rights impact assessment", "undetermined", "not_met", "binds"),)


@cache
def filing_pages() -> dict[str, Page]:
    """Every kind of them, with what they look like when something is wrong."""
    wrong = PartProblem(
        "place", "place.country", "Country", "This is not a country code.", "Write NL or another."
    )
    fields = tuple(asked_for(_RECORD, path) for path in questions_of("place"))
    form = {"asked": ["place.country"], "place.country": ["FR"]}
    tasks = (Task("deployment", "The deployment", "begun", 3, 14, 2, 0),)
    return {
        "draft-tasks": TasksPage(
            **_DRAFT, first=(Task("id", "", "not_started", 0, 1, 0, 0), *tasks), needed=tasks, left=12, mend=(wrong,),
            rest=(Task("place", "Place", "errors", 1, 9, 0, 1), Task("withheld", "", "enough", 1, 1, 0, 0)),
            next=("place", "place.country"), saved=True, turned=_TURNED,
        ),
        "draft-section": AnswersPage(
            **_DRAFT, part="place", title_of_part="Place", about="Where it is used.", mend=(wrong,), left=12,
            fields=tuple(_with(as_written(one, form), None, (wrong,)) for one in fields), stale=True,
        ),
        "draft-question": AnswersPage(
            **_DRAFT, part="data", title_of_part="Data", about="", mend=(), left=12, only="data.personal",
            fields=(asked_for(_RECORD, "data.personal"),), skip="data.personal", skip_to=("place", "place.country"),
            saved=True, turned=_TURNED,
        ),
        "draft-check": CheckAnswersPage(
            **_DRAFT, mend=(), left=12, unnamed=(asked_for(_RECORD, "operator.name"),),
            withheld={"place.sites": "law_enforcement"},
            parts_of=tuple(
                (part, _title(part), tuple(one for one in asked if one.answered), 3)
                for part in parts() for asked in [[asked_for(_RECORD, path) for path in questions_of(part)]]
            ),
        ),
        "upload": UploadPage(
            development_keys=True, signed_in_as="Somebody", body="town-of-example", most_rows=200, most_mebibytes=1,
            drafts=False, table="aWQ=",
            rows=(
                UploadRow("2", "would_file", "town-gates", 1, "", "undetermined", "undetermined", ""),
                UploadRow("3", "refused", "", 0, "", "", "", "C3 (place.country): This is not a country code."),
                UploadRow("4", "unchanged", "town-doors", 2, "", "", "", ""),
            ),
        ),
        "upload-refused": UploadPage(
            development_keys=True, signed_in_as="Somebody", body="town-of-example", most_rows=200, most_mebibytes=1,
            drafts=True, refused=told(RegistryError("table.upload", "no table was sent", hint="Send one.")),
        ),
    }  # fmt: skip
