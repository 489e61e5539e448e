"""Pages of the desk, by a short name: what waits, the trail, a decision made again, a case file, what a release would do."""

from __future__ import annotations

from functools import cache

from registry.operations.search_audit import KINDS
from registry.pages.audit_views import (
    AuditedLine,
    AuditedPerson,
    AuditedText,
    AuditPage,
    ReplayedPart,
    ReplayPage,
)
from registry.pages.case_file_views import CaseFilePage, ShownEntry
from registry.pages.desk_views import Capacity, DeskPage
from registry.pages.impact_picture import impact_picture
from registry.pages.impact_views import AffectedDeployment, ImpactList, ImpactPage, ListedImpact
from registry.pages.queue_views import Queue, QueuedDeployment, QueuedReport, QueuedTerm, QueuePage
from registry.pages.views import Page

_AT = "2026-11-22T09:00:00Z"
_WHO = "Amélie Example-Příkladová"
_ORIGIN = "registry.example/log/2026"
_DIGEST = "3b0f" * 16
_LONG = "Recognition of number plates at every gate of the harbour and of the roads that lead to it, by day and by night"

_TERMS = Queue(
    body="watchdog", of="terms", total=1000, more=True, number=2, pages=40,
    terms=(
        QueuedTerm("town-gates", _LONG, "condition", "conditions[0]", "2026-11-20", "overdue by 2 days", True,
                   "The town of Example", True, "discharge", "watchdog:signer"),
        QueuedTerm("d-0a1b2c3d4e5f6071", None, "withholding", "place.sites", "2026-11-25", "due in 3 days", False,
                   "The town of Example", False),
    ),
)  # fmt: skip
_OWN = Queue(
    body="town-of-example", of="deployments", total=2, more=False,
    deployments=(
        QueuedDeployment("town-gates", _LONG, "returned", "2026-11-20", "2 days", why="Say how long images are kept.",
                         by="The watchdog", next=True),
        QueuedDeployment("town-doors", None, "authorised", "2026-11-22", "today"),
    ),
)  # fmt: skip
_LODGED = Queue(
    body="league", of="lodged", total=2, more=False,
    reports=(
        QueuedReport("object", "town-gates", 1, "2026-11-01", 41, "public, not answered yet", "2026-12-01", "due in 9 days"),
        QueuedReport("sighting", "FR", None, "2026-11-02", 42, "not read yet"),
    ),
)  # fmt: skip
_BEFORE = Queue(
    body="watchdog", of="submissions", total=7, more=False, pages=2,
    deployments=(QueuedDeployment("town-doors", "Doors", "submitted", "2026-11-02", "20 days", "The town"),),
)  # fmt: skip
_NONE = Queue(body="watchdog", of="opinions", total=0, more=False)
_LINE = AuditedLine(
    at=_AT, origin=_ORIGIN, index=41, act="authorise_with_conditions", about="deployments/town-gates/versions/2",
    deployment="town-gates", version="2", office="watchdog", role="signer",
    people=(AuditedPerson("by", "p-0a1b2c3d4e5f6071", _WHO), AuditedPerson("with", "", "")),
    state="authorised_with_conditions", office_key="ff322c6c", said=(("conditions.1", "due by 21 November 2026"),),
    texts=(AuditedText("reasons", "It is needed.", ""), AuditedText("conditions[0]", None, "erased"),
           AuditedText("sender", "A Person", "oversight")),
    decision=None,
)  # fmt: skip
_DECISION = AuditedLine(
    at=_AT, origin=_ORIGIN, index=40, act="decision", about="deployments/town-gates/versions/2", deployment="town-gates",
    version="2", office="", role="", people=(), state="submitted", office_key="", said=(("outcome.binding", "undetermined"),),
    texts=(), decision=(1, 40),
)  # fmt: skip


