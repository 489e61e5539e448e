"""The wasm engine: one assessment for one question, the same every time, or an error; never something
between.
"""

from __future__ import annotations

import json
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import wasmtime
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.domain.canonical import canonical_bytes
from registry.errors import RegistryError
from registry.policy.wasm_engine import WasmEngine
from tests.refusals import code_of

Compile = Callable[[str], bytes]

RULES = """package main

assessment := {
	"open": input.facts.open == true,
	"day": input.law_date.day,
	"limit": data.limit,
	"names": sort([name | some name in input.facts.names]),
	"long": [name | some name in input.facts.names; regex.match(concat("", ["^", name, "$"]), name)],
}
"""
DATA = b'{"limit":250000}'
LAW_DATE = {"iso": "2027-01-31", "day": 20849}
FACTS = b'{"names":["b","a"],"open":true}'


@pytest.fixture(scope="module")
def engine(compiled: Compile) -> WasmEngine:
    return WasmEngine(compiled(RULES), DATA)


def test_facts_law_date_and_data_reach_the_rules(engine: WasmEngine) -> None:
    assert engine.assess(FACTS, LAW_DATE) == (
        b'{"day":20849,"limit":250000,"long":["b","a"],"names":["a","b"],"open":true}'
    )


def test_the_engine_says_what_it_is(engine: WasmEngine) -> None:
    assert engine.name == "opa-wasm"
    assert engine.version.startswith("wasmtime ")


@settings(max_examples=50, deadline=None)
@given(names=st.lists(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=30), max_size=5))
def test_no_assessment_depends_on_the_one_before(engine: WasmEngine, names: list[list[str]]) -> None:
    before = engine.assess(FACTS, LAW_DATE)
    for some in names:
        assert (
            json.loads(engine.assess(canonical_bytes({"open": False, "names": some}), LAW_DATE))["long"]
            == some
        )
    assert engine.assess(FACTS, LAW_DATE) == before


def test_facts_of_any_length_fit_until_the_memory_ends(engine: WasmEngine) -> None:
    many = {"open": True, "names": ["x" * 1000] * 2000}
    assert len(json.loads(engine.assess(canonical_bytes(many), LAW_DATE))["names"]) == 2000
    too_many = {"open": True, "names": ["x" * 1000] * 100_000}
    assert code_of(engine.assess, canonical_bytes(too_many), LAW_DATE) == "engine.trap"
    assert engine.assess(FACTS, LAW_DATE)


def test_text_of_every_alphabet_passes_unchanged(compiled: Compile) -> None:
    engine = WasmEngine(
        compiled("package main\n\nassessment := {input.facts.text: input.facts.text}\n"), b"{}"
    )
    for text in ("é", "日本", "\U0001f600", 'quote " and \\ and \n and \u0001', "\u2028", ""):
        assert engine.assess(canonical_bytes({"text": text}), LAW_DATE) == canonical_bytes({text: text})


def test_threads_each_have_their_own_instance(engine: WasmEngine) -> None:
    wrong: list[int] = []

    def run(number: int) -> None:
        for _ in range(30):
            answer = json.loads(
                engine.assess(canonical_bytes({"open": True, "names": [f"t{number}"]}), LAW_DATE)
            )
            if answer["names"] != [f"t{number}"]:
                wrong.append(number)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_an_undefined_assessment_is_an_error_and_never_a_decision(engine: WasmEngine) -> None:
    assert code_of(engine.assess, b'{"names":[]}', LAW_DATE) == "engine.undefined"
    assert code_of(engine.assess, b"{}", {}) == "engine.undefined"
    assert engine.assess(FACTS, LAW_DATE)


@pytest.mark.parametrize("value", ["true", "1", '"met"', "[1]", "null", "{1, 2}"])
def test_only_an_object_is_an_assessment(compiled: Compile, value: str) -> None:
    engine = WasmEngine(compiled(f"package main\n\nassessment := {value}\n"), b"{}")
    assert code_of(engine.assess, b"{}", LAW_DATE) == "engine.result"


def test_a_fraction_in_the_answer_is_refused(compiled: Compile) -> None:
    engine = WasmEngine(compiled('package main\n\nassessment := {"rate": data.a * 3}\n'), b'{"a":0.5}')
    assert code_of(engine.assess, b"{}", LAW_DATE) == "engine.result"


def test_a_conflict_between_rules_stops_the_run_and_the_next_one_is_right(compiled: Compile) -> None:
    rules = """package main

answer := "a" if input.facts.first

answer := "b" if input.facts.second

assessment := {"answer": answer}
"""
    engine = WasmEngine(compiled(rules), b"{}")
    with pytest.raises(RegistryError) as raised:
        engine.assess(canonical_bytes({"first": True, "second": True}), LAW_DATE)
    assert raised.value.code == "engine.trap"
    assert "conflict" in raised.value.message
    assert engine._idle.instance is None, "an instance that stopped half-way may not be used again"
    assert engine.assess(canonical_bytes({"first": True}), LAW_DATE) == b'{"answer":"a"}'
    assert engine.assess(canonical_bytes({"second": True}), LAW_DATE) == b'{"answer":"b"}'


