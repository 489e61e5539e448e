"""`sightline witness` and `sightline log alarm`: what a person sees."""

from __future__ import annotations

import json
from pathlib import Path

from registry.domain.verifier import parse_vkey
from registry.log.policy_file import parse_policy
from registry.operations.alarm import ALARM_FILE
from registry.operations.registry import Registry
from tests.cli.conftest import run
from tests.witnessing import (
    grow,
    log_vkeys,
    make_registry,
    make_witness,
    policy_lines,
    use_policy,
    witness_at,
)


def test_what_init_prints_is_a_policy_that_others_can_paste(tmp_path: Path) -> None:
    made = run(
        "witness", "init", "--home", str(tmp_path / "w"), "--name", "witness.example/nl", "--development-keys"
    )
    assert made.exit_code == 0, made.output
    lines = [line for line in made.output.splitlines() if line.startswith(("witness ", "group "))]
    policy = parse_policy("\n".join([*lines, "quorum witness.example/nl", ""]).encode())
    assert [w.name for w in policy.witnesses] == [
        "witness.example/nl/ed25519",
        "witness.example/nl/ml-dsa-44",
    ]
    assert policy.satisfied([policy.witnesses[0].verifier])
    assert "DEVELOPMENT" in made.output
    again = run(
        "witness", "init", "--home", str(tmp_path / "w"), "--name", "witness.example/nl", "--development-keys"
    )
    assert (again.exit_code, "[witness.exists]" in again.output) == (2, True)


def test_a_witness_without_a_log_to_cosign_does_not_start(tmp_path: Path) -> None:
    home = str(tmp_path / "w")
    assert run("witness", "serve", "--home", home).exit_code == 2
    run("witness", "init", "--home", home, "--name", "witness.example/nl", "--development-keys")
    served = run("witness", "serve", "--home", home)
    assert (served.exit_code, "[witness.logs]" in served.output) == (2, True)
    assert run("witness", "serve", "--home", home, "--bind", "nowhere").exit_code == 2


def made_and_witnessed(tmp_path: Path) -> tuple[Registry, str, str]:
    registry = make_registry(tmp_path / "home")
    witness = make_witness(tmp_path / "w", "witness.example/nl", log_vkeys(registry))
    with witness_at(witness) as address:
        use_policy(registry, policy_lines([(witness, address)], 1))
        grow(registry, 2)
        published = run("log", "publish", "--home", str(tmp_path / "home"))
    return registry, published.output, policy_lines([(witness, address)], 1)


def test_publish_says_whether_it_was_witnessed_and_check_demands_it(tmp_path: Path) -> None:
    registry, said, policy = made_and_witnessed(tmp_path)
    assert said.endswith("2 entries added, witnessed\n")
    grow(registry)
    later = run("log", "publish", "--home", str(tmp_path / "home"))
    assert "1 entry added, too few witnesses yet: they are asked again next time\n" in later.output
    assert "[witness.unreachable]" in later.output
    (tmp_path / "policy").write_text(policy)
    key = str(registry.home.trust)
    checked = run("check", str(registry.home.public), "--key", key, "--policy", str(tmp_path / "policy"))
    assert (checked.exit_code, "[log.quorum]" in checked.output) == (1, True)
    (tmp_path / "policy").write_text("quorum many\n")
    wrong = run("check", str(registry.home.public), "--key", key, "--policy", str(tmp_path / "policy"))
    assert (wrong.exit_code, "[log.policy]" in wrong.output) == (2, True)
    gone = run("check", str(registry.home.public), "--key", key, "--policy", str(tmp_path / "gone"))
    assert (gone.exit_code, "[trust.file]" in gone.output) == (2, True)


def test_an_alarm_is_shown_with_what_to_do_until_it_is_ended(tmp_path: Path) -> None:
    registry = make_registry(tmp_path / "home")
    home = str(tmp_path / "home")
    assert run("log", "alarm", "--home", home).output == "no alarm stands\n"
    alarm = {
        "raised_at": "2027-01-01T00:00:00Z",
        "origin": registry.log.origin,
        "witness": "nl at https://witness.example",
        "size": 7,
        "what": "the witness cosigned another tree of size 5 than ours",
        "evidence": registry.tree.read("checkpoint").decode(),
    }
    (tmp_path / "home" / ALARM_FILE).write_text(json.dumps(alarm))
    shown = run("log", "alarm", "--home", home)
    assert shown.exit_code == 1
    for part in ("nl at https://witness.example", "size 7", "size 5", "    registry.example", "--end"):
        assert part in shown.output
    refused = run("log", "publish", "--home", home)
    assert (refused.exit_code, "[witness.alarm]" in refused.output) == (2, True)
    assert run("log", "checkpoint", "--home", home).exit_code == 0
    assert run("log", "alarm", "--home", home, "--end").exit_code == 0
    assert run("log", "publish", "--home", home).exit_code == 0
    assert run("log", "alarm", "--home", home, "--end").exit_code == 2


def test_the_keys_of_a_witness_are_of_the_two_kinds_that_cosign(tmp_path: Path) -> None:
    run(
        "witness", "init", "--home", str(tmp_path / "w"), "--name", "witness.example/nl", "--development-keys"
    )
    lines = (tmp_path / "w" / "witness.vkeys").read_text().splitlines()
    assert [parse_vkey(line).key_type for line in lines[1:]] == [4, 6]
