"""A witness of our own: what it cosigns, what it refuses with which status, and that it never goes back."""

from __future__ import annotations

import base64
import hashlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests
from flask.testing import FlaskClient

from registry.domain.verifier import COSIGNATURE_ED25519, ED25519, MLDSA44, parse_vkey, verifier_of
from registry.errors import RegistryError
from registry.http.rate_limit import RateLimit
from registry.http.witness import BURST, create_app
from registry.log.add_checkpoint import MAX_REQUEST, AddCheckpoint, parse_cosignatures
from registry.log.checkpoint import sign_checkpoint, verify_checkpoint
from registry.log.consistency import consistency_proof
from registry.log.merkle import EMPTY_ROOT
from registry.log.note import sign_note
from registry.log.tree_head import TreeHead
from registry.operations.witness import Witness, create_witness, open_witness
from registry.storage.witness_state import Cosigned, WitnessState
from tests.in_memory import node_reader, root_of
from tests.interop.published_log import SIGNERS, SeededSigner
from tests.refusals import code_of
from tests.witnessing import make_witness, weakened, witness_at

ORIGIN = SIGNERS[0].name
NOW = 1_800_000_000
HASH = hashlib.sha256(ORIGIN.encode()).hexdigest()


def leaves(mark: bytes = b"") -> list[bytes]:
    return [hashlib.sha256(mark + bytes([n])).digest() for n in range(20)]


def root(size: int, mark: bytes = b"") -> bytes:
    return root_of(leaves(mark)[:size])


def checkpoint(size: int, mark: bytes = b"") -> bytes:
    return sign_checkpoint(TreeHead(ORIGIN, size, root(size, mark)), SIGNERS, NOW)


def ask(old: int, new: int, mark: bytes = b"", proof: tuple[bytes, ...] | None = None) -> bytes:
    made = (
        tuple(consistency_proof(old, new, node_reader(leaves(mark)))) if proof is None and old <= new else ()
    )
    return AddCheckpoint(old, made if proof is None else proof, checkpoint(new, mark)).encode()


@pytest.fixture
def witness(tmp_path: Path) -> Witness:
    return make_witness(tmp_path / "w", "witness.example/w", [verifier_of(s).vkey for s in SIGNERS])


@pytest.fixture
def client(witness: Witness) -> FlaskClient:
    return create_app(witness, rate=1000.0).test_client()


def size_of(witness: Witness) -> int:
    latest = witness.state.latest(ORIGIN)
    return latest.size if latest else 0


def test_a_log_is_cosigned_through_its_life_with_both_keys(witness: Witness, client: FlaskClient) -> None:
    keys = [parse_vkey(vkey) for vkey in witness.vkeys]
    assert [key.key_type for key in keys] == [COSIGNATURE_ED25519, MLDSA44]
    for old, new in ((0, 1), (1, 1), (1, 2), (2, 7), (7, 8), (8, 20)):
        answer = client.post("/add-checkpoint", data=ask(old, new))
        assert answer.status_code == 200
        text = TreeHead(ORIGIN, new, root(new)).text
        lines = parse_cosignatures(answer.data, text, keys)
        assert [line.name for line in lines] == ["witness.example/w"] * 2
        shown = client.get(f"/{HASH}/checkpoint")
        assert shown.content_type == "text/plain; charset=utf-8"
        verified = verify_checkpoint(shown.data, ORIGIN, [verifier_of(s) for s in SIGNERS], keys)
        assert verified.head.size == new
        assert len(verified.signatures) == 4
        assert shown.data.endswith(answer.data)


def test_nothing_is_shown_of_a_log_that_was_never_cosigned(client: FlaskClient) -> None:
    assert client.get(f"/{HASH}/checkpoint").status_code == 404
    client.post("/add-checkpoint", data=ask(0, 3))
    assert client.get(f"/{HASH}/checkpoint").status_code == 200
    for other in ("0" * 64, HASH.upper(), HASH[:-1], ORIGIN):
        assert client.get(f"/{other}/checkpoint").status_code == 404


def extended(size: int) -> bytes:
    return sign_note(TreeHead(ORIGIN, size, root(size), ("more",)).text, SIGNERS, NOW).encode()


def foreign(size: int) -> bytes:
    signer = SeededSigner(ED25519, 9, ORIGIN)
    return sign_note(TreeHead(ORIGIN, size, root(size)).text, [signer], NOW).encode()


