"""The log: how it stands, and each entry with its proof, for whoever checks it elsewhere."""

from __future__ import annotations

from typing import Final

from registry.http.api import shapes
from registry.http.api.operation import Answer, Operation
from registry.http.api.routes import Api, Call, Reply
from registry.operations.show.log import log_page
from registry.operations.show.versions import Proved, entry_at

_TAG: Final = "Log"


def add(api: Api) -> None:
    """The reads of the log. Its tiles and files lie at `/log/<year>/`, as C2SP tlog-tiles says."""
    registry = api.registry

    def state(call: Call) -> Reply:
        return Reply(shapes.document(log_page(registry, api.common)))

    def entry(call: Call) -> Reply:
        return Reply(shapes.plain(entry_at(registry, call.path["year"], call.path["index"])))

    standing = Operation(
        method="GET",
        path="/log",
        name="readLog",
        tag=_TAG,
        summary="The log as it stands published",
        declared=("read",),
        answers={200: Answer("The log", shapes.LogAnswer, headers=("ETag",))},
        refusals=("show.unpublished",),
    )
    api.add(standing, state)
    proved = Operation(
        method="GET",
        path="/log/{year}/entries/{index}",
        name="readEntry",
        tag=_TAG,
        summary="An entry with its proof under the published checkpoint",
        declared=("read",),
        answers={200: Answer("The entry and its proof", Proved, headers=("ETag",))},
        refusals=("show.missing", "log.not_published"),
    )
    api.add(proved, entry)
