"""Deployments: the list and its counts, each deployment, its versions, its decisions with their proofs, and what was done."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from registry.http.api import shapes
from registry.http.api.narrowing import filters_of, narrowed
from registry.http.api.operation import Answer, Operation, Shape
from registry.http.api.paging import PageQuery, cursor_at, next_link, place_of
from registry.http.api.routes import Api, Call, Reply
from registry.operations.show import deployments
from registry.operations.show.following import deployments_following
from registry.operations.show.versions import acts_on, decision_on, version_tag, versions_of

_TAG: Final = "Deployments"
ListQuery: Final = narrowed("ListQuery", PageQuery)
FacetQuery: Final = narrowed("FacetQuery", Shape)


def add(api: Api) -> None:
    """The reads of deployments."""
    registry, common = api.registry, api.common

    def listed(call: Call) -> Reply:
        filters = filters_of(call.query)
        of = {"list": "deployments", **asdict(filters)}
        rows, place = deployments_following(
            registry, filters, place_of(call.query.cursor, of), call.query.limit
        )
        following = cursor_at(place, of) if place is not None else None
        content = {"deployments": [shapes.plain(row) for row in rows], "next": following}
        return Reply(content, headers=next_link("/deployments", call.query, following))

    def counted(call: Call) -> Reply:
        page = deployments.deployment_list(registry, common, filters_of(call.query), 1)
        facets = [shapes.plain(one) for one in page.facets]
        return Reply({"total": page.total, "facets": facets})

    def one(call: Call) -> Reply:
        return Reply(
            shapes.document(deployments.deployment(registry, common, call.path["deployment"])),
        )

    def versions(call: Call) -> Reply:
        id = call.path["deployment"]
        found = [shapes.plain(one) for one in versions_of(registry, id)]
        return Reply({"deployment": id, "versions": found}, tag=version_tag(registry, id))

    def version(call: Call) -> Reply:
        view = deployments.version(registry, common, call.path["deployment"], call.path["version"])
        return Reply(shapes.document(view))

    def decision(call: Call) -> Reply:
        id, number = call.path["deployment"], call.path["version"]
        said = shapes.document(deployments.version(registry, common, id, number))["version"]
        _, proved = decision_on(registry, id, number)
        content = {"deployment": id, "version": number, "decision": said["decision"]}
        return Reply({**content, "status": said["proof"]["status"], **shapes.plain(proved)})

    def acts(call: Call) -> Reply:
        id = call.path["deployment"]
        found, due = acts_on(registry, id)
        done = [{"version": n, "acts": [shapes.plain(one) for one in shown]} for n, shown in found]
        return Reply({"deployment": id, "versions": done, "due": [shapes.plain(one) for one in due]})

    def read(path: str, name: str, summary: str, content: Any, view: Any, **more: Any) -> None:
        answers = {200: Answer(summary, content, headers=more.pop("headers", ("ETag",)))}
        operation = Operation(
            method="GET",
            path=path,
            name=name,
            tag=_TAG,
            summary=summary,
            declared=("read",),
            answers=answers,
            refusals=more.pop("refusals", ("show.missing",)),
            **more,
        )
        api.add(operation, view)

    read(
        "/deployments",
        "listDeployments",
        "Deployments, newest first, as the filters leave them",
        shapes.DeploymentPage,
        listed,
        query=ListQuery,
        refusals=("http.cursor", "search.filter", "search.too_long"),
        headers=("ETag", "Link"),
    )
    read(
        "/facets",
        "countDeployments",
        "How many deployments the filters leave, by the values of each filter",
        shapes.FacetsAnswer,
        counted,
        query=FacetQuery,
        refusals=(
            "search.filter",
            "search.too_long",
        ),
    )
    read(
        "/deployments/{deployment}",
        "readDeployment",
        "A deployment: its latest version and its history",
        shapes.DeploymentAnswer,
        one,
    )
    read(
        "/deployments/{deployment}/versions",
        "listVersions",
        "The versions of a deployment",
        shapes.VersionList,
        versions,
        description="Its ETag is another one as soon as there is another version: what a revision names in If-Match.",
    )
    read(
        "/deployments/{deployment}/versions/{version}",
        "readVersion",
        "One version for ever",
        shapes.VersionAnswer,
        version,
    )
    read(
        "/deployments/{deployment}/versions/{version}/decision",
        "readDecision",
        "The latest decision on a version, with its entry and its proof",
        shapes.DecisionAnswer,
        decision,
        refusals=("show.missing", "log.not_published"),
    )
    read(
        "/deployments/{deployment}/acts", "listActs", "What was done about a deployment", shapes.ActList, acts
    )
