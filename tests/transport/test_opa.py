"""OPA as an engine: it counts only while it runs exactly the release it was asked about."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.operations.assess import wasm_engine
from registry.policy.assembly import WHOLE, whole
from registry.policy.build import build_release
from registry.policy.opa_bundle import opa_bundle
from registry.policy.release import Bundle, load_release
from registry.transport.opa import OpaEngine
from tests.opa_server import free_port, opa_engine_at, opa_server
from tests.refusals import code_of
from tests.small_library import FIELDS, write_library

LAW_DATE = {"iso": "2024-01-01", "day": 19723}
FACTS: dict[str, Any] = {
    "operator": {"type": "public_body"},
    "notice": {"given": True, "text": {"state": "given", "length": 3}},
    "storage": {"days": 31, "copies": [{"encrypted": True}]},
}


def whole_from(address: str, release: Bundle, **options: float) -> OpaEngine:
    """An engine that takes whatever object it is given for an assessment."""
    return OpaEngine(address, release.digest, release.opa_documents, WHOLE, whole, **options)


@pytest.fixture(scope="module")
def engine(server: str, small_release: Bundle) -> OpaEngine:
    return opa_engine_at(server, small_release)


def test_opa_gives_the_bytes_that_wasm_gives(engine: OpaEngine, small_release: Bundle) -> None:
    wasm = wasm_engine(small_release)
    for facts in (FACTS, {}, {"storage": {"days": 30, "copies": []}}, {"operator": {"type": "private"}}):
        question = canonical_bytes(facts)
        assert engine.assess(question, LAW_DATE) == wasm.assess(question, LAW_DATE)


def test_the_engine_says_which_opa_it_is(engine: OpaEngine) -> None:
    assert (engine.name, engine.version) == ("opa", "1.22.2")


def test_facts_that_json_cannot_carry_exactly_are_not_sent(engine: OpaEngine) -> None:
    assert code_of(engine.assess, b'{"rate":0.5}', LAW_DATE) == "canonical.float"


def test_threads_may_ask_at_once(engine: OpaEngine) -> None:
    expected = engine.assess(canonical_bytes(FACTS), LAW_DATE)
    answers: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: answers.append(engine.assess(canonical_bytes(FACTS), LAW_DATE)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [expected] * 8


def test_a_server_that_runs_another_release_is_refused(
    server: str, small_release: Bundle, opa: Path, tmp_path: Path
) -> None:
    changed = PARAMETER_CHANGED
    other = load_release(build_release(write_library(tmp_path, **changed), opa, FIELDS).__getitem__)
    for digest in (small_release.digest, other.digest):
        for documents in (small_release.opa_documents, other.opa_documents):
            if (digest, documents) != (small_release.digest, small_release.opa_documents):
                assert code_of(OpaEngine, server, digest, documents, WHOLE, whole) == "opa.release"


PARAMETER_CHANGED: dict[str, str | None] = {
    "parameters/max_days.yaml": "name: max_days\ntitle: t\nunit: days\nnature: law\ncitation: c\n"
    "values: [{from: null, until: null, value: 90}]\n"
}


@pytest.mark.parametrize("change", ["rule", "extra rule", "data", "revision"])
def test_a_bundle_that_only_claims_to_be_the_release_is_refused(
    small_release: Bundle, tmp_path: Path, change: str
) -> None:
    files = dict(small_release.files)
    claimed = small_release.digest
    if change == "rule":
        files["sources/small/sm_01.rego"] = files["sources/small/sm_01.rego"].replace(b"lib.all_of", b"max")
    elif change == "extra rule":
        files["sources/extra.rego"] = b"package extra\n\nx := 1\n"
    elif change == "data":
        files["data.json"] = files["data.json"].replace(b'"value":30', b'"value":31')
    else:
        claimed = "0" * 64
    forged = _Claims(files, small_release.manifest, claimed)
    with opa_server(opa_bundle(forged), tmp_path) as address:
        with pytest.raises(RegistryError) as raised:
            opa_engine_at(address, small_release)
        assert raised.value.code == "opa.release"


class _Claims(Bundle):
    """A bundle whose digest is whatever somebody says."""

    def __init__(self, files: dict[str, bytes], manifest: Any, digest: str) -> None:
        super().__init__(files, manifest)
        self.__dict__["digest"] = digest


def test_a_server_without_a_release_is_refused(small_release: Bundle, tmp_path: Path) -> None:
    with opa_server(None, tmp_path) as address:
        assert code_of(opa_engine_at, address, small_release) == "opa.release"


def test_a_server_that_changes_its_release_later_is_refused_then(
    small_release: Bundle, tmp_path: Path
) -> None:
    with opa_server(opa_bundle(small_release), tmp_path) as address:
        engine = opa_engine_at(address, small_release)
        assert engine.assess(canonical_bytes(FACTS), LAW_DATE)
    assert code_of(engine.assess, canonical_bytes(FACTS), LAW_DATE) == "opa.unreachable"


def test_an_undefined_assessment_and_an_error_of_opas_are_errors(opa: Path, tmp_path: Path) -> None:
    main = """package main

