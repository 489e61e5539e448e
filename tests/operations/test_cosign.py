"""A checkpoint is shown to witnesses before it is public; what they saw otherwise stops publication for good."""

from __future__ import annotations

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, request

from registry.log.add_checkpoint import AddCheckpoint, parse_request
from registry.log.checkpoint import read_checkpoint
from registry.log.policy_file import verify_by_policy
from registry.operations.alarm import ALARM_FILE, end_alarm, raise_alarm, standing_alarm
from registry.operations.cosign import witnessed
from registry.operations.public_head import public_checkpoint
from registry.operations.publish import finish_publication, publish
from registry.operations.registry import Registry, open_registry
from registry.operations.witness import Witness
from registry.storage import cosignatures, ledger
from registry.transport import witness as transport
from tests.refusals import code_of
from tests.witnessing import (
    copied,
    grow,
    log_vkeys,
    make_registry,
    make_witness,
    policy_lines,
    reopened,
    serving,
    use_policy,
    weakened,
    witness_at,
)


@pytest.fixture
def registry(new_home: Path, tmp_path: Path) -> Registry:
    return copied(new_home, tmp_path / "home", witness_seconds=2.0)


@pytest.fixture
def witnesses(registry: Registry, tmp_path: Path) -> list[Witness]:
    return [make_witness(tmp_path / f"w{n}", f"witness.example/{n}", log_vkeys(registry)) for n in range(3)]


@pytest.fixture
def witness(witnesses: list[Witness]) -> Witness:
    return witnesses[0]


@pytest.fixture
def address(witness: Witness) -> Iterator[str]:
    with witness_at(witness) as address:
        yield address


def seen_by(witness: Witness, registry: Registry) -> int:
    latest = witness.state.latest(registry.log.origin)
    return latest.size if latest else 0


def dead_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_published_checkpoint_bears_what_its_witnesses_answered(
    registry: Registry, witnesses: list[Witness]
) -> None:
    with witness_at(witnesses[0]) as a, witness_at(witnesses[1]) as b, witness_at(witnesses[2]) as c:
        policy = use_policy(registry, policy_lines(list(zip(witnesses, (a, b, c), strict=True)), 2))
        for count in (1, 3, 300, 2):
            grow(registry, count)
            published = publish(registry)
            assert published.witnessed is True
            assert registry.tree.read("checkpoint") == published.note
            assert registry.tree.read(f"checkpoints/{published.size}") == published.note
            checkpoint = verify_by_policy(published.note, policy, registry.log.origin)
            assert len(checkpoint.signatures) == 2 + 3 * 2
            assert {seen_by(w, registry) for w in witnesses} == {published.size}


def test_without_a_policy_nobody_is_asked_and_nothing_is_claimed(registry: Registry) -> None:
    grow(registry)
    published = publish(registry)
    assert published.witnessed is None
    assert len(read_checkpoint(published.note)[1].lines) == 2


def test_a_missed_quorum_is_published_as_such_and_made_good_later(
    registry: Registry, witnesses: list[Witness]
) -> None:
    with witness_at(witnesses[0]) as a:
        dead = dead_address()
        port = int(dead.rpartition(":")[2])
        policy = use_policy(registry, policy_lines([(witnesses[0], a), (witnesses[1], dead)], 2))
        grow(registry)
        published = publish(registry)
        assert published.witnessed is False
        assert code_of(lambda: verify_by_policy(published.note, policy, registry.log.origin)) == "log.quorum"
        with witness_at(witnesses[1], port):
            again = publish(registry)
    assert (again.size, again.added, again.witnessed) == (published.size, 0, True)
    verify_by_policy(registry.tree.read("checkpoint"), policy, registry.log.origin)
    # What stands in the history was final when it was put there.
    assert registry.tree.read(f"checkpoints/{published.size}") == published.note
    assert registry.tree.read("checkpoint").startswith(published.note)
    checkpoint = public_checkpoint(registry)
    assert checkpoint is not None
    assert witnessed(registry, checkpoint) is True