def test_a_run_that_does_not_end_is_ended(compiled: Compile) -> None:
    rules = """package main

n := input.facts.n

assessment := {"sum": sum([1 | some a in n; some b in n; some c in n; some d in n; a + b + c + d == 0])}
"""
    engine = WasmEngine(compiled(rules), b"{}")
    with pytest.raises(RegistryError) as raised:
        engine.assess(canonical_bytes({"n": list(range(1, 200))}), LAW_DATE)
    assert raised.value.code == "engine.trap"
    assert "instructions" in raised.value.message
    assert engine.assess(canonical_bytes({"n": [0]}), LAW_DATE) == b'{"sum":1}'


def test_policies_that_need_a_function_of_the_host_are_refused(compiled: Compile) -> None:
    clock = compiled('package main\n\nassessment := {"now": time.now_ns()}\n')
    with pytest.raises(RegistryError) as raised:
        WasmEngine(clock, b"{}")
    assert raised.value.code == "engine.module"
    assert "time.now_ns" in raised.value.message


def test_a_module_that_is_not_opas_is_refused(compiled: Compile) -> None:
    good = compiled(RULES)
    empty = bytes(wasmtime.wat2wasm("(module)"))
    hungry = bytes(wasmtime.wat2wasm('(module (import "wasi" "fd_write" (func (param i32))))'))
    for module in (b"", b"\0asm", good[: len(good) // 2], empty, hungry):
        assert code_of(WasmEngine, module, DATA) == "engine.module"
    assert code_of(WasmEngine, good, b"{") == "engine.module"
    assert code_of(WasmEngine, good, DATA, "main/other") == "engine.module"


def test_a_compiled_module_is_kept_for_its_owner_alone(compiled: Compile, tmp_path: Path) -> None:
    folder = tmp_path / "modules"
    first = WasmEngine(compiled(RULES), DATA, cache=folder)
    (kept,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    again = WasmEngine(compiled(RULES), DATA, cache=folder)
    assert again.assess(FACTS, LAW_DATE) == first.assess(FACTS, LAW_DATE)
    assert list(folder.iterdir()) == [kept]


def test_kept_native_code_that_others_could_have_written_is_never_run(
    compiled: Compile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "modules"
    WasmEngine(compiled(RULES), DATA, cache=folder)
    (kept,) = folder.iterdir()
    loaded: list[Any] = []
    deserialize = wasmtime.Module.deserialize

    def watched(*arguments: Any) -> wasmtime.Module:
        loaded.append(arguments)
        return deserialize(*arguments)

    monkeypatch.setattr(wasmtime.Module, "deserialize", watched)
    kept.chmod(0o620)
    assert WasmEngine(compiled(RULES), DATA, cache=folder).assess(FACTS, LAW_DATE)
    assert not loaded
    kept.chmod(0o600)
    folder.chmod(0o777)
    assert WasmEngine(compiled(RULES), DATA, cache=folder).assess(FACTS, LAW_DATE)
    assert not loaded
    folder.chmod(0o700)
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert WasmEngine(compiled(RULES), DATA, cache=folder).assess(FACTS, LAW_DATE)
    assert not loaded
    assert WasmEngine(compiled(RULES), DATA, cache=folder).assess(FACTS, LAW_DATE)
    assert loaded


def test_a_spoilt_or_unwritable_cache_costs_time_and_nothing_else(compiled: Compile, tmp_path: Path) -> None:
    folder = tmp_path / "modules"
    WasmEngine(compiled(RULES), DATA, cache=folder)
    (kept,) = folder.iterdir()
    kept.write_bytes(b"not native code")
    assert WasmEngine(compiled(RULES), DATA, cache=folder).assess(FACTS, LAW_DATE)
    assert kept.read_bytes() != b"not native code"
    (tmp_path / "file").write_text("")
    assert WasmEngine(compiled(RULES), DATA, cache=tmp_path / "file").assess(FACTS, LAW_DATE)
    assert WasmEngine(compiled(RULES), DATA, cache=tmp_path / "file" / "below").assess(FACTS, LAW_DATE)


@pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning")
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_forked_process_assesses_the_same(engine: WasmEngine) -> None:
    expected = engine.assess(FACTS, LAW_DATE)
    child = os.fork()
    if child == 0:
        os._exit(0 if engine.assess(FACTS, LAW_DATE) == expected else 1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0


def test_without_a_bound_the_answer_is_the_same_and_memory_still_ends(compiled: Compile) -> None:
    unbounded = WasmEngine(compiled(RULES), DATA, bounded=False)
    assert unbounded.assess(FACTS, LAW_DATE) == WasmEngine(compiled(RULES), DATA).assess(FACTS, LAW_DATE)
    too_many = canonical_bytes({"open": True, "names": ["x" * 1000] * 100_000})
    assert code_of(unbounded.assess, too_many, LAW_DATE) == "engine.trap"
    assert unbounded.assess(FACTS, LAW_DATE)
