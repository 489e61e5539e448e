"""A reader's browser runs a decision again, by the policies that the log publishes: it agrees with Python, or says why not."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import wasmtime
from flask import Flask, Response
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from registry import assets
from registry.domain import facts as facts_of
from registry.domain.assessment import read_assessment
from registry.domain.canonical import canonical_bytes, parse_canonical, sha256_hex
from registry.domain.decision import requirement_lines
from registry.errors import RegistryError
from registry.http.app import create_app
from registry.operations.assess import wasm_engine
from registry.pages.rerun_page import REASONS, WORDS
from registry.policy.kept import kept_release, kept_versions
from registry.policy.release import MANIFEST
from registry.settings import Settings
from tests.http.published_decision import Changed, Decided, decisions, read_decided, rebuilt
from tests.pages.test_browser import RULES, violations

CASE = "gb-2020-bridges-swp"
OUTCOMES = 6
AGREED = "The same assessment."
OTHERWISE = "Another assessment."
WRONG = "Something is not what the decision says."
UNDONE = "It was not all done."


@dataclass
class Register:
    """The demonstration, served; it answers with `changed` where that holds an address, and remembers what was asked."""

    app: Flask
    origin: str = ""
    changed: Changed = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        self.asked.append(path)
        answer: Any = Response(self.changed[path]) if path in self.changed else self.app
        answered: Iterable[bytes] = answer(environ, start_response)
        return answered

    def get(self, address: str) -> bytes:
        answer = self.app.test_client().get(address, buffered=True)
        assert answer.status_code == 200, address
        return answer.data


@dataclass
class Reader:
    """A browser before the register, and what it complained of."""

    page: Page
    register: Register
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, deployment: str = CASE, version: int = 1) -> None:
        self.page.goto(f"{self.register.origin}/deployments/{deployment}/versions/{version}/rerun")

    def run(self) -> str:
        """What the page says in the end, of the decision that it was opened for."""
        self.page.get_by_role("button", name="Run it again here").click()
        shown = self.page.locator("[data-verdict]:visible")
        shown.wait_for()
        return shown.inner_text()

    def said(self, step: str) -> str:
        """What it says of a step."""
        return "\n".join(self.page.locator(f"[data-step={step}] > [data-state]:visible").all_inner_texts())

    def computed(self) -> dict[str, list[str]]:
        """The titles of the requirements that it computed, by status."""
        titles = """groups => Object.fromEntries(groups.map(each =>
            [each.dataset.status, [...each.querySelectorAll("tbody th")].map(th => th.textContent)]))"""
        by_status: dict[str, list[str]] = self.page.locator("[data-status]").evaluate_all(titles)
        return by_status


@pytest.fixture(scope="module")
def served(demo_home: Path) -> Iterator[Register]:
    made = Register(create_app(demo_home, Settings()))
    server = make_server("localhost", 0, made, threaded=True)
    made.origin = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def register(served: Register) -> Iterator[Register]:
    served.asked.clear()
    yield served
    served.changed = {}


@pytest.fixture
def reader(chromium: Browser, register: Register) -> Iterator[Reader]:
    # A context of its own: it remembers no file of the test before.
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Reader(context.new_page(), register)
    context.close()


@pytest.fixture(scope="module")
def kept_open(chromium: Browser, served: Register) -> Iterator[Reader]:
    context = chromium.new_context()
    made = Reader(context.new_page(), served)
    protocol = context.new_cdp_session(made.page)
    protocol.send("Network.enable")
    protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
    made.open()
    yield made
    context.close()


@pytest.fixture
def opened(kept_open: Reader, register: Register) -> Reader:
    """The page as whoever looked there before left it: what it said of another run must be gone."""
    return kept_open


@pytest.fixture(scope="module")
def decided(served: Register) -> Decided:
    return read_decided(served.get, CASE, 1)


def by_status(assessment: bytes, bundle: Mapping[str, Any]) -> dict[str, list[str]]:
    titles = {one["id"]: one["title"] for rules in bundle["requirements"].values() for one in rules.values()}
    read, _ = read_assessment(assessment)
    statuses = ("not_met", "undetermined", "met", "upcoming", "not_applicable")
    return {status: [titles[one.id] for one in read.with_status(status)] for status in statuses}  # type: ignore[arg-type]


def test_decisions_of_every_outcome_are_computed_again_byte_for_byte(
    reader: Reader, register: Register
) -> None:
    some = decisions(register.get)[:OUTCOMES]
    _agree(reader, some)


@pytest.mark.slow
def test_every_decision_of_the_demonstration_is_computed_again_byte_for_byte(
    reader: Reader, register: Register
) -> None:
    every = decisions(register.get)
    assert len(every) >= 25
    _agree(reader, every)


def _agree(reader: Reader, some: list[tuple[str, int]]) -> None:
    register = reader.register
    catalogue = None
    for deployment, version in some:
        decided = read_decided(register.get, deployment, version)
        catalogue = catalogue or parse_canonical(decided.files["catalogue.json"])
        reader.open(deployment, version)
        said = reader.run()
        assert said.startswith(AGREED), (deployment, said)
        assert sha256_hex(decided.assessment) in reader.said("run")
        assert reader.page.locator("[data-step] > [data-state=holds]:visible").count() == 6
        assert reader.computed() == by_status(decided.assessment, catalogue)
        assert not reader.page.locator("#differences").is_visible()
    assert reader.complaints == []


def test_every_release_that_was_kept_runs_in_a_browser_as_it_does_in_python(
    opened: Reader, register: Register, decided: Decided
) -> None:
    # Also those that answer in another shape, or read an earlier version of the facts.
    record = register.get(f"{decided.tree}records/{decided.statement['subject'][0]['digest']['sha256']}.json")
    shapes = set()
    for version in kept_versions(assets.policies()):
        bundle = kept_release(assets.policies(), version)
        facts = canonical_bytes(facts_of.derive(parse_canonical(record), bundle.facts_version))
        day = facts_of.law_date_of(decided.said["law_date"]["date"])
        made = wasm_engine(bundle).assess(facts, day)
        assessment, digest = read_assessment(made)
        register.changed = {
            **decided.with_release(
                bundle,
                facts={"version": bundle.facts_version, "sha256": sha256_hex(facts)},
                assessment_sha256=digest,
                outcome=assessment.outcome.model_dump(),
                requirements=[line.model_dump() for line in requirement_lines(assessment)],
            ),
            f"{decided.tree}facts/{sha256_hex(facts)}.json": facts,
            f"{decided.tree}assessments/{digest}.json": made,
        }
        assert opened.run().startswith(AGREED), bundle.version
        assert bundle.digest in opened.said("release")
        shapes.add(bundle.entrypoint)
    assert shapes == {"main/assessment", "main/results"}


def flipped(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def other_facts(decided: Decided) -> bytes:
    """The same deployment in another country."""
    facts = parse_canonical(decided.facts)
    facts["place"]["country"] = "FR"
    return canonical_bytes(facts)


def with_another_status(decided: Decided) -> Changed:
    first, *rest = decided.said["requirements"]
    return decided.entry(
        requirements=[{**first, "status": "met" if first["status"] != "met" else "not_met"}, *rest]
    )


def duplicated(decided: Decided) -> bytes:
    return decided.facts[:-1] + b',"facts_version":3}'


def with_an_exception_beneath(decided: Decided) -> Changed:
    """An assessment that rests on an exception which the policies do not find, and an entry that names it."""
    assessment = parse_canonical(decided.assessment)
    assessment["requirements"][0]["exceptions"].append("invented")
    made = canonical_bytes(assessment)
    path = f"{decided.tree}assessments/{sha256_hex(made)}.json"
    return {**decided.entry(assessment_sha256=sha256_hex(made)), path: made}


DOCTORED: dict[str, tuple[Callable[[Decided], Changed], str, str, str]] = {
    "changed facts": (lambda d: {d.path("facts"): other_facts(d)}, WRONG, "facts", "digest"),
    "changed facts that the entry names": (lambda d: d.with_facts(other_facts(d)), OTHERWISE, "comparison", "differs"),
    "facts with a key twice": (lambda d: d.with_facts(duplicated(d)), WRONG, "facts", "json"),
    "facts written anew": (lambda d: d.with_facts(json.dumps(json.loads(d.facts)).encode()), WRONG, "facts", "json"),
    "facts of another version": (
        lambda d: d.with_facts(canonical_bytes({**json.loads(d.facts), "facts_version": 2})), WRONG, "facts", "facts-version"),
    "a changed outcome": (
        lambda d: d.entry(outcome={**d.said["outcome"], "binding": "compliant"}), OTHERWISE, "assessment", "another-assessment"),
    "a changed status": (with_another_status, OTHERWISE, "assessment", "another-assessment"),
    "another law date": (
        lambda d: d.entry(law_date={**d.said["law_date"], "date": "2027-03-01"}), OTHERWISE, "assessment", "another-day"),
    "a law date that there is not": (
        lambda d: d.entry(law_date={**d.said["law_date"], "date": "2027-02-29"}), WRONG, "run", "law-date"),
    "another assessment beside it": (lambda d: {d.path("assessments"): flipped(d.assessment)}, WRONG, "assessment", "digest"),
    "an exception that the policies do not find": (with_an_exception_beneath, OTHERWISE, "comparison", "differs-beneath"),
    "a module with one other bit": (
        lambda d: {d.release_file("policy.wasm"): flipped(d.files["policy.wasm"])}, WRONG, "release", "release-file"),
    "a changed parameter": (
        lambda d: {d.release_file("data.json"): d.files["data.json"].replace(b"1", b"2", 1)}, WRONG, "release", "release-file"),
    "another manifest": (lambda d: {d.release_file(MANIFEST): flipped(d.files[MANIFEST])}, WRONG, "release", "digest"),
    "a data document that is no JSON": (
        lambda d: d.with_files(data_json=b"{"), WRONG, "release", "json"),
    "a truncated module that the entry names": (
        lambda d: d.with_files(policy_wasm=d.files["policy.wasm"][:-1000]), WRONG, "run", "module"),
    "a decision on another deployment": (
        lambda d: d.entry(deployment="de-2019-hamburg-g20-videmo"), WRONG, "decision", "another-decision"),
    "an entry that is no envelope": (lambda d: {f"{d.address}/entry": b"{}"}, WRONG, "decision", "entry-form"),
    "an outcome that is no name of one": (
        lambda d: d.entry(outcome={**d.said["outcome"], "binding": 'x"] , *'}), OTHERWISE, "assessment", "another-assessment"),
    "an entry longer than a log has": (
        lambda d: {f"{d.address}/entry": b" " * 70_000}, WRONG, "decision", "entry-size"),
    "a version that is a text": (
        lambda d: d.entry(version=str(d.said["version"])), WRONG, "decision", "not-a-decision"),
    "a release that calls itself otherwise": (
        lambda d: d.entry(release={**d.said["release"], "version": "9.9.9"}), WRONG, "release", "release-version"),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCTORED)
def test_what_was_doctored_is_refused_and_the_page_says_what_is_wrong(
    opened: Reader, decided: Decided, name: str
) -> None:
    change, verdict, step, reason = DOCTORED[name]
    opened.register.changed = change(decided)
    assert opened.run().startswith(verdict)
    said = opened.said(step)
    assert said.startswith("Does not hold:")
    assert REASONS[reason] in said


def test_a_decision_by_another_release_is_shown_with_each_requirement_that_differs(
    reader: Reader, register: Register, decided: Decided
) -> None:
    before = kept_release(assets.policies(), kept_versions(assets.policies())[-2])
    record = parse_canonical(
        register.get(f"{decided.tree}records/{decided.statement['subject'][0]['digest']['sha256']}.json")
    )
    facts = canonical_bytes(facts_of.derive(record, before.facts_version))
    named = {"version": before.facts_version, "sha256": sha256_hex(facts)}
    path = f"{decided.tree}facts/{named['sha256']}.json"
    register.changed = {**decided.with_release(before, facts=named), path: facts}
    reader.open()
    assert reader.run().startswith(OTHERWISE)
    made, _ = read_assessment(
        wasm_engine(before).assess(facts, facts_of.law_date_of(decided.said["law_date"]["date"]))
    )
    here = {line.id: line.model_dump() for line in requirement_lines(made)}
    signed = {line["id"]: line for line in decided.said["requirements"]}
    differing = [id for id in sorted({*here, *signed}) if here.get(id) != signed.get(id)]
    outcomes = [
        name for name, said in made.outcome.model_dump().items() if decided.said["outcome"][name] != said
    ]
    assert len(differing) > 3
    assert reader.page.locator("#differing tbody").count() == len(differing) + len(outcomes)
    assert reader.page.get_by_role("cell", name="not there").count() == len(here.keys() ^ signed.keys()) > 0


def test_what_differs_stands_beside_what_was_signed(reader: Reader, decided: Decided) -> None:
    reader.register.changed = decided.entry(outcome={**decided.said["outcome"], "binding": "compliant"})
    reader.open()
    reader.run()
    (group,) = reader.page.locator("#differing tbody").all()
    what, here, signed = (cell.inner_text() for cell in group.locator("th, td").all())
    assert (what, signed) == ("Under binding rules", "compliant")
    assert here != signed
    assert reader.page.locator("#computed-binding").inner_text() == here


def test_a_signature_that_does_not_fit_is_not_seen_here_and_the_page_says_where_it_is(
    reader: Reader, decided: Decided, demo_home: Path
) -> None:
    forged = canonical_bytes(
        {
            **decided.envelope,
            "signatures": [{**decided.envelope["signatures"][0], "sig": "AAAA" * 21 + "AA=="}],
        }
    )
    reader.register.changed = {f"{decided.address}/entry": forged}
    reader.open()
    assert reader.run().startswith(AGREED)
    assert "Who signed the decision is not checked here" in reader.page.inner_text("main")
    reader.page.get_by_role("link", name="on the page that checks its signature").click()
    reader.page.locator("#keys-text").fill((demo_home / "trust" / "registry.vkeys").read_text())
    reader.page.get_by_role("button", name="Check").click()
    reader.page.locator("[data-verdict]:visible").wait_for()
    assert "a signature does not fit what it stands under" in reader.said("entry")


_MODULE = """
(module
  (import "env" "memory" (memory 1)) (import "env" "opa_abort" (func $abort (param i32))) {imports} {functions}
  (data (i32.const 1024) "{builtins}\\00") (data (i32.const 2048) "{{\\22main/results\\22:0}}\\00")
  (data (i32.const 3072) "{answer}\\00")
  (func (export "builtins") (result i32) (i32.const 1024))
  (func (export "entrypoints") (result i32) (i32.const 2048))
  (func (export "opa_json_dump") (param i32) (result i32) (local.get 0))
  (func (export "opa_malloc") (param i32) (result i32) (i32.const 4096))
  (func (export "opa_json_parse") (param i32 i32) (result i32) (i32.const 1))
  (func (export "opa_heap_ptr_get") (result i32) (i32.const 4096))
  (func (export "opa_eval") (param i32 i32 i32 i32 i32 i32 i32) (result i32) {body}))