def falsified(size: int) -> bytes:
    lines = checkpoint(size).decode().splitlines(keepends=True)
    return "".join([*lines[:4], weakened(lines[4]), *lines[5:]]).encode()


def of_another_log(size: int) -> bytes:
    signer = SeededSigner(ED25519, 9, "other.example")
    return sign_note(TreeHead("other.example", size, root(size)).text, [signer], NOW).encode()


def empty_with_root() -> bytes:
    text = f"{ORIGIN}\n0\n{base64.b64encode(b'x' * 32).decode()}\n"
    return sign_note(text, SIGNERS[:1], NOW).encode()


def empty() -> bytes:
    return sign_note(TreeHead(ORIGIN, 0, EMPTY_ROOT).text, SIGNERS, NOW).encode()


REFUSALS = [
    ("no old size", b"\n" + checkpoint(9), 400),
    ("old size without a space", b"old9\n\n" + checkpoint(9), 400),
    ("old size with a leading zero", b"old 05\n\n" + checkpoint(9), 400),
    ("old size with a sign", b"old +5\n\n" + checkpoint(9), 400),
    ("negative old size", b"old -5\n\n" + checkpoint(9), 400),
    ("old size beyond 2^63", b"old 9223372036854775808\n\n" + checkpoint(9), 400),
    ("line ends of another system", ask(5, 9).replace(b"\n", b"\r\n"), 400),
    ("nothing", b"", 400),
    ("no checkpoint", b"old 5\n\n", 404),
    ("a hash of 31 bytes", ask(5, 9, proof=(b"x" * 31,)), 400),
    ("base64 that is not canonical", ask(5, 9).replace(b"=\n", b"\n", 1), 400),
    ("64 hashes", ask(5, 9, proof=(b"x" * 32,) * 64), 400),
    ("63 hashes", ask(5, 9, proof=(b"x" * 32,) * 63), 422),
    ("old size beyond the new one", ask(6, 5), 400),
    ("extension lines", AddCheckpoint(5, (), extended(5)).encode(), 400),
    ("no signature lines", ask(5, 9).rpartition(b"\n\n")[0] + b"\n\n", 400),
    ("bytes that are not UTF-8", ask(5, 9).replace(b"/2027", b"/\xff27"), 400),
    ("too large", ask(5, 9) + b"x" * MAX_REQUEST, 413),
    ("another log", AddCheckpoint(0, (), of_another_log(9)).encode(), 404),
    ("signed by nobody known", AddCheckpoint(5, (), foreign(5)).encode(), 403),
    ("a false line by a known key", AddCheckpoint(5, (), falsified(5)).encode(), 403),
    ("an old size that is too small", ask(4, 9), 409),
    ("an old size that is too large", ask(6, 9), 409),
    ("nothing known of the size", ask(0, 9), 409),
    ("the empty tree after a larger one", AddCheckpoint(0, (), empty()).encode(), 409),
    ("a proof of another tree", ask(5, 9, b"other"), 422),
    ("no proof", ask(5, 9, proof=()), 422),
    (
        "a proof with one hash more",
        ask(5, 9, proof=(*consistency_proof(5, 9, node_reader(leaves())), b"x" * 32)),
        422,
    ),
    ("another root of the same size", ask(5, 5, b"other"), 422),
    ("a proof where none is needed", ask(5, 5, proof=(b"x" * 32,)), 422),
    ("size 0 with a root", AddCheckpoint(0, (), empty_with_root()).encode(), 422),
]


