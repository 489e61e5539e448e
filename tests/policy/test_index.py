"""The index: every requirement has a result whatever its file says, and nothing is asked that cannot matter.

Asked of the real engine, over the policies' own `lib` with rules made for the purpose.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest

from registry.assets import policies
from registry.policy.assembly import RESULTS, result_codes, result_words
from registry.policy.catalogue import Requirement
from registry.policy.index import index_module
from registry.policy.wasm_engine import WasmEngine
from tests.policy.test_assembly import REQUIREMENT

PROFILES: dict[str, Any] = {"known_countries": [], "binding": {}, "bound_somewhere": {}, "memberships": {}}
DAY = {"iso": "2026-06-01", "day": 20_605}
WORDS = {"result_codes": result_codes(result_words()), "result_words": result_words()}


def result_of(
    rules: str,
    opa: Path,
    folder: Path,
    *,
    span: tuple[str | None, str | None] = (None, None),
    kind: str = "duty",
) -> tuple[str, str, list[str]]:
    """Status, severity and exceptions of a requirement of severity `major` with these rules."""
    text = REQUIREMENT | {"kind": kind, "in_force": {"from": span[0], "until": span[1], "citation": "C"}}
    one = Requirement.model_validate(text)
    defined = {line.split()[0] for line in rules.splitlines() if " := " in line}
    (folder / "index.rego").write_text(index_module([one], {one.id: defined}))
    (folder / "xx_01.rego").write_text(f"package requirements.some.xx_01\n\n{rules}\n")
    lib = [str(path) for path in (policies() / "lib").glob("*.rego") if not path.name.endswith("_test.rego")]
    main = str(policies() / "main.rego")
    command = [
        str(opa),
        "build",
        "--target",
        "wasm",
        "--entrypoint",
        RESULTS,
        "--output",
        "b.tar.gz",
        "index.rego",
    ]
    subprocess.run(
        [*command, "xx_01.rego", main, *lib], cwd=folder, check=True, timeout=60, capture_output=True
    )
    with tarfile.open(folder / "b.tar.gz") as archive:
        wasm = archive.extractfile("/policy.wasm")
        assert wasm is not None
        data = json.dumps({"facts_version": 2, "parameters": {}, "profiles": PROFILES, **WORDS}).encode()
        engine = WasmEngine(wasm.read(), data, RESULTS)
    answer: dict[str, Any] = json.loads(engine.assess(b'{"place":{"country":null}}', DAY))
    (code,) = answer["requirements"]
    status, severity, _ = result_words()[code]
    return status, severity, answer["exceptions"].get(one.id, [])


def test_what_does_not_apply_has_its_declared_weight_and_nothing_more_is_asked(
    opa: Path, tmp_path: Path
) -> None:
    rules = 'applies := "no"\n\nsatisfied := "no"\n\nseverity := "blocking"\n\nexceptions := ["a"]'
    assert result_of(rules, opa, tmp_path) == ("not_applicable", "major", [])


def test_an_exclusion_is_shown_where_it_does_not_apply_and_only_there(opa: Path, tmp_path: Path) -> None:
    rules = 'applies := "{0}"\n\nsatisfied := "yes"\n\nexclusions := ["out"]\n\nexceptions := ["in"]'
    assert result_of(rules.replace("{0}", "no"), opa, tmp_path) == ("not_applicable", "major", ["out"])
    assert result_of(rules.replace("{0}", "yes"), opa, tmp_path) == ("met", "major", ["in"])


@pytest.mark.parametrize(
    ("span", "status"),
    [
        (("2026-06-01", None), "not_met"),
        (("2026-06-02", None), "upcoming"),
        ((None, "2026-06-02"), "not_met"),
        ((None, "2026-06-01"), "not_applicable"),
        (("2020-01-01", "2026-06-01"), "not_applicable"),
    ],
)
def test_its_dates_come_before_its_rules(
    span: tuple[str | None, str | None], status: str, opa: Path, tmp_path: Path
) -> None:
    rules = 'applies := "yes"\n\nsatisfied := "no"\n\nseverity := "blocking"'
    assert result_of(rules, opa, tmp_path, span=span)[0] == status


def test_the_severity_in_effect_for_the_case_counts(opa: Path, tmp_path: Path) -> None:
    rules = 'applies := "yes"\n\nsatisfied := "no"\n\nseverity := "blocking"'
    assert result_of(rules, opa, tmp_path)[1] == "blocking"


@pytest.mark.parametrize(
    ("deferred", "status"), [("yes", "upcoming"), ("no", "not_met"), ("unknown", "undetermined")]
)
def test_the_law_may_let_one_deployment_wait(deferred: str, status: str, opa: Path, tmp_path: Path) -> None:
    rules = f'applies := "yes"\n\nsatisfied := "no"\n\ndeferred := "{deferred}"'
    assert result_of(rules, opa, tmp_path)[0] == status


@pytest.mark.parametrize("missing", ["applies", "satisfied", "severity", "deferred"])
def test_what_a_rule_leaves_undefined_is_open_and_does_not_disappear(
    missing: str, opa: Path, tmp_path: Path
) -> None:
    words = {"applies": "yes", "satisfied": "yes", "severity": "blocking", "deferred": "no"}
    rules = "\n\n".join(
        f'{name} := "{word}" if input.facts.nowhere' if name == missing else f'{name} := "{word}"'
        for name, word in words.items()
    )
    assert result_of(rules, opa, tmp_path) == ("undetermined", "major", [])


def test_an_undefined_exception_is_none(opa: Path, tmp_path: Path) -> None:
    rules = 'applies := "yes"\n\nsatisfied := "yes"\n\nexceptions := ["a"] if input.facts.nowhere'
    assert result_of(rules, opa, tmp_path) == ("met", "major", [])