assessment := {"twice": twice} if input.facts.defined

twice := 1 if input.facts.one

twice := 2 if input.facts.two
"""
    # Two values for one rule pass no build of ours, so this bundle is made by hand.
    files = {"sources/main.rego": main.encode(), "data.json": b"{}"}
    release = _Claims(files, {}, "1" * 64)
    with opa_server(opa_bundle(release), tmp_path) as address:
        engine = whole_from(address, release)
        assert engine.assess(canonical_bytes({"defined": True, "one": True}), LAW_DATE) == b'{"twice":1}'
        assert code_of(engine.assess, b"{}", LAW_DATE) == "opa.undefined"
        with pytest.raises(RegistryError) as raised:
            engine.assess(canonical_bytes({"defined": True, "one": True, "two": True}), LAW_DATE)
        assert raised.value.code == "opa.failed"
        assert "data.main.twice produced conflicting values" in raised.value.message


def test_nobody_at_the_address_decides_nothing(small_release: Bundle) -> None:
    address = f"http://127.0.0.1:{free_port()}"
    assert code_of(opa_engine_at, address, small_release) == "opa.unreachable"


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1:8181", "ftp://127.0.0.1", "http://", "http://a:b", "http://a:99999", "http://a/v1"],
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    assert code_of(OpaEngine, address, "0" * 64, {}, WHOLE, whole) == "opa.address"


Answer = tuple[int, bytes]


@contextmanager
def pretender(answers: Callable[[str], Answer]) -> Iterator[str]:
    """A server that answers what `answers` says for a path."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = answers(self.path)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", body.decode())
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def believable(release: Bundle, assessment: Answer) -> Callable[[str], Answer]:
    """Answers as OPA with `release` would give, but for the assessment."""
    provenance = {"version": "1.22.2", "bundles": {"b": {"revision": release.digest}}}
    documents = release.opa_documents
    data = json.loads(documents["data.json"])
    modules = [{"raw": text.decode()} for path, text in documents.items() if path != "data.json"]

    def answer(path: str) -> Answer:
        if path.startswith("/v1/policies"):
            return 200, json.dumps({"result": modules}).encode()
        if path.startswith("/v1/data/main/"):
            status, body = assessment
            return status, body.replace(b"PROVENANCE", json.dumps(provenance).encode())
        name = path.removeprefix("/v1/data/").partition("?")[0]
        return 200, json.dumps({"result": data.get(name), "provenance": provenance}).encode()

    return answer