def _picture() -> str:
    releases = {"before": {"version": "0.6.0"}, "after": {"version": "0.7.0"}}
    moves = [
        {"before": "compliant", "after": "prohibited", "count": 1},
        {"before": "compliant", "after": "compliant", "count": 11},
    ]
    counted = {"binding": moves, "strict": moves, "requirements": [], "not_assessed": [], "records": 12}
    return impact_picture({**releases, **counted, "law_date": "2026-11-22"})


@cache
def desk_pages() -> dict[str, Page]:
    """Every kind of them."""
    asked = {
        "deployment": "town-gates",
        "body": "",
        "person": "",
        "act": "",
        "first": "",
        "last": "2026-11-30",
    }
    return {
        "desk": DeskPage(
            development_keys=True, signed_in_as=_WHO, drafts=(), open=True, form_id="form", audits=True,
            queues=(_TERMS, _BEFORE, _OWN, _LODGED, _NONE),
            capacities=(Capacity("watchdog", "signer", ("authorise", "suspend"), False),),
        ),
        "desk-about": DeskPage(
            development_keys=True, signed_in_as=_WHO, drafts=(), open=True, form_id="form", audits=True,
            about="town-gates", about_state="authorised",
            capacities=(
                Capacity("watchdog", "signer", ("suspend",), False, (("lift", "It is authorised: it is not suspended."),)),
                Capacity("council", "advisor", (), False, (("opine", "It is not there."),)),
            ),
        ),
        "queue": QueuePage(development_keys=True, signed_in_as=_WHO, queue=_TERMS),
        "audit": AuditPage(
            development_keys=True, signed_in_as=_WHO, asked=asked, kinds=KINDS, lines=(_LINE, _DECISION), number=2,
            further=True, whole=False,
        ),
        "audit-refused": AuditPage(
            development_keys=True, signed_in_as=_WHO, asked=asked, kinds=KINDS, lines=(), number=1, further=False,
            whole=True, refused=("audit.search", "the search cannot be made: body is no id", "Mend it."),
        ),
        "replay": ReplayPage(
            development_keys=True, signed_in_as=_WHO, deployment="town-gates", version=2, origin=_ORIGIN, index=40,
            assessed_at=_AT, law_date="2026-11-22", release="0.6.0", engines=("wasm 1.9",), void=True, same=False,
            parts=(ReplayedPart("facts", _DIGEST, _DIGEST), ReplayedPart("binding", "compliant", "undetermined")),
            command="sightline check https://registry.example/log/2026 --key registry.vkeys",
        ),
        "case-file": CaseFilePage(
            development_keys=True, signed_in_as=_WHO, deployment="town-gates", title=_LONG, state="authorised",
            address="https://registry.example/deployments/town-gates", waiting=1, size=70_000, sha256=_DIGEST,
            entries=(
                ShownEntry(
                    index=40, origin=_ORIGIN, at=_AT, act="decision", by="The town", version=2,
                    said=(("outcome.binding", "undetermined"),), texts=(), not_met=("UNP-01",),
                    undetermined=("AIA-08", "AIA-18"), files=("2026/entries/40.entry",),
                ),
                ShownEntry(
                    index=41, origin=_ORIGIN, at=_AT, act="refuse", by="The watchdog", version=2, said=(),
                    texts=(("reasons", "Not needed."),), not_met=(), undetermined=(), files=(),
                ),
            ),
        ),
        "impacts": ImpactList(
            development_keys=True, signed_in_as=_WHO, version="0.6.0",
            found=(ListedImpact("a-b-2026-11-22", "0.7.0", "2026-11-22", "12 deployments under the law of 2026-11-22."),),
        ),
        "impact": ImpactPage(
            development_keys=True, signed_in_as=_WHO, name="a-b-2026-11-22", before="0.6.0", after="0.7.0",
            law_date="2026-11-22", goes_back=False, measured="12 deployments.", says="It stays for 11.",
            picture=_picture(),
            affected=(
                AffectedDeployment("town-gates", _LONG, ("compliant", "prohibited"), ("undetermined", "undetermined"),
                                   ("UNP-01",)),
            ),
            affected_total=120, not_assessed=1,
        ),
    }  # fmt: skip