@pytest.mark.parametrize(("raw", "status"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_each_refusal_has_its_status_and_changes_nothing(
    witness: Witness, client: FlaskClient, raw: bytes, status: int
) -> None:
    assert client.post("/add-checkpoint", data=ask(0, 5)).status_code == 200
    before = witness.state.latest(ORIGIN)
    answer = client.post("/add-checkpoint", data=raw)
    assert answer.status_code == status
    assert witness.state.latest(ORIGIN) == before
    assert "—".encode() not in answer.data
    if status == 409:
        assert (answer.data, answer.headers["Content-Type"]) == (b"5\n", "text/x.tlog.size")


def test_before_anything_was_cosigned_the_size_is_0(witness: Witness, client: FlaskClient) -> None:
    answer = client.post("/add-checkpoint", data=ask(3, 9))
    assert (answer.status_code, answer.data) == (409, b"0\n")
    assert client.post("/add-checkpoint", data=ask(0, 9, proof=(b"x" * 32,))).status_code == 422
    assert client.post("/add-checkpoint", data=AddCheckpoint(0, (), empty()).encode()).status_code == 200
    assert client.post("/add-checkpoint", data=ask(0, 9)).status_code == 200


def test_one_signature_by_a_known_key_is_enough_and_lines_by_others_are_left_out(
    witness: Witness, client: FlaskClient
) -> None:
    stranger = SeededSigner(COSIGNATURE_ED25519, 77, "stranger.example")
    text = TreeHead(ORIGIN, 4, root(4)).text
    note = sign_note(text, [stranger, SIGNERS[1]], NOW).encode()
    assert client.post("/add-checkpoint", data=AddCheckpoint(0, (), note).encode()).status_code == 200
    shown = client.get(f"/{HASH}/checkpoint").data.decode()
    assert "stranger.example" not in shown
    assert shown.count("\n— ") == 3


def test_what_a_log_signed_against_what_it_signed_before_is_kept_as_evidence(
    witness: Witness, client: FlaskClient
) -> None:
    client.post("/add-checkpoint", data=ask(0, 5))
    for _ in range(2):
        client.post("/add-checkpoint", data=ask(5, 5, b"other"))
        client.post("/add-checkpoint", data=ask(4, 9, b"other"))
    (kept,) = (witness.root / "evidence").iterdir()
    verified = verify_checkpoint(kept.read_bytes(), ORIGIN, [verifier_of(s) for s in SIGNERS])
    assert (verified.head.size, verified.head.root) == (5, root(5, b"other"))


def test_of_two_requests_at_once_neither_takes_the_other_back(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The race of the specification: both are found consistent, and only then is either kept.
    assert witness.add_checkpoint(ask(0, 5)).status == 200
    barrier = threading.Barrier(2, timeout=10)
    advance = WitnessState.advance
    first = threading.local()

    def stalled(self: WitnessState, *arguments: object) -> bool:
        if not getattr(first, "done", False):
            first.done = True
            barrier.wait()
        return advance(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(WitnessState, "advance", stalled)
    with ThreadPoolExecutor(2) as pool:
        answers = [*pool.map(witness.add_checkpoint, [ask(5, 9), ask(5, 14)])]
    assert sorted(answer.status for answer in answers) == [200, 409]
    won = next(size for answer, size in zip(answers, (9, 14), strict=True) if answer.status == 200)
    assert size_of(witness) == won
    (lost,) = [answer for answer in answers if answer.status == 409]
    assert lost.body == f"{won}\n".encode()


def test_many_logs_at_once_over_http_only_ever_see_the_size_grow(witness: Witness) -> None:
    seen: list[int] = []
    with witness_at(witness) as address:

        def submit(new: int) -> None:
            old = 0
            with requests.Session() as session:
                for _ in range(40):
                    answer = session.post(f"{address}/add-checkpoint", data=ask(old, new), timeout=10)
                    if answer.status_code == 200:
                        seen.append(new)
                        return
                    assert answer.status_code == 409
                    old = int(answer.text)
                    if old > new:
                        return

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(submit, [*range(1, 21), *range(20, 0, -1)]))
    assert size_of(witness) == 20
    assert max(seen) == 20
    latest = witness.state.latest(ORIGIN)
    assert latest is not None
    assert latest.root == root(20)


CHILD = """
import os, signal, sys
from pathlib import Path
from werkzeug.serving import make_server
from registry.http.witness import create_app
from registry.operations.witness import open_witness
from registry.storage.witness_state import WitnessState
from tests.in_memory import node_reader, root_of

def then_die(self, *arguments, advance=WitnessState.advance):
    advance(self, *arguments)
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[2] == "die":
    WitnessState.advance = then_die
server = make_server("127.0.0.1", 0, create_app(open_witness(Path(sys.argv[1]))))
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
"""


@contextmanager
def child(witness: Witness, mode: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    arguments = [sys.executable, "-c", CHILD, str(witness.root), mode]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        yield process, process.stdout.readline().strip()
        process.kill()


def test_killed_between_keeping_and_answering_a_witness_stands_by_what_it_kept(witness: Witness) -> None:
    with child(witness, "die") as (process, address):
        with pytest.raises(requests.ConnectionError):
            requests.post(f"{address}/add-checkpoint", data=ask(0, 5), timeout=10)
        assert process.wait(10) == -signal.SIGKILL
    with child(witness, "live") as (_, address):
        lost = requests.post(f"{address}/add-checkpoint", data=ask(0, 5), timeout=10)
        assert (lost.status_code, lost.content) == (409, b"5\n")
        fork = requests.post(f"{address}/add-checkpoint", data=ask(5, 5, b"other"), timeout=10)
        assert fork.status_code == 422
        again = requests.post(f"{address}/add-checkpoint", data=ask(5, 5), timeout=10)
        assert again.status_code == 200


def test_nothing_is_answered_that_could_not_be_kept(
    witness: Witness, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = create_app(witness, rate=1000.0).test_client()
    assert client.post("/add-checkpoint", data=ask(0, 5)).status_code == 200
    with closing(sqlite3.connect(witness.root / "witness.db")) as other, other:
        # A disk that cannot hold one page more.
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    connection = witness.state._local.connection
    connection.execute(f"PRAGMA max_page_count = {pages}")
    large = Cosigned(9, root(9), b"x" * 1_000_000, NOW)
    with pytest.raises(RegistryError) as caught:
        witness.state.advance(ORIGIN, witness.state.latest(ORIGIN), large)
    assert caught.value.code == "witness.state"
    assert size_of(witness) == 5
    # This process does not know what is on disk: it signs no more, whatever it is asked.
    assert client.post("/add-checkpoint", data=ask(5, 9)).status_code == 503
    assert open_witness(witness.root).add_checkpoint(ask(5, 9)).status == 200


def lose_state(witness: Witness) -> None:
    witness.state._local.connection.close()
    for file in witness.root.glob("witness.db*"):
        file.unlink()


def test_a_witness_that_lost_its_state_cosigns_nothing(witness: Witness) -> None:
    assert witness.add_checkpoint(ask(0, 5)).status == 200
    lose_state(witness)
    for _ in range(2):
        with pytest.raises(RegistryError, match=r"is missing") as caught:
            open_witness(witness.root).add_checkpoint(ask(0, 5, b"other"))
        assert caught.value.code == "witness.state"
        assert "with a new name and new keys" in caught.value.hint
        assert not (witness.root / "witness.db").exists()


def test_a_file_that_holds_no_state_is_not_taken_for_one(witness: Witness) -> None:
    assert witness.add_checkpoint(ask(0, 5)).status == 200
    lose_state(witness)
    (witness.root / "witness.db").touch()
    with pytest.raises(RegistryError) as caught:
        open_witness(witness.root).add_checkpoint(ask(0, 5, b"other"))
    assert caught.value.code == "witness.state"


def test_a_served_witness_whose_state_is_taken_away_makes_no_new_one(witness: Witness) -> None:
    assert witness.add_checkpoint(ask(0, 5)).status == 200
    lose_state(witness)
    with ThreadPoolExecutor(1) as another, pytest.raises(RegistryError) as caught:
        another.submit(witness.add_checkpoint, ask(0, 5, b"other")).result()
    assert caught.value.code == "witness.state"
    assert not (witness.root / "witness.db").exists()


def test_old_keys_are_not_made_into_a_witness_that_never_cosigned(witness: Witness) -> None:
    lose_state(witness)
    (witness.root / "witness.vkeys").unlink()
    with pytest.raises(RegistryError) as caught:
        create_witness(witness.root, "witness.example/w", passphrase=None)
    assert caught.value.code == "witness.state"


def test_the_state_itself_refuses_to_go_back(witness: Witness) -> None:
    witness.add_checkpoint(ask(0, 5))
    other = sqlite3.connect(witness.root / "witness.db")
    for change in (
        "UPDATE cosigned SET size = 4",
        "UPDATE cosigned SET root = zeroblob(32)",
        "UPDATE cosigned SET origin = 'other.example'",
        "DELETE FROM cosigned",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(change)
    other.close()


def test_with_a_clock_that_went_back_nothing_is_cosigned(witness: Witness) -> None:
    early = datetime.fromtimestamp(NOW, UTC)
    late = datetime.fromtimestamp(NOW + 60, UTC)
    at = {
        True: open_witness(witness.root, clock=lambda: late),
        False: open_witness(witness.root, clock=lambda: early),
    }
    assert at[True].add_checkpoint(ask(0, 5)).status == 200
    app = create_app(at[False], rate=1000.0)
    assert app.test_client().post("/add-checkpoint", data=ask(5, 9)).status_code == 503
    assert at[True].add_checkpoint(ask(5, 9)).status == 200


def test_one_address_can_ask_only_so_often(witness: Witness) -> None:
    now = [0.0]
    client = create_app(witness, rate=2.0, monotonic=lambda: now[0]).test_client()
    for _ in range(BURST):
        assert client.get("/").status_code == 200
    answer = client.get("/")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1")
    assert client.get("/", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200
    now[0] = 0.5
    assert client.get("/").status_code == 200
    assert client.get("/").status_code == 429
    now[0] = 60.0
    for _ in range(BURST):
        assert client.get("/").status_code == 200
    assert client.get("/").status_code == 429


def test_addresses_beyond_number_take_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("registry.http.rate_limit.MAX_ADDRESSES", 10)
    limit = RateLimit(1.0, BURST, lambda: 0.0)
    for number in range(100):
        assert limit.wait(f"192.0.2.{number}") == 0
    assert len(limit._free_at) == 10


def test_other_methods_and_paths_are_refused(client: FlaskClient) -> None:
    assert client.get("/add-checkpoint").status_code == 405
    assert client.post(f"/{HASH}/checkpoint").status_code == 405
    assert client.post("/add-checkpoint/").status_code in (404, 405)
    assert client.get("/nothing").status_code == 404


def test_its_keys_are_shown_as_they_are_handed_over(witness: Witness, client: FlaskClient) -> None:
    shown = client.get("/").text.splitlines()
    assert shown[:2] == witness.vkeys
    assert shown[2:] == [f"# cosigns {ORIGIN}"]


def test_a_witness_is_made_once_and_opened_whole(tmp_path: Path) -> None:
    home, other = tmp_path / "w", tmp_path / "other"
    assert code_of(lambda: open_witness(home)) == "witness.missing"
    assert code_of(lambda: create_witness(home, "a b", passphrase=None)) == "key.name"
    assert not home.exists()
    create_witness(home, "witness.example/w", passphrase=None)
    assert code_of(lambda: create_witness(home, "witness.example/w", passphrase=None)) == "witness.exists"
    assert code_of(lambda: open_witness(home)) == "witness.logs"
    (home / "witness.policy").write_text("log\n")
    assert code_of(lambda: open_witness(home)) == "log.policy"
    (home / "witness.policy").unlink()
    assert code_of(lambda: open_witness(home)) == "witness.missing"
    (home / "witness.policy").write_text(f"log {verifier_of(SIGNERS[0]).vkey}\nquorum none\n")
    assert len(open_witness(home).vkeys) == 2
    create_witness(other, "witness.example/w", passphrase=None)
    (home / "witness.vkeys").write_bytes((other / "witness.vkeys").read_bytes())
    assert code_of(lambda: open_witness(home)) == "key.foreign"


def test_encrypted_keys_are_opened_with_their_passphrase_alone(tmp_path: Path) -> None:
    create_witness(tmp_path / "w", "witness.example/w", passphrase=lambda: b"secret")
    assert code_of(lambda: open_witness(tmp_path / "w")) == "key.passphrase"
    assert code_of(lambda: open_witness(tmp_path / "w", passphrase=lambda: b"secret")) == "witness.logs"


def test_served_by_its_command_a_witness_answers_over_http(witness: Witness, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    arguments = ["witness", "serve", "--home", str(witness.root), "--bind", bind]
    process = subprocess.Popen(
        [sys.executable, "-c", "from registry.cli.main import main; main()", *arguments],
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        deadline = time.monotonic() + 30
        while True:
            try:
                assert requests.get(f"http://{bind}/", timeout=1).status_code == 200
                break
            except requests.ConnectionError:
                assert time.monotonic() < deadline
                time.sleep(0.1)
        assert requests.post(f"http://{bind}/add-checkpoint", data=ask(0, 5), timeout=10).status_code == 200
        # In pieces, without a length: bounded all the same.
        pieces = (b"x" * 1000 for _ in range(100))
        assert requests.post(f"http://{bind}/add-checkpoint", data=pieces, timeout=10).status_code in (
            400,
            413,
        )
        whole = iter([ask(5, 9)])
        assert requests.post(f"http://{bind}/add-checkpoint", data=whole, timeout=10).status_code in (
            200,
            400,
        )
        assert requests.get(f"http://{bind}/{HASH}/checkpoint", timeout=10).status_code == 200
    finally:
        process.terminate()
        process.wait(20)
