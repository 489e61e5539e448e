"""Requirements, releases and bundles: the policies as the register applies them, and the form of a record."""

from __future__ import annotations

from typing import Any, Final

from registry.domain.record_schema import record_schema
from registry.http.api import shapes
from registry.http.api.operation import Answer, Operation
from registry.http.api.routes import Api, Call, Reply, View
from registry.operations.show import requirements
from registry.operations.show.bundles import bundle_list
from registry.operations.show.releases import stated_releases

_TAG: Final = "Policies"


def add(api: Api) -> None:
    """The reads of the policies."""
    registry, common = api.registry, api.common

    def listed(call: Call) -> Reply:
        content = shapes.document(requirements.requirement_list(registry, common))
        return Reply({name: content[name] for name in ("release", "requirements")})

    def one(call: Call) -> Reply:
        view = requirements.requirement(registry, common, call.path["requirement"])
        return Reply(shapes.document(view))

    def releases(call: Call) -> Reply:
        return Reply({"releases": [shapes.plain(one) for one in stated_releases(registry)]})

    def bundles(call: Call) -> Reply:
        return Reply(shapes.document(bundle_list(registry, common)))

    def schema(call: Call) -> Reply:
        return Reply(record_schema())

    def read(path: str, name: str, summary: str, content: Any, view: View, *refusals: str) -> None:
        answers = {200: Answer(summary, content, headers=("ETag",))}
        operation = Operation(
            method="GET",
            path=path,
            name=name,
            tag=_TAG,
            summary=summary,
            declared=("read",),
            answers=answers,
            refusals=refusals,
        )
        api.add(operation, view)

    read(
        "/requirements",
        "listRequirements",
        "Every requirement of the release in force",
        shapes.RequirementList,
        listed,
    )
    read(
        "/requirements/{requirement}",
        "readRequirement",
        "One requirement: what it says, whom it binds, who complies",
        shapes.RequirementAnswer,
        one,
        "show.missing",
    )
    read(
        "/releases",
        "listReleases",
        "The policy releases that were in force, the latest first",
        shapes.ReleaseList,
        releases,
    )
    read(
        "/bundles",
        "listBundles",
        "The signed bundles for an Open Policy Agent of your own",
        shapes.BundleAnswer,
        bundles,
        "show.missing",
    )
    read(
        "/schemas/record",
        "readRecordSchema",
        "The JSON Schema (draft 2020-12) of a record file",
        dict[str, Any],
        schema,
    )
