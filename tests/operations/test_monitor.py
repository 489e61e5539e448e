"""Whatever a log does that no log may do raises its alarm, and nothing else raises any."""

from __future__ import annotations

import base64
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.cli.main import main
from registry.cli.monitor import exit_code, wait_seconds
from registry.errors import RegistryError
from registry.operations.erase import erase
from registry.operations.file_record import file_records
from registry.operations.follow_log import Trust
from registry.operations.freeze import freeze
from registry.operations.monitor import Followed, Monitor
from registry.operations.monitor_alarms import ALARMS, Alarm
from registry.operations.monitor_state import PlaceState, held
from registry.operations.next_log import open_next
from registry.operations.publish import publish
from registry.operations.trust import read_key_files
from registry.settings import Settings
from tests import years
from tests.operations.test_check import engine_for
from tests.operations.test_check_http import served
from tests.operations.test_file_record import submission
from tests.synthetic_log import SyntheticLog

NOW = 1_900_000_000.0


@pytest.fixture
def log(tmp_path: Path) -> SyntheticLog:
    made = SyntheticLog(tmp_path / "log")
    made.grow(300)
    return made


class Watching:
    """One monitor, opened anew for every look, so that what it knows comes from its folder."""

    def __init__(self, state: Path, trust: Trust, *places: str, **options: object) -> None:
        self.state, self.trust, self.places, self.options = state, trust, places, options
        self.now = NOW

    def look(self) -> list[Followed]:
        with held(self.state):
            made = Monitor(
                self.places,
                self.trust,
                self.state,
                engine_for,
                lambda: self.now,
                **self.options,  # type: ignore[arg-type]
            )
            return made.round()

    def alarms(self) -> list[str]:
        return [alarm.code for one in self.look() for alarm in one.alarms]


@pytest.fixture
def watching(log: SyntheticLog, tmp_path: Path) -> Iterator[Watching]:
    with served(log.root) as (address, _):
        yield Watching(tmp_path / "state", Trust(log.vkeys), address)


def test_a_log_that_grows_raises_no_alarm(log: SyntheticLog, watching: Watching) -> None:
    added = []
    for count in (0, 1, 0, 255, 256, 700):
        if count:
            log.grow(count)
        (found,) = watching.look()
        assert (found.alarms, found.said) == ([], [])
        assert (found.size, found.root) == (log.size, log.head.root.hex())
        added.append(found.added)
    assert added == [300, 1, 0, 255, 256, 700]


def test_a_log_of_others_with_ed25519_alone_in_a_folder_is_followed(tmp_path: Path) -> None:
    log = SyntheticLog(tmp_path / "log", classical=True)
    watching = Watching(tmp_path / "state", Trust(log.vkeys), str(log.root))
    for count in (1, 256, 3):
        log.grow(count)
        (found,) = watching.look()
        assert (found.alarms, found.said, found.size) == ([], [], log.size)


def test_signing_the_same_tree_again_is_no_alarm(log: SyntheticLog, watching: Watching) -> None:
    assert watching.alarms() == []
    log.sign()
    assert watching.alarms() == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda note: note[:40],
        lambda note: b"",
        lambda note: note.replace(b"\n300\n", b"\n301\n"),
        lambda note: note.replace(note.split(b"\n")[2], base64.b64encode(bytes(32))),
    ],
    ids=["cut off", "empty", "another size", "another root"],
)
def test_a_checkpoint_damaged_in_the_monitors_own_folder_raises_no_alarm_against_the_log(
    log: SyntheticLog, watching: Watching, damage: Callable[[bytes], bytes]
) -> None:
    assert watching.alarms() == []
    (kept,) = watching.state.glob("*/checkpoint")
    kept.write_bytes(damage(kept.read_bytes()))
    log.grow(5)
    with pytest.raises(RegistryError) as raised:
        watching.look()
    assert raised.value.code == "monitor.state"
    assert str(kept) in raised.value.message
    assert not list(watching.state.glob("*/alarms/*"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:20],
        lambda text: "[" * 100_000,
        lambda text: text.replace('"delivered": []', '"delivered": 5'),
        lambda text: text.replace('"accepted_at": ', '"accepted_at": null, "at": '),
    ],
    ids=["cut off", "nested", "no list", "no time"],
)
def test_a_memory_of_another_shape_is_named_and_nothing_is_made_of_it(
    watching: Watching, damage: Callable[[str], str]
) -> None:
    assert watching.alarms() == []
    (kept,) = watching.state.glob("*/seen.json")
    kept.write_text(damage(kept.read_text()))
    with pytest.raises(RegistryError) as raised:
        watching.look()
    assert raised.value.code == "monitor.state"


