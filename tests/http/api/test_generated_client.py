"""A client that a stock generator writes from the OpenAPI document alone files, revises, searches, follows and verifies."""

from __future__ import annotations

import importlib
import io
import json
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.operations.api_tokens import make_token
from registry.operations.trust import read_key_files
from registry.operations.verify_proof import verify_proof
from tests.http.api.program import V1
from tests.http.served import served
from tests.http.signing_in import ADDRESS

CONFIGURATION = """\
# Lines of JSON are sent and answered as they are.
content_type_overrides:
  application/x-ndjson: application/octet-stream
# What it writes is read by nobody.
post_hooks: []
literal_enums: true
"""


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, str]]:
    with served(tmp_path_factory.mktemp("served") / "registry", desk="true") as (people, origin):
        yield people, origin


@pytest.fixture(scope="module")
def generated(register: tuple[Any, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of the package that the generator wrote, without a word of complaint."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "configuration.yaml").write_text(CONFIGURATION)
    name = "written_from_the_document"
    done = subprocess.run(
        [
            Path(sys.executable).with_name("openapi-python-client"), "generate",
            "--url", f"{register[1]}/api/v1/openapi.json", "--output-path", folder / name, "--meta", "none",
            "--config", folder / "configuration.yaml", "--fail-on-warning",
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(folder))
    yield name
    sys.path.remove(str(folder))


@pytest.fixture
def client(register: tuple[Any, str], generated: str) -> Iterator[Any]:
    """A client with a token of the town."""
    people, origin = register
    scopes = ["read", "submit", "revise", "confirm"]
    token = make_token(people.registry, people.ids["town"], scopes, 1)[1]
    made = importlib.import_module(f"{generated}.client").AuthenticatedClient(
        base_url=origin, token=token, raise_on_unexpected_status=True
    )
    with made as opened:
        yield opened


def ask(client: Any, tag: str, operation: str, *parts: Any, **more: Any) -> Any:
    """What the operation answered, which is not a problem."""
    package = client.__class__.__module__.rpartition(".")[0]
    module = importlib.import_module(f"{package}.api.{tag}.{operation}")
    answer = module.sync_detailed(*parts, client=client, **more)
    assert answer.status_code < 300, answer.content
    return answer


def shape(client: Any, name: str, **content: Any) -> Any:
    models = importlib.import_module(f"{client.__class__.__module__.rpartition('.')[0]}.models")
    return getattr(models, name).from_dict(content)


RECORD = {
    "id": "generated-gates",
    "deployment": {"title": "Gates of the northern station"},
    "operator": {"name": "The town"},
    "place": {"country": "LI"},
}
REVISED = {
    "deployment": {"title": "Gates of the southern station"},
    "operator": {"name": "The town"},
    "place": {"country": "LI"},
    "filing": {"change_kind": "correction", "change_reason": "It was the other station."},
}


def test_it_files_revises_searches_follows_and_verifies(register: tuple[Any, str], client: Any) -> None:
    people, _ = register
    begun = ask(client, "deployments", "list_news", country="LI", begin="now").parsed
    assert (begun.news, begun.more) == ([], False)

    filing, key = shape(client, "Filing", body="town", record=RECORD), str(uuid.uuid4())
    filed = ask(client, "filing", "file_deployment", body=filing, idempotency_key=key).parsed
    again = ask(client, "filing", "file_deployment", body=filing, idempotency_key=key).parsed
    assert (filed.version, filed.again, again.again, again.index) == (1, False, True, filed.index)

    tag = ask(client, "deployments", "list_versions", "generated-gates").headers["ETag"]
    revision = shape(client, "Filing", body="town", record=REVISED)
    revised = ask(
        client, "filing", "file_version", "generated-gates",
        body=revision, if_match=tag, idempotency_key=str(uuid.uuid4()),
    ).parsed  # fmt: skip
    assert revised.version == 2

    found = ask(client, "deployments", "list_deployments", q="southern station", country="LI").parsed
    assert [row.deployment for row in found.deployments] == ["generated-gates"]
    assert ask(client, "deployments", "list_deployments", q="northern station").parsed.deployments == []

    told = ask(client, "deployments", "list_news", country="LI", cursor=begun.next_).parsed
    assert [(one.kind, one.version, one.index) for one in told.news] == [
        ("version", 1, filed.index),
        ("version", 2, revised.index),
    ]

    proved = published(client, "generated-gates", 2)
    assert (proved.decision.version, proved.index) == (2, revised.index)
    keys = read_key_files([people.registry.home.trust])
    assert verify_proof(proved.proof.encode(), proved.entry.encode(), keys).index == revised.index


def test_every_operation_is_written_and_can_be_read(register: tuple[Any, str], generated: str) -> None:
    folder = Path(importlib.import_module(generated).__file__ or "").parent
    for file in folder.rglob("*.py"):
        compile(file.read_bytes(), file.name, "exec")
    described = register[0].app.test_client().get(f"{V1}/openapi.json", base_url=ADDRESS).get_json()
    named = {one["operationId"] for path in described["paths"].values() for one in path.values()}
    written = {file.stem.replace("_", "") for file in (folder / "api").glob("*/*.py")}
    assert {name.replace("_", "").lower() for name in named} <= written


def test_it_files_many_and_reads_what_became_of_each(client: Any, generated: str) -> None:
    lines = [{**RECORD, "id": "generated-many"}, {"place": {"country": "Atlantis"}}]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    sent = importlib.import_module(f"{generated}.types").File(payload=io.BytesIO(text.encode()))
    more = {"office": "town", "idempotency_key": str(uuid.uuid4())}
    answer = ask(client, "filing", "file_many", body=sent, **more)
    assert [json.loads(line)["status"] for line in answer.content.splitlines()] == ["filed", "refused"]


def published(client: Any, deployment: str, version: int) -> Any:
    """The decision with its entry and its proof, as soon as it is public."""
    package = client.__class__.__module__.rpartition(".")[0]
    read = importlib.import_module(f"{package}.api.deployments.read_decision")
    for _ in range(100):
        answer = read.sync_detailed(deployment, version, client=client)
        if answer.status_code == 200:
            return answer.parsed
        assert answer.parsed.code == "log.not_published", answer.content
        time.sleep(0.1)
    raise AssertionError("the decision was not published")


def test_a_problem_is_one_of_its_shapes_and_says_where_and_how_to_mend(client: Any) -> None:
    package = client.__class__.__module__.rpartition(".")[0]
    file = importlib.import_module(f"{package}.api.filing.file_deployment")
    wrong = shape(client, "Filing", body="town", record={**RECORD, "place": {"country": "Atlantis"}})
    answer = file.sync_detailed(client=client, body=wrong, idempotency_key=str(uuid.uuid4()))
    assert answer.status_code == 422
    (fault,) = answer.parsed.errors
    assert (fault.pointer, bool(fault.remedy)) == ("/record/place/country", True)
    assert "Atlantis" not in answer.content.decode()