def test_a_registry_may_hold_back_what_too_few_have_witnessed(registry: Registry, witness: Witness) -> None:
    holding = reopened(registry, unwitnessed="hold")
    before = holding.tree.read("checkpoint")
    dead = dead_address()
    use_policy(holding, policy_lines([(witness, dead)], 1))
    grow(holding, 2)
    for attempt in range(2):
        assert code_of(lambda: publish(holding)) == "witness.held", attempt
        assert holding.tree.read("checkpoint") == before
    finish_publication(holding)
    assert holding.tree.read("checkpoint") == before
    with witness_at(witness, int(dead.rpartition(":")[2])):
        published = publish(holding)
    assert (published.size, published.witnessed) == (3, True)
    assert holding.tree.read("checkpoint") == published.note


def test_an_answer_that_was_lost_is_asked_for_again(registry: Registry, witness: Witness) -> None:
    def losing() -> Flask:
        app = Flask("losing")

        @app.post("/add-checkpoint")
        def add() -> tuple[bytes, int]:
            answer = witness.add_checkpoint(request.get_data())
            return (b"gone", 502) if answer.status == 200 else (answer.body, answer.status)

        return app

    with serving(losing()) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry, 5)
        assert publish(registry).witnessed is False
        port = int(address.rpartition(":")[2])
    assert seen_by(witness, registry) == 6
    with witness_at(witness, port):
        # The witness stands where we are, and says so with 409: that is no fork.
        assert publish(registry).witnessed is True
    assert standing_alarm(registry) is None