def test_an_older_checkpoint_is_a_rollback_until_the_log_is_back(
    log: SyntheticLog, watching: Watching
) -> None:
    older = (log.root / "checkpoint").read_bytes()
    log.grow(5)
    newer = (log.root / "checkpoint").read_bytes()
    assert watching.alarms() == []
    log.write("checkpoint", older)
    assert watching.alarms() == ["monitor.rollback"]
    assert watching.alarms() == ["monitor.rollback"]
    log.write("checkpoint", newer)
    assert watching.alarms() == []


def test_another_tree_of_the_same_size_is_a_fork_for_ever(
    log: SyntheticLog, watching: Watching, tmp_path: Path
) -> None:
    other = log.fork(tmp_path / "other")
    other.grow(5, "otherwise")
    log.grow(5)
    good = (log.root / "checkpoint").read_bytes()
    assert watching.alarms() == []
    shown = (other.root / "checkpoint").read_bytes()
    log.write("checkpoint", shown)
    (found,) = watching.look()
    assert [alarm.code for alarm in found.alarms] == ["monitor.fork"]
    assert Path(found.alarms[0].evidence).read_bytes() == shown
    log.write("checkpoint", good)
    log.grow(1)
    assert watching.alarms() == ["monitor.fork"]


def test_a_larger_tree_with_another_beginning_is_proved_inconsistent(
    log: SyntheticLog, watching: Watching, tmp_path: Path
) -> None:
    other = log.fork(tmp_path / "other")
    other.grow(20, "otherwise")
    log.grow(5)
    assert watching.alarms() == []
    log.replace_by(other)
    assert watching.alarms() == ["monitor.inconsistent"]
    assert [alarm.code for alarm in PlaceState(watching.state, watching.places[0]).standing()] == [
        "monitor.inconsistent"
    ]


