"""The page that checks one decision: the vectors of the log, judged by a browser's own cryptography; from a folder too."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, Route

from registry import assets
from registry.domain.verifier import ED25519, Verifier, parse_vkey
from registry.errors import RegistryError
from registry.log.note import parse_note, verify_note
from registry.log.policy_file import parse_policy
from registry.log.proof import parse_proof
from registry.pages.address import Site
from registry.pages.check_page import CHECK_SECURITY_POLICY, REASONS, WORDS, check_page, folder
from registry.pages.render import render
from tests.pages.conftest import Visit
from tests.pages.test_browser import RULES

ORIGIN = "https://register.test"
VECTORS = Path(__file__).parent.parent / "log" / "vectors"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def vectors(name: str) -> Any:
    return json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))


def cases() -> list[dict[str, Any]]:
    """The cases of browser.json, each with what it shares with the first."""
    first, *rest = vectors("browser")["cases"]
    return [first, *({**first, **case, "expect": {**first["expect"], **case["expect"]}} for case in rest)]


CASES = cases()
GOOD = CASES[0]


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def secure(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """The page as a register serves it over https, with one decision to fetch."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield _watched(context, complaints)
    context.close()


@pytest.fixture
def in_folder(chromium: Browser, complaints: list[str], tmp_path: Path) -> Iterator[Page]:
    """The copy of the page, opened from a folder on disk."""
    for name, data in folder().items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = _watched(context, complaints)
    page.goto((tmp_path / "index.html").as_uri())
    yield page
    context.close()


def _watched(context: BrowserContext, complaints: list[str]) -> Page:
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    context.route(f"{ORIGIN}/**", _answer)
    return page


def _answer(route: Route) -> None:
    path = route.request.url.removeprefix(ORIGIN).partition("?")[0].partition("#")[0]
    downloads = {
        "/deployments/case-137/versions/1/entry": "entry",
        "/deployments/case-137/versions/1/proof": "proof",
    }
    shared = {"Access-Control-Allow-Origin": "*"}
    if path == "/check":
        headers = {
            "Content-Security-Policy": CHECK_SECURITY_POLICY,
            "Content-Type": "text/html; charset=utf-8",
        }
        route.fulfill(body=render(check_page(development_keys=True, site=Site())), headers=headers)
    elif path in downloads:
        route.fulfill(body=GOOD[downloads[path]].encode(), headers=shared)
    elif path.startswith("/static/"):
        name = path.removeprefix("/static/")
        route.fulfill(body=(assets.web() / name).read_bytes(), content_type=_KINDS[Path(name).suffix])
    else:
        route.fulfill(status=404, body="", headers=shared)


_VERIFY = """async cases => {
  const said = [];
  for (const each of cases) {
    const [entry, proof, policy] = [each.entry, each.proof, each.policy].map(Verify.bytesOf);
    const { steps } = await Verify.verify({ keys: each.keys, entry, proof, policy });
    said.push(Object.fromEntries(steps.map(step => [step.step, step.state])));
  }
  return said;
}"""