@pytest.mark.parametrize(
    ("assessment", "code"),
    [
        ((200, b'{"result": {"a": 1}, "provenance": PROVENANCE}'), ""),
        ((200, b'{"result": {"a": 1}}'), "opa.release"),
        ((200, b'{"result": {"a": 1}, "provenance": {"bundles": {}}}'), "opa.release"),
        ((200, b'{"result": {"a": 1}, "provenance": 7}'), "opa.release"),
        ((200, b'{"result": {"a": 1}, "provenance": {"bundles": {"b": 7}}}'), "opa.release"),
        ((200, b'{"provenance": PROVENANCE}'), "opa.undefined"),
        ((200, b'{"result": [], "provenance": PROVENANCE}'), "opa.answer"),
        ((200, b'{"result": true, "provenance": PROVENANCE}'), "opa.answer"),
        ((200, b'{"result": {"rate": 0.5}, "provenance": PROVENANCE}'), "opa.answer"),
        ((200, b'{"result": {"n": NaN}, "provenance": PROVENANCE}'), "opa.answer"),
        ((200, b'{"result": {"n": 1e400}, "provenance": PROVENANCE}'), "opa.answer"),
        ((200, b"[]"), "opa.answer"),
        ((200, b""), "opa.answer"),
        ((200, b"<html>"), "opa.answer"),
        ((200, b"[" * 100_000), "opa.answer"),
        ((200, b"1" * 10_000), "opa.answer"),
        ((404, b"not here"), "opa.failed"),
        ((500, b'{"code": "internal_error", "message": "it broke"}'), "opa.failed"),
        ((503, b""), "opa.failed"),
    ],
)
def test_whatever_else_answers_is_an_error_and_never_a_decision(
    small_release: Bundle, assessment: Answer, code: str
) -> None:
    with pretender(believable(small_release, assessment)) as address:
        engine = whole_from(address, small_release, timeout=5)
        if code:
            assert code_of(engine.assess, b"{}", LAW_DATE) == code
        else:
            assert engine.assess(b"{}", LAW_DATE) == canonical_bytes({"a": 1})


def test_nobody_is_followed_to_another_address(small_release: Bundle) -> None:
    good = believable(small_release, (200, b'{"result": {"a": 1}, "provenance": PROVENANCE}'))
    with pretender(good) as elsewhere:
        target = f"{elsewhere}/v1/data/main/assessment".encode()
        with pretender(believable(small_release, (302, target))) as address:
            engine = whole_from(address, small_release)
            assert code_of(engine.assess, b"{}", LAW_DATE) == "opa.unreachable"


def test_a_proxy_in_the_environment_is_not_asked(
    server: str, small_release: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    engine = opa_engine_at(server, small_release)
    assert engine.assess(canonical_bytes(FACTS), LAW_DATE)


def test_what_opa_says_of_an_error_is_kept(small_release: Bundle) -> None:
    body = b'{"code": "internal_error", "message": "it broke", "errors": [{"message": "at line 3"}]}'
    with pretender(believable(small_release, (500, body))) as address:
        engine = whole_from(address, small_release)
        with pytest.raises(RegistryError) as raised:
            engine.assess(b"{}", LAW_DATE)
    assert "internal_error: it broke; at line 3" in raised.value.message


def test_a_server_that_does_not_answer_in_time_decides_nothing(small_release: Bundle) -> None:
    waiting = threading.Event()
    normal = believable(small_release, (200, b"{}"))

    def slow(path: str) -> Answer:
        if path.startswith("/v1/data/main/"):
            waiting.wait(10)
        return normal(path)

    with pretender(slow) as address:
        engine = whole_from(address, small_release, timeout=0.3)
        start = time.monotonic()
        code = code_of(engine.assess, b"{}", LAW_DATE)
        waiting.set()
    assert code == "opa.unreachable"
    assert time.monotonic() - start < 8


def test_whoever_asks_after_a_silence_is_told_at_once_and_the_server_is_asked_again_later(
    small_release: Bundle,
) -> None:
    hangs = threading.Event()
    normal = believable(small_release, (200, b'{"result": {"a": 1}, "provenance": PROVENANCE}'))

    def hanging(path: str) -> Answer:
        if hangs.is_set():
            time.sleep(2)
        return normal(path)

    with pretender(hanging) as address:
        engine = whole_from(address, small_release, timeout=1)
        hangs.set()
        assert code_of(engine.assess, b"{}", LAW_DATE) == "opa.unreachable"
        hangs.clear()
        start = time.monotonic()
        assert code_of(engine.assess, b"{}", LAW_DATE) == "opa.unreachable"
        assert time.monotonic() - start < 0.5
        time.sleep(1)
        assert engine.assess(b"{}", LAW_DATE) == canonical_bytes({"a": 1})


@pytest.mark.parametrize("body", [b"{}", b'{"result": 7}', b'{"result": [7]}', b'{"result": [{"raw": 7}]}'])
def test_a_list_of_policies_that_is_none_is_refused(small_release: Bundle, body: bytes) -> None:
    with pretender(lambda path: (200, body)) as address:
        code = code_of(opa_engine_at, address, small_release)
    assert code in {"opa.answer", "opa.release"}