def test_a_process_that_died_after_the_witnesses_answered_loses_no_answer(
    registry: Registry, witness: Witness, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = use_policy(registry, policy_lines([(witness, address)], 1))
    grow(registry, 2)

    def die(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr("registry.operations.publish.show", die)
        with pytest.raises(KeyboardInterrupt):
            publish(registry)
    assert read_checkpoint(registry.tree.read("checkpoint"))[0].size == 1
    # Finished by whoever comes next, without private keys and with what the witness said.
    finish_publication(open_registry(registry.home.root, registry.settings, with_keys=False))
    verify_by_policy(registry.tree.read("checkpoint"), policy, registry.log.origin)
    assert registry.tree.read("checkpoint") == registry.tree.read("checkpoints/3")
    assert publish(reopened(registry)).witnessed is True


def test_a_tree_that_lost_its_checkpoint_gets_it_back_with_every_line_that_is_known(
    registry: Registry, witnesses: list[Witness]
) -> None:
    dead = dead_address()
    with witness_at(witnesses[0]) as a:
        use_policy(registry, policy_lines([(witnesses[0], a), (witnesses[1], dead)], 2))
        grow(registry)
        first = publish(registry)
        with witness_at(witnesses[1], int(dead.rpartition(":")[2])):
            later = publish(registry)
    assert later.note.startswith(first.note)
    (registry.tree.root / "checkpoint").unlink()
    (registry.tree.root / "checkpoints" / "index.json").unlink()
    finish_publication(registry)
    assert registry.tree.read("checkpoint") == later.note
    assert registry.tree.read("checkpoints/2") == first.note


def test_a_tree_of_ours_that_gives_no_honest_proof_is_our_own_fault(
    registry: Registry, witness: Witness, address: str
) -> None:
    use_policy(registry, policy_lines([(witness, address)], 1))
    assert publish(registry).witnessed is True
    policy = registry.home.root / "witnesses.policy"
    kept = policy.read_bytes()
    policy.unlink()
    grow(registry, 600)
    publish(registry)
    # The proof from what the witness saw last needs this tile, and no later publication does.
    (registry.tree.root / "tile" / "0" / "000").write_bytes(b"x" * 8192)
    policy.write_bytes(kept)
    grow(registry)
    assert code_of(lambda: publish(registry)) == "log.consistency"
    assert standing_alarm(registry) is None


def copy_of(registry: Registry, place: Path) -> Path:
    registry.database.scrub()
    return Path(shutil.copytree(registry.home.root, place))


def test_a_registry_put_back_to_an_older_state_signs_nothing_once_a_witness_knows_more(
    registry: Registry, witness: Witness, address: str, tmp_path: Path
) -> None:
    use_policy(registry, policy_lines([(witness, address)], 1))
    grow(registry, 2)
    publish(registry)
    backup = copy_of(registry, tmp_path / "backup")
    grow(registry, 1, "lost")
    lost = publish(registry)
    restored = open_registry(backup, registry.settings)
    grow(restored, 1, "other")
    assert code_of(lambda: publish(restored)) == "witness.fork"
    latest = ledger.latest_checkpoint(restored.database, restored.log.id)
    assert latest is not None
    assert latest.size == 3, "nothing was signed"
    alarm = standing_alarm(restored)
    assert alarm is not None
    # The witness shows what the lost registry had signed: all that is needed to know what was lost.
    shown, _ = read_checkpoint(alarm.evidence.encode())
    assert (shown.size, shown.root) == (lost.size, lost.root)
    assert alarm.evidence.startswith(lost.note.decode()[: alarm.evidence.index("witness.example") - 2])


@pytest.mark.parametrize("size", [2, 4])
def test_a_fork_signed_with_stolen_keys_stops_publication_until_a_person_ends_the_alarm(
    registry: Registry, witness: Witness, address: str, tmp_path: Path, size: int
) -> None:
    use_policy(registry, policy_lines([(witness, address)], 1))
    stolen = open_registry(copy_of(registry, tmp_path / "stolen"), registry.settings)
    grow(stolen, size - 1, "forged")
    publish(stolen)
    assert seen_by(witness, registry) == size
    grow(registry, 3, "honest")
    # The witness saw as much or less than we have: the honest proof is refused with 422, after signing.
    registry.compared_with_others = True
    public = registry.tree.read("checkpoint")
    assert code_of(lambda: publish(registry)) == "witness.fork"
    assert registry.tree.read("checkpoint") == public
    assert seen_by(witness, registry) == size

    for opened in (registry, reopened(registry)):
        assert code_of(lambda opened=opened: publish(opened)) == "witness.alarm"
        finish_publication(opened)
        assert opened.tree.read("checkpoint") == public
    alarm = json.loads((registry.home.root / ALARM_FILE).read_bytes())
    assert alarm["size"] == 4
    assert alarm["origin"] == registry.log.origin
    assert "witness.example/0" not in alarm["what"]
    assert read_checkpoint(alarm["evidence"].encode())[0].size == size

    end_alarm(registry)
    (registry.home.root / "witnesses.policy").unlink()
    assert publish(registry).size == 4
    assert list(registry.home.root.glob("alarm-ended-*.json"))
    assert code_of(lambda: end_alarm(registry)) == "witness.no_alarm"


def test_an_alarm_that_cannot_be_read_is_an_alarm(registry: Registry) -> None:
    (registry.home.root / ALARM_FILE).write_bytes(b"{")
    grow(registry)
    assert code_of(lambda: publish(registry)) == "witness.alarm"


def accusing(status: int, body: bytes, shown: bytes | None, first: bytes | None = None) -> Flask:
    """It answers so, `first` before anything else, and shows `shown` as the checkpoint it cosigned last."""
    app, answers = Flask("accusing"), iter([first] if first is not None else [])

    @app.post("/add-checkpoint")
    def add() -> Response:
        named = next(answers, None)
        if named is not None:
            return Response(named, 409, content_type="text/x.tlog.size")
        return Response(body, status, content_type="text/x.tlog.size")

    @app.get("/<origin_hash>/checkpoint")
    def checkpoint(origin_hash: str) -> Response:
        return Response(b"none\n", 404) if shown is None else Response(shown)

    return app


def stranger(registry: Registry, place: Path) -> bytes:
    """A checkpoint of size 9 with this log's name, signed by somebody else."""
    other = make_registry(place)
    grow(other, 8)
    note = publish(other).note
    other.database.close()
    assert read_checkpoint(note)[0].origin == registry.log.origin
    return note


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("shows", ["nothing", "garbage", "a stranger's", "our own"])
@pytest.mark.parametrize(
    ("status", "body", "first"),
    [(409, b"99\n", None), (409, b"2\n", None), (422, b"", b"1\n")],
    ids=["409 beyond", "409 twice", "422"],
)
def test_a_word_that_this_logs_keys_never_signed_stops_nothing(
    registry: Registry,
    witnesses: list[Witness],
    tmp_path: Path,
    status: int,
    body: bytes,
    first: bytes | None,
    shows: str,
    lasting: bool,
) -> None:
    shown = {
        "nothing": lambda: None,
        "garbage": lambda: b"\xff\n",
        "a stranger's": lambda: stranger(registry, tmp_path / "stranger"),
        "our own": lambda: registry.tree.read("checkpoint"),
    }[shows]()
    with witness_at(witnesses[0]) as a, serving(accusing(status, body, shown, first)) as b:
        use_policy(registry, policy_lines([(witnesses[0], a), (witnesses[1], b)], 1))
        grow(registry, 2)
        registry.compared_with_others = lasting
        published = publish(registry)
    assert (published.size, published.witnessed) == (3, True)
    assert [error.code for error in published.silent] == ["witness.refused"]
    assert standing_alarm(registry) is None


def test_a_refusal_without_proof_counts_as_silence_where_nobody_asked_for_its_word(
    registry: Registry, witness: Witness
) -> None:
    with serving(accusing(409, b"99\n", None)) as address:
        lines = policy_lines([(witness, address)], 1).replace("quorum enough", "quorum none")
        use_policy(registry, lines)
        grow(registry)
        assert publish(registry).size == 2
        holding = reopened(registry, unwitnessed="hold")
        use_policy(holding, policy_lines([(witness, address)], 1))
        grow(holding)
        assert code_of(lambda: publish(holding)) == "witness.held"


def test_a_checkpoint_of_ours_that_we_never_signed_is_judged_by_its_root(
    registry: Registry, witness: Witness, tmp_path: Path
) -> None:
    # Signed by somebody with our keys: size 2 of the same history, then of another one.
    grow(registry, 1, "same")
    honest = open_registry(copy_of(registry, tmp_path / "honest"), registry.settings)
    same = publish(honest).note
    forger = open_registry(copy_of(registry, tmp_path / "forger"), registry.settings)
    grow(forger, 1, "other")
    other = publish(forger).note
    grow(registry, 2)
    registry.compared_with_others = True
    with serving(accusing(409, b"99\n", same)) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        assert publish(registry).size == 4
    with serving(accusing(409, b"99\n", other)) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry)
        assert code_of(lambda: publish(registry)) == "witness.fork"
    alarm = standing_alarm(registry)
    assert alarm is not None
    assert alarm.evidence == other.decode()


def test_an_alarm_without_the_logs_signature_stands_while_the_policy_names_who_raised_it(
    registry: Registry, witness: Witness, address: str, tmp_path: Path
) -> None:
    policy = use_policy(registry, policy_lines([(witness, address)], 1))
    who = f"{', '.join(w.name for w in policy.witnesses)} at {address}"
    unsigned = ["", "registry.example/log/2026\n9\n", stranger(registry, tmp_path / "stranger").decode()]
    for evidence in unsigned:
        raise_alarm(registry, who, 1, "it says so", evidence)
        assert standing_alarm(registry) is not None
    (registry.home.root / "witnesses.policy").unlink()
    for evidence in unsigned:
        raise_alarm(registry, who, 1, "it says so", evidence)
        assert standing_alarm(registry) is None
    assert publish(registry).size == 1
    raise_alarm(registry, who, 1, "it shows it", registry.tree.read("checkpoint").decode())
    assert code_of(lambda: publish(registry)) == "witness.alarm"


def test_only_the_logs_own_lines_are_sent(registry: Registry, witnesses: list[Witness]) -> None:
    sent: list[bytes] = []
    app = Flask("recording")

    @app.post("/add-checkpoint")
    def add() -> Response:
        sent.append(request.get_data())
        answer = witnesses[1].add_checkpoint(sent[-1])
        return Response(answer.body, answer.status, content_type=answer.content_type)

    with witness_at(witnesses[0]) as a, serving(app) as b:
        use_policy(registry, policy_lines([(witnesses[0], a), (witnesses[1], b)], 2))
        for _ in range(3):
            grow(registry, 2)
            assert publish(reopened(registry)).witnessed
    for raw in sent:
        _, note = read_checkpoint(parse_request(raw).checkpoint)
        assert [line.name for line in note.lines] == [registry.log.origin] * 2


def answering(status: int, body: bytes | Callable[[bytes], bytes], **headers: str) -> Flask:
    app = Flask("answering")

    @app.post("/add-checkpoint")
    def add() -> Response:
        data = body(request.get_data()) if callable(body) else body
        return Response(data, status, headers=headers)

    return app


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, b""),
        (200, b"thank you\n"),
        (200, "— other.example AAAAAAAAAAAA\n".encode()),
        (200, b"\xff\n"),
        (200, b"x" * 2_000_000),
        (204, b""),
        (302, b""),
        (403, b"who are you\n"),
        (404, b""),
        (409, b""),
        (409, b"0\n"),
        (409, b"01\n"),
        (409, b"-1\n"),
        (409, b"many\n"),
        (409, b"1"),
        (422, b""),
        (429, b""),
        (500, b"\x1b[31m\n"),
        (503, b""),
    ],
)
def test_whatever_a_witness_answers_the_log_goes_on_without_it(
    registry: Registry, witnesses: list[Witness], status: int, body: bytes
) -> None:
    app = answering(status, body, Location="http://127.0.0.1:1/")
    with witness_at(witnesses[0]) as a, serving(app) as b:
        use_policy(registry, policy_lines([(witnesses[0], a), (witnesses[1], b)], 1))
        grow(registry, 2)
        published = publish(registry)
    assert published.witnessed is True
    assert len(read_checkpoint(published.note)[1].lines) == 4
    assert standing_alarm(registry) is None
    (silent,) = published.silent
    assert silent.code in ("witness.answer", "witness.refused", "witness.unreachable")
    assert silent.message.startswith("w1ed, w1pq: ")
    assert silent.message.isprintable()