def test_a_browser_says_of_every_vector_what_this_package_says(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    said = secure.evaluate(_VERIFY, CASES)
    for case, steps in zip(CASES, said, strict=True):
        assert steps == case["expect"], case["name"]


def refused(page: Page, action: str, arguments: list[Any]) -> list[str | None]:
    """The reason why `action`, a function of one argument, refuses each argument; None where it does not."""
    script = f"""async arguments => {{
      const action = {action}, said = [];
      for (const each of arguments) {{
        try {{ await action(each); said.push(null); }} catch (error) {{ said.push(error.reason ?? String(error)); }}
      }}
      return said;
    }}"""
    reasons: list[str | None] = page.evaluate(script, arguments)
    assert set(reasons) <= {None, *REASONS}, reasons
    return reasons


def test_the_published_inclusion_proofs_hold_and_fail_as_published(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    published = vectors("merkle")["inclusion"]
    texts = [{**one, "leafIdx": str(one["leafIdx"]), "treeSize": str(one["treeSize"])} for one in published]
    action = """v => {
      const raw = text => Uint8Array.from(atob(text ?? ""), char => char.charCodeAt(0));
      const path = (v.proof ?? []).map(raw);
      return Verify.verifyInclusion(BigInt(v.leafIdx), BigInt(v.treeSize), raw(v.leafHash), path, raw(v.root));
    }"""
    for one, reason in zip(published, refused(secure, action, texts), strict=True):
        assert (reason is not None) == one["wantErr"], one["name"]


def test_published_keys_notes_and_refused_ones_are_read_as_here(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    notes = vectors("notes")
    assert set(refused(secure, "Verify.parseVkey", [vkey for _, vkey in notes["vkeys"]])) == {None}
    assert None not in refused(secure, "Verify.parseVkey", [vkey for *_, vkey in notes["refused_vkeys"]])
    assert None not in refused(secure, "Verify.parseHead", [head[2] for head in notes["refused_tree_heads"]])
    ed25519 = [vkey for _, vkey in notes["vkeys"] if parse_vkey(vkey).key_type == ED25519]
    script = """async ([vkeys, text]) => {
      const keys = await Promise.all(vkeys.map(Verify.parseVkey));
      return (await Verify.signaturesBy(Verify.parseNote(Verify.bytesOf(text)), keys)).map(each => each.key.name);
    }"""
    for _, _, text in notes["notes"]:
        try:
            here = [
                s.verifier.name for s in verify_note(parse_note(text.encode()), [*map(parse_vkey, ed25519)])
            ]
        except RegistryError:
            here = []
        assert secure.evaluate(script, [ed25519, text]) == here


def test_published_proofs_and_policies_are_read_as_here(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    proofs, policies = vectors("tlog_proofs"), vectors("policies")
    of_text = "text => Verify.parseProof(Verify.bytesOf(text))"
    assert set(refused(secure, of_text, [one[-1] for one in proofs["written"]])) == {None}

    def here(read: Callable[[bytes], object], text: str) -> bool:
        try:
            read(text.encode())
        except RegistryError:
            return True
        return False

    texts = [one[-1] for one in proofs["refused"]]
    assert [r is not None for r in refused(secure, of_text, texts)] == [here(parse_proof, t) for t in texts]
    texts = [one[-1] for one in policies["policies"]]
    there = refused(secure, "text => Verify.parsePolicy(Verify.bytesOf(text))", texts)
    assert [r is not None for r in there] == [here(parse_policy, t) for t in texts]


def test_edge_cases_of_ed25519_are_judged_by_the_browser_as_here(secure: Page) -> None:
    # Under the keys that are read at all: those of small order are refused before anything is verified.
    secure.goto(f"{ORIGIN}/check")
    edges = vectors("ed25519_edges")
    points = edges["points"]
    triples = [
        (points[a], points[r] + s, "use ristretto255" + (f" {n}" if n >= 0 else ""))
        for a, r, s, n, _ in edges["vectors"]
    ]
    script = """async triples => {
      const raw = hex => Uint8Array.from(hex.match(/../g), each => parseInt(each, 16));
      return Promise.all(triples.map(([key, signature, message]) =>
        Verify.verifies({ key: raw(key) }, Verify.bytesOf(message), raw(signature)).catch(() => false)));
    }"""
    there = secure.evaluate(script, triples)
    here: list[bool | None] = []
    for key, signature, message in triples:
        try:
            here.append(
                Verifier("a.example", ED25519, bytes.fromhex(key)).verifies(
                    message.encode(), bytes.fromhex(signature)
                )
            )
        except RegistryError:
            here.append(None)
    judged = [(a, b) for a, b in zip(there, here, strict=True) if b is not None]
    assert sum(b for _, b in judged) == 86
    assert all(a == b for a, b in judged)


def fill(page: Page, case: dict[str, Any], *names: str) -> None:
    for name in names:
        page.locator(f"#{name}-text").fill(case[name])


def verdict(page: Page) -> str:
    page.get_by_role("button", name="Check").click()
    shown = page.locator("[data-verdict]:visible")
    shown.wait_for()
    return shown.inner_text()


def test_a_pasted_decision_is_shown_to_hold_step_by_step(secure: Page, complaints: list[str]) -> None:
    secure.goto(f"{ORIGIN}/check")
    fill(secure, GOOD, "entry", "proof", "keys", "policy")
    assert "Every step holds" in verdict(secure)
    assert "place 137" in secure.locator("[data-verdict]:visible").inner_text()
    assert secure.locator("[data-step] > [data-state=holds]:visible").count() == 9
    assert "case-137" in secure.locator("[data-step=entry]").inner_text()
    assert "pasted by you" in secure.locator("#sources").inner_text()
    assert complaints == []


def named(name: str) -> dict[str, Any]:
    (case,) = (case for case in CASES if case["name"] == name)
    return case


def test_a_policy_that_asks_for_no_witness_is_said_to_ask_for_none(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    fill(secure, named("a policy of one line, which asks nobody"), "entry", "proof", "keys", "policy")
    said = verdict(secure)
    assert "Every step holds" in said
    assert "asks for no witness" in said
    assert "that your policy asks for saw" not in said
    assert "names no witness" in secure.locator("[data-step=witnesses]").inner_text()
    assert "No witness was asked for" in secure.locator("[data-step=quorum]").inner_text()
    fill(secure, GOOD, "policy")
    said = verdict(secure)
    assert "that your policy asks for saw" in said
    assert "asks for no witness" not in said


def test_where_no_key_is_this_registers_nothing_is_established(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    fill(secure, named("the checkpoint of another log"), "entry", "proof", "keys", "policy")
    said = verdict(secure)
    assert "Nothing was established" in said
    assert "None of the keys that you gave" in said
    assert "Nothing is wrong" not in said


def test_a_key_that_stands_in_the_policy_too_is_counted_once(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    fill(secure, GOOD, "entry", "proof", "keys", "policy")
    verdict(secure)
    assert "Holds. Keys: 3. Witnesses in the policy: 3" in secure.locator("[data-step=keys]").inner_text()


def test_what_holds_what_is_open_and_what_fails_are_framed_differently(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    frames = set()
    for case in (GOOD, named("that policy without any key"), named("one cosignature of two")):
        fill(secure, case, "entry", "proof", "keys", "policy")
        verdict(secure)
        frames.add(
            secure.locator("[data-verdict]:visible").evaluate(
                "shown => [getComputedStyle(shown).borderTopStyle, getComputedStyle(shown).borderLeftWidth].join()"
            )
        )
    assert len(frames) == 3


def test_files_are_taken_byte_for_byte(secure: Page, tmp_path: Path) -> None:
    secure.goto(f"{ORIGIN}/check")
    for name in ("entry", "proof", "keys", "policy"):
        (tmp_path / name).write_bytes(GOOD[name].encode())
        secure.locator(f"#{name}-file").set_input_files(tmp_path / name)
    assert "Every step holds" in verdict(secure)
    assert "from the file keys" in secure.locator("#sources").inner_text()
    (tmp_path / "entry").write_bytes(GOOD["entry"].encode() + b"\n")
    secure.locator("#entry-file").set_input_files(tmp_path / "entry")
    assert "Something does not hold" in verdict(secure)


def test_whatever_is_wrong_is_said_in_words(secure: Page, complaints: list[str]) -> None:
    secure.goto(f"{ORIGIN}/check")
    for case in CASES[1:]:
        for name in ("entry", "proof", "keys", "policy"):
            # As files, whose bytes nobody touches.
            file = FilePayload(name=name, mimeType="text/plain", buffer=case[name].encode())
            secure.locator(f"#{name}-file").set_input_files(file)
        verdict(secure)
        for step, state in case["expect"].items():
            shown = secure.locator(f"[data-step={step}] > [data-state]:visible")
            said = shown.all_inner_texts()
            word = {"holds": "Holds.", "fails": "Does not hold:", "open": "Not checked:"}[state]
            assert said[0].startswith(word), (case["name"], step, said)
            assert len(said[0]) > len(word) + 5, (case["name"], step)
    assert complaints == []


def test_a_decision_of_this_register_is_fetched_by_its_address_and_keys_never_are(
    secure: Page, complaints: list[str]
) -> None:
    asked: list[str] = []
    secure.on("request", lambda request: asked.append(request.url))
    secure.goto(f"{ORIGIN}/check#/deployments/case-137/versions/1")
    assert "Nothing was established. No key was given" in verdict(secure)
    assert "no key was given" in secure.locator("[data-step=keys]").inner_text()
    fill(secure, GOOD, "keys", "policy")
    assert "Every step holds" in verdict(secure)
    assert {url.partition("?")[0].removeprefix(ORIGIN).partition("#")[0] for url in asked} == {
        "/check", "/static/style.css", "/static/favicon.svg", "/static/script.js", "/static/verify.js",
        "/static/steps.js", "/static/check.js",
        "/deployments/case-137/versions/1/entry", "/deployments/case-137/versions/1/proof",
    }  # fmt: skip
    assert complaints == []


def test_an_address_whose_answer_is_about_something_else_does_not_hold(secure: Page) -> None:
    secure.route("**/deployments/other/versions/1/*", lambda route: route.fulfill(
        body=GOOD[route.request.url.rpartition("/")[2]].encode()))  # fmt: skip
    secure.goto(f"{ORIGIN}/check#/deployments/other/versions/1")
    fill(secure, GOOD, "keys", "policy")
    assert "Something does not hold" in verdict(secure)
    assert "something else than the address says" in secure.locator("[data-step=entry]").inner_text()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Give the address"),
        ("/deployments/x", "not the address"),
        ("/deployments/gone/versions/1", "could not be fetched"),
    ],
)
def test_with_nothing_to_check_the_page_says_what_to_give(secure: Page, address: str, said: str) -> None:
    secure.goto(f"{ORIGIN}/check")
    secure.locator("#decision").fill(address)
    assert said in verdict(secure)
    assert secure.locator("[data-step] > [data-state]:visible").count() == 0


def test_the_served_page_asks_no_other_host(secure: Page, complaints: list[str]) -> None:
    secure.goto(f"{ORIGIN}/check")
    secure.locator("#decision").fill("https://elsewhere.test/deployments/a/versions/1")
    assert "could not be fetched" in verdict(secure)
    assert any("Content Security Policy" in line for line in complaints)


def test_the_page_works_from_a_folder_and_asks_any_register(in_folder: Page, complaints: list[str]) -> None:
    fill(in_folder, GOOD, "entry", "proof", "keys", "policy")
    assert "Every step holds" in verdict(in_folder)
    in_folder.locator("#decision").fill(f"{ORIGIN}/deployments/case-137/versions/1")
    # Of the two one would be left unchecked without a word.
    assert "An address is given and an entry" in verdict(in_folder)
    for source in ("entry", "proof"):
        in_folder.locator(f"#{source}-text").fill("")
    assert "Every step holds" in verdict(in_folder)
    assert complaints == []
    assert in_folder.evaluate(
        "[...document.querySelectorAll('a[href]')].every(a => a.getAttribute('href').startsWith('#'))"
    )


def test_a_browser_without_ed25519_is_told_so(visit: Callable[..., Visit]) -> None:
    page = visit().open("check")  # http from another computer: no WebCrypto
    page.locator("#unsupported").wait_for()
    assert not page.locator("#form").is_visible()
    assert "Firefox 129" in page.locator("#unsupported").inner_text()


def test_without_script_the_page_explains_every_step(visit: Callable[..., Visit]) -> None:
    page = visit(java_script_enabled=False).open("check")
    assert page.locator("[data-step] h3:visible").count() == 8
    assert not page.locator("#form").is_visible()
    assert page.locator("[data-state]:visible").count() == 0
    assert "ML-DSA-44" in page.inner_text("body")
    assert "Scripts are switched off here" in page.inner_text("body")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["all holds", "that policy without any key", "one cosignature of two"])
def test_results_are_accessible_and_fit_every_screen(secure: Page, width: int, theme: Any, name: str) -> None:
    (case,) = (case for case in CASES if case["name"] == name)
    secure.set_viewport_size({"width": width, "height": 900})
    secure.emulate_media(color_scheme=theme)
    secure.goto(f"{ORIGIN}/check")
    fill(secure, case, "entry", "proof", "keys", "policy")
    verdict(secure)
    found = Axe().run(secure, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()
    assert secure.evaluate("document.documentElement.scrollWidth") <= width
    assert secure.evaluate("document.activeElement.id") == "verdict"


def test_what_is_printed_is_the_result_without_the_form(secure: Page) -> None:
    secure.goto(f"{ORIGIN}/check")
    fill(secure, GOOD, "entry", "proof", "keys", "policy")
    verdict(secure)
    secure.emulate_media(media="print")
    assert not secure.locator("#form").is_visible()
    assert secure.locator("[data-verdict=holds]").is_visible()


def test_every_reason_of_the_script_has_its_words_and_no_words_are_left_over() -> None:
    script = (assets.web() / "verify.js").read_text()
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+|entry-size)"', script)) - {"utf-8"}
    assert used == set(REASONS)
    page = (assets.web() / "check.js").read_text()
    words = set(re.findall(r'(?:word\(|return |: )"([a-z]+)"', page)) | {"pasted", "none", "empty"}
    assert words >= set(WORDS)
