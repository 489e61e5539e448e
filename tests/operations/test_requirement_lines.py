"""A line of a deployment's page says of a requirement what was found of it, without reading all of that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.operations.registry import open_registry
from registry.operations.show import deployments
from registry.pages import deployment_views
from registry.settings import Settings
from registry.storage import lists

Pair = tuple[deployment_views.RequirementLine, deployment_views.Finding]


@pytest.fixture(scope="module")
def found(demo_home: Path) -> list[Pair]:
    """Each requirement of each deployment of the demonstration, as its page tells it and as it was found."""
    registry = open_registry(demo_home, Settings(), with_keys=False)

    def each() -> Iterator[Pair]:
        for id in lists.ids(registry.database):
            shown = deployments.deployment(registry, {"development_keys": True}, id).version
            brief = deployments.deployment_in_brief(registry, {"development_keys": True}, id).version
            assert brief.lines == shown.lines
            yield from zip(shown.lines, shown.findings, strict=True)

    made = list(each())
    registry.database.close()
    return made


def test_a_line_says_what_was_found(found: list[Pair]) -> None:
    assert {line.status for line, _ in found} >= {"met", "not_met", "undetermined", "not_applicable"}
    for line, finding in found:
        result = finding.result
        assert (line.id, line.status, line.force) == (result.id, result.status, result.force)
        assert (line.severity, line.kind, line.framework) == (result.severity, result.kind, result.framework)
        assert (line.title, line.framework_title) == (finding.title, finding.framework_title)
        assert line.source == finding.source


def test_how_to_comply_is_said_of_what_is_not_met_or_unknown_alone(found: list[Pair]) -> None:
    for line, finding in found:
        assert bool(line.comply) == (line.status in ("not_met", "undetermined")) == bool(finding.explanation)
        if finding.explanation is not None:
            assert line.comply.split() == finding.explanation.comply.split()


def test_what_is_undetermined_turns_on_each_answer_that_it_read_and_nobody_gave(found: list[Pair]) -> None:
    asked = [(line, finding) for line, finding in found if line.status == "undetermined"]
    assert asked
    for line, finding in asked:
        lacking = {
            path
            for path, held in finding.result.evidence.items()
            if held is None or held == {"state": "withheld"}
        }
        assert set(line.questions) == lacking, line.id


def test_what_is_not_met_turns_on_fields_that_would_meet_it(found: list[Pair]) -> None:
    asked = [(line, finding) for line, finding in found if line.status == "not_met"]
    assert asked
    for line, finding in asked:
        assert finding.explanation is not None
        ways = finding.explanation.ways or ()
        assert not line.questions or any(set(way) == set(line.questions) for way in ways), line.id
