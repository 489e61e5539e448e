"""The rows beside each requirement, on a real OPA server: what lawyers wrote comes out there as on the normative engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from registry import assets
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle, read_folder
from registry.transport.opa import OpaEngine
from tests.opa_server import opa_server
from tests.policies.rows import failures, read_rows, row_files


@pytest.fixture(scope="module")
def release() -> Bundle:
    return read_folder(assets.policies() / "release")


@pytest.fixture(scope="module")
def server(release: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpaEngine]:
    with opa_server(opa_bundle(release), tmp_path_factory.mktemp("server")) as address:
        yield OpaEngine(
            address, release.digest, release.opa_documents, release.entrypoint, release.assemble, timeout=30
        )


@pytest.mark.parametrize(
    "statuses", [["not_met"], pytest.param(["met", "not_met"], marks=pytest.mark.slow)], ids="-".join
)
def test_rows_come_out_on_a_server_as_written(
    statuses: list[str], release: Bundle, server: OpaEngine
) -> None:
    """Of each requirement one that is not met, and one that is: a server takes many times as long as the normative engine."""
    rows = [row for id, path in row_files().items() for row in read_rows(id, path)]
    chosen = {(row.requirement, row.status): row for row in reversed(rows) if row.status in statuses}
    assert len(chosen) > len(release.requirements) * (len(statuses) - 0.5)
    failed = failures(chosen.values(), server, release.facts_version)
    assert not failed, "\n".join(failed)