def test_every_flipped_byte_of_a_new_tile_or_bundle_is_found_and_goes_with_it(
    log: SyntheticLog, watching: Watching
) -> None:
    assert watching.alarms() == []
    log.grow(300)
    for path in (
        "tile/0/001",
        "tile/0/002.p/88",
        "tile/1/000.p/2",
        "tile/entries/001",
        "tile/entries/002.p/88",
    ):
        data = (log.root / path).read_bytes()
        for at in (0, len(data) // 2, len(data) - 1):
            log.write(path, data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            (alarm,) = watching.look()[0].alarms
            assert alarm.code == "monitor.inconsistent", f"{path}, byte {at}"
            # A bundle that was changed is what is named, and no tile is taken for one.
            named = path if "entries" in path else "tile/entries/"
            assert (named in alarm.message) == ("entries" in path)
        log.write(path, data)
    assert watching.alarms() == []


def test_a_file_that_is_gone_is_missing(log: SyntheticLog, watching: Watching) -> None:
    (log.root / "tile/entries/000").unlink()
    assert watching.alarms() == ["monitor.missing"]


@pytest.mark.parametrize("change", [b"", b"nonsense", None])
def test_a_checkpoint_that_is_not_signed_by_the_keys_is_an_alarm(
    log: SyntheticLog, watching: Watching, change: bytes | None
) -> None:
    assert watching.alarms() == []
    if change is None:
        stranger = SyntheticLog(log.root, origin=log.origin)
        stranger.head = log.head
        stranger.sign()
    else:
        log.write("checkpoint", change)
    assert watching.alarms() == ["monitor.signature"]


def test_one_of_two_keys_is_not_enough(log: SyntheticLog, watching: Watching) -> None:
    assert watching.alarms() == []
    log.keys = log.keys[:1]
    log.sign()
    assert watching.alarms() == ["monitor.signature"]


def test_a_network_failure_is_said_and_is_no_alarm(tmp_path: Path, log: SyntheticLog) -> None:
    watching = Watching(tmp_path / "state", Trust(log.vkeys), "http://127.0.0.1:9/log")
    (found,) = watching.look()
    assert (found.alarms, found.reached) == ([], False)
    assert "nothing is known now" in found.said[0]
    assert exit_code([found]) == 2


def test_a_log_without_a_key_is_not_followed_and_nothing_is_remembered(
    tmp_path: Path, log: SyntheticLog
) -> None:
    watching = Watching(
        tmp_path / "state", Trust(SyntheticLog(tmp_path / "x", origin="other").vkeys), str(log.root)
    )
    (found,) = watching.look()
    assert (found.alarms, found.reached) == ([], False)
    assert PlaceState(watching.state, str(log.root)).checkpoint() is None


def test_a_log_that_stands_still_is_stale_after_the_limit(log: SyntheticLog, watching: Watching) -> None:
    watching.options["stale_after"] = 3600.0
    watching.now = log.time + 10.0
    assert watching.alarms() == []
    watching.now += 3600
    assert watching.alarms() == ["monitor.stale"]
    log.time = int(watching.now)
    log.sign()
    watching.now += 120
    assert watching.alarms() == []


def test_two_addresses_of_one_log_must_show_one_history(log: SyntheticLog, tmp_path: Path) -> None:
    other = log.fork(tmp_path / "other")
    watching = Watching(tmp_path / "state", Trust(log.vkeys), str(log.root), str(other.root))
    assert watching.alarms() == []
    log.grow(40)
    assert watching.alarms() == []
    other.grow(3, "otherwise")
    assert watching.alarms() == ["monitor.fork", "monitor.fork"]


def test_a_killed_monitor_remembers_what_it_accepted(log: SyntheticLog, watching: Watching) -> None:
    watching.look()
    state = PlaceState(watching.state, watching.places[0])
    assert state.checkpoint() == (log.root / "checkpoint").read_bytes()
    assert state.seen().size == 300


def test_one_process_at_a_time(tmp_path: Path) -> None:
    with held(tmp_path / "state"), pytest.raises(RegistryError) as caught, held(tmp_path / "state"):
        pass
    assert caught.value.code == "monitor.locked"


@pytest.fixture
def hook() -> Iterator[tuple[str, list[dict[str, object]], list[int]]]:
    taken: list[dict[str, object]] = []
    answers: list[int] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/json"
            taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answers.pop(0) if answers else 204)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/hook", taken, answers
    server.shutdown()
    thread.join()
    server.server_close()


def test_an_alarm_is_delivered_once_and_again_until_it_is_taken(
    log: SyntheticLog, watching: Watching, hook: tuple[str, list[dict[str, object]], list[int]]
) -> None:
    address, taken, answers = hook
    watching.options["webhook"] = address
    older = (log.root / "checkpoint").read_bytes()
    log.grow(5)
    newer = (log.root / "checkpoint").read_bytes()
    watching.look()
    assert taken == []
    log.write("checkpoint", older)
    answers.append(500)
    (found,) = watching.look()
    assert "answered 500" in found.said[0]
    # The path of a webhook is often all that keeps others from writing there.
    assert "/hook" not in found.said[0]
    watching.look()
    watching.look()
    assert [said["alarm"] for said in taken] == ["monitor.rollback"] * 2
    assert taken[0]["exit_code"] == ALARMS["monitor.rollback"]
    log.write("checkpoint", newer)
    watching.look()
    log.write("checkpoint", older)
    watching.look()
    assert len(taken) == 3


def test_no_webhook_goes_where_secrets_answer(watching: Watching) -> None:
    watching.options["webhook"] = "http://169.254.169.254/latest"
    with pytest.raises(RegistryError) as refused:
        watching.look()
    assert refused.value.code == "webhook.address"
    assert "latest" not in refused.value.message


def test_an_alarm_that_nobody_takes_is_told_here_without_the_path_of_the_webhook(
    log: SyntheticLog, watching: Watching
) -> None:
    watching.options["webhook"] = "http://127.0.0.1:9/latest"
    (log.root / "tile/entries/000").unlink()
    (found,) = watching.look()
    assert [alarm.code for alarm in found.alarms] == ["monitor.missing"]
    assert "127.0.0.1:9" in found.said[0]
    assert "latest" not in found.said[0]
    assert "not delivered" in found.said[0]


def test_waiting_grows_with_failures_and_is_never_the_same() -> None:
    assert wait_seconds(60, 0, 0.5) == 60
    assert wait_seconds(60, 2, 0.5) == 240
    assert wait_seconds(60, 50, 0.5) == 3600
    assert wait_seconds(7200, 50, 0.5) == 7200
    assert (wait_seconds(60, 0, 0.0), round(wait_seconds(60, 0, 0.999))) == (48, 72)


# Logs of this software


@pytest.fixture(scope="module")
def first_year_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("monitored") / "first"
    years.make_first_year(home).database.close()
    return home


@pytest.fixture
def home(first_year_home: Path, tmp_path: Path) -> Path:
    return years.copy(first_year_home, tmp_path / "home")


def trust_of(home: Path) -> Trust:
    return Trust(tuple(read_key_files([home / "trust" / "registry.vkeys"])))


def test_on_our_own_log_every_decision_is_run_again(home: Path, tmp_path: Path) -> None:
    watching = Watching(tmp_path / "state", trust_of(home), str(home / "public" / "2026"))
    (found,) = watching.look()
    assert (found.alarms, found.said, found.decisions, found.size) == ([], [], 3, 4)


def test_a_running_monitor_runs_only_new_decisions_again(home: Path, tmp_path: Path) -> None:
    runs = 0

    class Counting:
        def __init__(self, real: object) -> None:
            self.real = real

        def assess(self, *arguments: object) -> bytes:
            nonlocal runs
            runs += 1
            return bytes(self.real.assess(*arguments))  # type: ignore[attr-defined]

    place = str(home / "public" / "2026")
    monitor = Monitor(
        [place],
        trust_of(home),
        tmp_path / "state",
        lambda bundle: Counting(engine_for(bundle)),  # type: ignore[arg-type, return-value]
        lambda: NOW,
    )
    monitor.round()
    registry = years.reopened(home, 2026)
    years.file(registry, "later")
    publish(registry)
    (found,) = monitor.round()
    assert (found.alarms, found.decisions, found.added, runs) == ([], 4, 1, 4)


def test_a_monitor_that_is_started_again_goes_on_where_it_stopped(home: Path, tmp_path: Path) -> None:
    place = home / "public" / "2026"
    watching = Watching(tmp_path / "state", trust_of(home), str(place))
    assert watching.look()[0].decisions == 3
    assert PlaceState(watching.state, str(place)).seen().ran is not None
    # What lies beside the first decisions is not even read again.
    (path, *_) = sorted((place / "assessments").iterdir())
    assessment = path.read_bytes()
    path.unlink()
    registry = years.reopened(home, 2026)
    years.file(registry, "later")
    publish(registry)
    (found,) = watching.look()
    assert (found.alarms, found.decisions, found.added) == ([], 1, 1)
    path.write_bytes(assessment)
    (found,) = watching.look()
    assert (found.alarms, found.decisions, found.added) == ([], 0, 0)


def test_what_was_run_before_must_be_the_entries_that_are_shown(home: Path, tmp_path: Path) -> None:
    place = str(home / "public" / "2026")
    watching = Watching(tmp_path / "state", trust_of(home), place)
    watching.look()
    state = PlaceState(watching.state, place)
    seen = state.seen()
    assert seen.ran is not None
    seen.ran = (seen.ran[0], "00" * 32)
    state.remember(seen)
    (found,) = watching.look()
    assert [alarm.code for alarm in found.alarms] == ["monitor.inconsistent"]
    assert "are not those that were run again before" in found.alarms[0].message


def test_a_decision_that_does_not_hold_is_found_at_every_start(home: Path, tmp_path: Path) -> None:
    place = home / "public" / "2026"
    watching = Watching(tmp_path / "state", trust_of(home), str(place))
    watching.look()
    registry = years.reopened(home, 2026)
    known = {*(place / "assessments").iterdir()}
    years.file(registry, "later")
    publish(registry)
    (path,) = {*(place / "assessments").iterdir()} - known
    assessment = path.read_bytes()
    path.write_bytes(assessment + b" ")
    assert [watching.alarms(), watching.alarms()] == [["monitor.entry"]] * 2
    path.write_bytes(assessment)
    (found,) = watching.look()
    assert (found.alarms, found.decisions) == ([], 1)


def test_an_erasure_of_what_was_run_before_is_followed(home: Path, tmp_path: Path) -> None:
    watching = Watching(tmp_path / "state", trust_of(home), str(home / "public" / "2026"))
    watching.look()
    registry = years.reopened(home, 2026)
    erase(registry, "one", 1, ["operator.name"], "gdpr-17-1-e")
    publish(registry)
    (found,) = watching.look()
    assert (found.alarms, found.added, found.decisions) == ([], 1, 0)
    (found,) = watching.look()
    assert found.alarms == []


def test_without_the_key_of_the_statements_that_is_said(home: Path, tmp_path: Path) -> None:
    keys = tuple(key for key in trust_of(home).keys if "/log/" in key)
    watching = Watching(tmp_path / "state", Trust(keys), str(home / "public" / "2026"))
    (found,) = watching.look()
    assert (found.alarms, found.decisions) == ([], None)
    assert "entries are not looked into" in found.said[0]


def test_an_assessment_that_is_not_what_its_release_makes_is_an_alarm(home: Path, tmp_path: Path) -> None:
    place = home / "public" / "2026"
    (path, *_) = sorted((place / "assessments").iterdir())
    path.write_bytes(path.read_bytes() + b" ")
    watching = Watching(tmp_path / "state", trust_of(home), str(place))
    (found,) = watching.look()
    assert [alarm.code for alarm in found.alarms] == ["monitor.entry"]
    assert path.name in found.alarms[0].message
    # That the log itself grew as it should is remembered all the same.
    assert PlaceState(watching.state, str(place)).seen().size == 4


def test_an_engine_that_decides_otherwise_is_an_alarm(home: Path, tmp_path: Path) -> None:
    class Otherwise:
        def assess(self, *arguments: object) -> bytes:
            return b"{}"

    monitor = Monitor(
        [str(home / "public" / "2026")],
        trust_of(home),
        tmp_path / "state",
        lambda bundle: Otherwise(),  # type: ignore[arg-type, return-value]
        lambda: NOW,
    )
    (found,) = monitor.round()
    assert [alarm.code for alarm in found.alarms] == ["monitor.entry"]
    assert "when it is run again" in found.alarms[0].message


def test_a_frozen_log_is_not_stale_and_must_not_be_extended(home: Path, tmp_path: Path) -> None:
    twin = years.copy(home, tmp_path / "twin")
    freeze(years.reopened(home, 2026))
    open_next(home, Settings(), passphrase=None, clock=years.Clock(2027)).database.close()
    places = [str(home / "public" / year) for year in ("2026", "2027")]
    watching = Watching(tmp_path / "state", trust_of(home), *places, stale_after=3600.0)
    watching.now = years.Clock(2027).now.timestamp() + 100
    assert watching.alarms() == []
    grown = years.reopened(twin, 2026)
    list(file_records(grown, [submission("more")]))
    publish(grown)
    shutil.rmtree(places[0])
    shutil.copytree(grown.tree.root, places[0])
    assert watching.alarms() == ["monitor.extended"]
    assert watching.alarms() == ["monitor.extended"]


def test_the_command_says_it_with_its_exit_code(log: SyntheticLog, tmp_path: Path) -> None:
    keys = tmp_path / "log.vkeys"
    keys.write_text("\n".join(log.vkeys) + "\n")

    def look(*options: str) -> tuple[int, str, str]:
        command = ["monitor", str(log.root), "--key", str(keys), "--state", str(tmp_path / "state"), "--once"]
        answer = CliRunner().invoke(main, [*command, *options])
        return answer.exit_code, answer.stdout, answer.stderr

    older = (log.root / "checkpoint").read_bytes()
    log.grow(2)
    code, out, err = look()
    assert (code, err) == (0, "")
    assert "holds" in out
    assert look("--quiet") == (0, "", "")
    log.write("checkpoint", older)
    code, out, err = look()
    assert (code, out) == (13, "")
    assert "ALARM" in err
    assert "[monitor.rollback]" in err
    assert look("--webhook", "ftp://nowhere")[0] == 2


def test_of_several_alarms_the_gravest_is_the_exit_code() -> None:
    def found(*codes: str) -> Followed:

        return Followed("p", alarms=[Alarm(code, "p", "o", "m") for code in codes])

    assert exit_code([found("monitor.stale"), found("monitor.missing", "monitor.fork")]) == 10
    assert exit_code([found(), Followed("q", reached=False)]) == 2
    assert exit_code([found("monitor.stale"), Followed("q", reached=False)]) == 17
    assert len(set(ALARMS.values())) == len(ALARMS)
