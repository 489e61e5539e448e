"""What a notice says, made when it is delivered: of an erased text nothing is left to say.

Knows: the entry that is told of, and of what lies beside it only what is public. A text that is not public, a person, an
address is never part of it. Long texts are cut: the page has them whole.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any, Final

from registry.domain.act import Act, OnBody, OnVersion
from registry.domain.actor import PublicText
from registry.domain.decision import Decision, Statement, read_statement
from registry.domain.erasure import Erasure
from registry.domain.notice import WORDS
from registry.operations.registry import Registry
from registry.storage import acts, ledger, queries
from registry.storage.outbox import Taken

MAX_TEXT: Final = 2_000
"""Characters of one text in a notice."""
_SAID_ELSEWHERE: Final = frozenset(
    {"registry", "by", "commitments", "stated_at", "act", "deployment", "version"}
)


@dataclass(frozen=True)
class NoticeText:
    """A notice as it is said now. `about`: `deployment`, `body` or `registry`, the first part of its type for a webhook."""

    id: str
    kind: str
    about: str
    stated_at: str
    data: Mapping[str, Any]

    def as_json(self) -> bytes:
        """The body of a webhook: `type`, `timestamp` and `data`, as Standard Webhooks 1.0.0 recommends."""
        said = {"type": f"{self.about}.{self.kind}", "timestamp": self.stated_at, "data": self.data}
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def as_mail(self, sender: str, recipient: str, host: str) -> EmailMessage:
        """The same as a mail. Its name is the notice's, so that a double can be told."""
        message = EmailMessage()
        message["From"], message["To"] = sender, recipient
        message["Subject"] = f"{self.data['words']}: {self.data.get('deployment') or self.data['body']}"
        message["Message-ID"] = f"<{self.id}@{host}>"
        message["Date"] = datetime.strptime(self.stated_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        # RFC 3834: nobody's absence is to be answered to it.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n".join(_lines(self)), cte="quoted-printable")
        return message


def notice_text(registry: Registry, taken: Taken) -> NoticeText:
    """What is to be said of the entry now."""
    here = registry.at(taken.place.log_id)
    (body,) = ledger.entries(registry.database, taken.place.log_id, taken.place.index, taken.place.index + 1)
    statement = read_statement(base64.b64decode(json.loads(body)["payload"]))
    said = statement.act or statement.decision or statement.erasure
    deployment, version = _version(said)
    about = "deployment" if deployment else "body" if isinstance(said, OnBody) else "registry"
    address = registry.description.address
    data: dict[str, Any] = {
        "address": f"{address}/deployments/{deployment}/versions/{version}"
        if deployment
        else f"{address}/log/",
        "body": taken.body,
        "entry": {"origin": here.log.origin, "index": taken.place.index},
        "kind": taken.kind,
        "words": WORDS.get(taken.kind, taken.kind.replace("_", " ")),
    }
    if deployment and version:
        asked = "deployment.title"
        title = queries.public_answers(registry.database, deployment, version, (asked,)).get(asked)
        shown = title.value if title and isinstance(title.value, str) else None
        data |= {"deployment": deployment, "version": version, "title": shown}
    by = getattr(said, "by", None)
    if by is not None:
        data["by"] = {"office": by.office, "role": by.role}
    data |= _content(registry, statement, taken)
    return NoticeText(taken.id, taken.kind, about, statement.stated_at, data)


def _version(said: Act | Decision | Erasure | Any) -> tuple[str | None, int | None]:
    if isinstance(said, OnVersion | Decision | Erasure):
        return said.deployment, said.version
    return None, None


def _content(registry: Registry, statement: Statement, taken: Taken) -> dict[str, Any]:
    if statement.decision is not None:
        outcome = statement.decision.outcome
        return {"outcome": {"binding": outcome.binding, "strict": outcome.strict}}
    if statement.erasure is not None:
        return {"fields": statement.erasure.fields, "ground": statement.erasure.ground}
    if statement.act is None:
        return {}
    closed = statement.act.model_dump(mode="json", exclude=set(_SAID_ELSEWHERE))
    return {"given": closed, "texts": _texts(registry, statement.act, taken)}


def _texts(registry: Registry, act: Act, taken: Taken) -> dict[str, str | None]:
    """The public texts by path; None where one was erased."""
    public = [path for path, made in act.commitments.items() if isinstance(made, PublicText)]
    stored = acts.at(registry.database, taken.place)
    kept = acts.texts(registry.database, stored) if stored and public else {}
    return {
        path: _cut(kept[path].value) if path in kept and kept[path].withheld is None else None
        for path in sorted(public)
    }


def _cut(text: str) -> str:
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def _lines(notice: NoticeText) -> list[str]:
    data = notice.data
    lines = [f"{data['words']}.", ""]
    if data.get("deployment"):
        titled = f", “{data['title']}”" if data["title"] else ""
        lines.append(f"Deployment: {data['deployment']}, version {data['version']}{titled}")
    if data.get("by") and data["by"]["office"]:
        lines.append(f"By: {data['by']['office']} ({data['by']['role']})")
    lines.append(f"Stated at: {notice.stated_at}")
    for name, value in (data.get("outcome") or {}).items():
        lines.append(f"Outcome ({name}): {value.replace('_', ' ')}")
    for name, value in (data.get("given") or {}).items():
        if value not in (None, []):
            shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            lines.append(f"{name.replace('_', ' ').capitalize()}: {shown}")
    for path, text in (data.get("texts") or {}).items():
        lines += ["", f"{path}:", text if text is not None else "(erased)"]
    entry = data.get("entry")
    lines += ["", data["address"], *([f"Entry {entry['index']} of {entry['origin']}"] if entry else []), ""]
    lines.append(f"You are told because {data['body']} asked to be. Answers to this address are not read.")
    return lines