"""


def module(
    body: str = "(i32.const 3072)",
    answer: str = "[]",
    builtins: str = "{}",
    imports: str = "",
    functions: str = "",
) -> bytes:
    texts = {name: text.replace('"', "\\22") for name, text in (("answer", answer), ("builtins", builtins))}
    text = _MODULE.format(body=body, imports=imports, functions=functions, **texts)
    return bytes(wasmtime.wat2wasm(text))


MODULES: dict[str, tuple[bytes, str, str, str]] = {
    "answers nothing": (module(), "engine.undefined", "undefined", ""),
    "answers no JSON": (module(answer="["), "engine.result", "answer", ""),
    "answers twice": (module(answer='[{"result":{}},{"result":{}}]'), "engine.result", "answer", ""),
    "answers something else": (module(answer='[{"result":{"law_date":1}}]'), "engine.result", "answer", ""),
    "aborts": (
        module("(call $abort (i32.const 3072)) unreachable", answer="conflict in main.rego"), "engine.trap", "trap",
        "conflict in main.rego"),
    "traps": (module("unreachable"), "engine.trap", "trap", ""),
    "needs a function": (module(builtins='{"http.send":0}'), "engine.module", "builtins", "http.send"),
    "imports what there is not": (
        module(imports='(import "env" "fetch" (func (param i32)))'), "engine.module", "module", "env.fetch"),
    "reads beyond its memory": (module("(i32.load (i32.const -4))"), "engine.trap", "trap", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_a_module_that_gives_no_assessment_is_refused_here_as_in_python(
    opened: Reader, decided: Decided, name: str
) -> None:
    wasm, code, reason, detail = MODULES[name]
    bundle = rebuilt(decided.files, {"policy.wasm": wasm})
    with pytest.raises(RegistryError) as refused:
        wasm_engine(bundle).assess(decided.facts, facts_of.law_date_of(decided.said["law_date"]["date"]))
    assert refused.value.code == code
    opened.register.changed = decided.with_release(bundle)
    assert opened.run().startswith(WRONG)
    assert REASONS[reason] in opened.said("run")
    assert detail in opened.said("run")
    assert not opened.page.locator("#computed").is_visible()


def test_policies_that_do_not_end_are_stopped_and_the_page_lives_on(reader: Reader, decided: Decided) -> None:
    reader.register.changed = decided.with_files(policy_wasm=module("(loop $on (br $on)) unreachable"))
    reader.page.clock.install()
    reader.open()
    reader.page.get_by_role("button", name="Run it again here").click()
    reader.page.get_by_text("Running the policies…").wait_for()
    reader.page.clock.fast_forward(20_000)
    reader.page.locator("[data-verdict]:visible").wait_for()
    assert reader.said("run").startswith(
        "Not done: the policies did not end in time, and were stopped: 20 seconds"
    )
    reader.register.changed = {}
    assert reader.run().startswith(AGREED)


def test_facts_beyond_all_measure_are_not_taken_and_called_not_done(opened: Reader, decided: Decided) -> None:
    opened.register.changed = {decided.path("facts"): b" " * (2**24 + 1)}
    assert opened.run().startswith(UNDONE)
    assert "Not done: the file is longer than what is taken of it" in opened.said("facts")
    assert "16,777,216 bytes" in opened.said("facts")


def test_a_browser_without_the_space_for_a_run_finds_nothing_wrong(opened: Reader, decided: Decided) -> None:
    wasm = module("(call $deeper) (i32.const 3072)", functions="(func $deeper (call $deeper))")
    opened.register.changed = decided.with_files(policy_wasm=wasm)
    assert opened.run().startswith(UNDONE)
    assert REASONS["space"] in opened.said("run")


def test_a_browser_that_compiles_no_module_finds_nothing_wrong_with_one(reader: Reader) -> None:
    refuses = {"Content-Security-Policy": "default-src 'none'", "Content-Type": "text/javascript"}
    script = (assets.web() / "engine.js").read_text()
    reader.page.route("**/static/engine.js*", lambda route: route.fulfill(body=script, headers=refuses))
    reader.open()
    assert reader.run().startswith(UNDONE)
    assert REASONS["worker"] in reader.said("run")


def test_what_cannot_be_fetched_is_called_not_done_and_nothing_wrong(
    reader: Reader, decided: Decided
) -> None:
    reader.page.route("**/facts/*", lambda route: route.abort())
    reader.open()
    assert reader.run().startswith(UNDONE)
    assert reader.said("facts").startswith("Not done: it could not be fetched")
    assert "it needs what stands above" in reader.said("run")
    assert reader.said("release").startswith("Holds.")
    reader.page.unroute("**/facts/*")
    assert reader.run().startswith(AGREED)


def test_the_worker_fetches_nothing_and_the_page_only_from_its_register(
    reader: Reader, register: Register, decided: Decided
) -> None:
    reader.open()
    reader.run()
    release = f"{decided.tree}releases/{decided.said['release']['digest']}/"
    fetched = [path for path in register.asked if not path.startswith("/static/")]
    assert sorted(fetched) == sorted(
        [
            f"{decided.address}/rerun", f"{decided.address}/entry", decided.path("facts"), decided.path("assessments"),
            *(release + name for name in (MANIFEST, "policy.wasm", "data.json", "catalogue.json")),
        ]
    )  # fmt: skip
    assert reader.complaints == []
    reader.page.evaluate("fetch('https://elsewhere.test/').catch(() => {})")
    assert any("Content Security Policy" in line for line in reader.complaints)


@pytest.mark.parametrize("name", ["", "a changed outcome", "changed facts"])
def test_results_are_accessible_in_both_themes_and_fit_every_screen(
    opened: Reader, decided: Decided, name: str
) -> None:
    opened.register.changed = DOCTORED[name][0](decided) if name else {}
    page = opened.page
    opened.run()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    page.set_viewport_size({"width": 390, "height": 900})
    page.emulate_media(color_scheme="light")
    assert violations(page, {"type": "tag", "values": RULES}) == 0
    page.emulate_media(color_scheme="dark")
    assert violations(page, {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}) == 0
    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_run_from_the_keyboard_and_the_result_is_announced(reader: Reader) -> None:
    reader.open()
    reader.page.locator("main a").last.focus()
    for _ in range(50):
        reader.page.keyboard.press("Shift+Tab")
        if reader.page.evaluate("document.activeElement.id") == "start":
            break
    reader.page.keyboard.press("Enter")
    reader.page.locator("[data-verdict]:visible").wait_for()
    assert reader.page.evaluate("document.activeElement.id") == "verdict"
    assert reader.page.locator("#verdict").get_attribute("role") == "status"


def test_a_browser_that_cannot_run_it_is_told_so(reader: Reader) -> None:
    reader.page.add_init_script("delete globalThis.WebAssembly")
    reader.open()
    reader.page.locator("#unsupported").wait_for()
    assert not reader.page.locator("#form").is_visible()
    assert "sightline check" in reader.page.inner_text("main")


def test_without_script_the_page_says_what_the_command_does_instead(
    chromium: Browser, register: Register
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    made = Reader(context.new_page(), register)
    made.open()
    text = made.page.inner_text("main")
    assert "Scripts are switched off here" in text
    assert "runs every decision again" in text
    assert "sightline check http" in text
    assert made.page.locator("[data-step] h3:visible").count() == 6
    assert made.page.locator("[data-state]:visible").count() == 0
    assert not made.page.locator("#form").is_visible()
    context.close()


def test_every_reason_of_the_scripts_has_its_words_and_no_words_are_left_over() -> None:
    scripts = "".join((assets.web() / name).read_text() for name in ("replay.js", "engine.js", "rerun.js"))
    used = set(
        re.findall(
            r'(?:Refusal|Stopped|refuse)\((?:error.reason === "codes" \? "codes" : )?"([a-z-]+)"', scripts
        )
    )
    # Those of an envelope stand in verify.js; files are compared with what names them.
    assert used | {"entry-form", "entry-size", "digest", "release-file", "codes"} == set(REASONS)
    said = re.findall(r'word\("([a-z-]+)"\)', scripts) + [
        f"doing-{step}" for step in re.findall(r'attempt\("([a-z]+)"', scripts)
    ]
    assert {*said, "date", "binding", "strict"} == set(WORDS)