def test_a_cosignature_that_does_not_verify_is_not_kept(registry: Registry, witness: Witness) -> None:
    def false(raw: bytes) -> bytes:
        first, *rest = witness.add_checkpoint(raw).body.decode().splitlines(keepends=True)
        return "".join([weakened(first), *rest]).encode()

    with serving(answering(200, false)) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry)
        published = publish(registry)
    assert published.witnessed is False
    checkpoint = public_checkpoint(registry)
    assert checkpoint is not None
    assert cosignatures.kept(registry.database, checkpoint.id) == []


def test_a_cosignature_of_another_checkpoint_is_not_kept(registry: Registry, witness: Witness) -> None:
    grow(registry)
    older = publish(registry)
    answer = witness.add_checkpoint(AddCheckpoint(0, (), older.note).encode())
    assert answer.status == 200
    with serving(answering(200, answer.body)) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry)
        assert publish(registry).witnessed is False


def test_slow_witnesses_are_asked_at_once_and_given_up_at_the_deadline(
    registry: Registry, witnesses: list[Witness]
) -> None:
    release = threading.Event()
    app = Flask("stuck")

    @app.post("/add-checkpoint")
    def add() -> str:
        release.wait(20)
        return ""

    def dripping() -> Flask:
        drip = Flask("dripping")

        @drip.post("/add-checkpoint")
        def add() -> Response:
            def body() -> Iterator[bytes]:
                while not release.wait(0.1):
                    yield b"x"

            return Response(body())

        return drip

    with witness_at(witnesses[0]) as a, serving(app) as b, serving(dripping()) as c:
        places = list(zip(witnesses, (a, b, c), strict=True))
        opened = reopened(registry, witness_seconds=0.7)
        use_policy(opened, policy_lines(places, 1))
        opened.compared_with_others = True
        grow(opened)
        started = time.monotonic()
        published = publish(opened)
        took = time.monotonic() - started
        release.set()
    assert published.witnessed is True
    assert took < 2.0, "both slow ones within one deadline"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://witness.example",
        "witness.example",
        "http://",
        "http://a@witness.example",
        "http://w.example/?a=b",
    ],
)
def test_a_policy_with_an_address_that_is_none_stops_before_anything_is_asked(
    registry: Registry, witness: Witness, url: str
) -> None:
    use_policy(registry, policy_lines([(witness, url)], 1))
    grow(registry)
    assert code_of(lambda: publish(registry)) == "witness.address"


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "[fe80::1]", "0.0.0.0", "[::ffff:169.254.169.254]", "224.0.0.1"]
)
def test_no_request_goes_where_no_witness_can_be(registry: Registry, witness: Witness, host: str) -> None:
    assert code_of(lambda: transport.post(f"http://{host}/add-checkpoint", b"", time.monotonic() + 1)) == (
        "witness.address"
    )
    use_policy(registry, policy_lines([(witness, f"http://{host}")], 1))
    grow(registry)
    assert publish(registry).witnessed is False
