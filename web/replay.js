// Whether the policies give the assessment that was signed: one decision, run again from the public files beside it.
//
// Knows: what a decision names (facts, release, law date, assessment), that each file must have the digest by which it is named,
// RFC 8785 narrowed to integers as registry/domain/canonical.py has it, and the two shapes in which releases answer
// (registry/policy/assembly.py). What is compared are the bytes whose digest was signed, so a mistake here can call a good decision
// wrong and no wrong one good. Does not know how files are fetched, how a module is run, nor any word: every refusal is a code with values.
"use strict";
const Replay = (() => {
  const { Refusal, bytesOf, hex } = Verify;
  const MIB = 1 << 20;
  const MAX_FILE = 16 * MIB, MAX_ENTRY = 65_535, MAX_RELEASE = 64 * MIB, MAX_DEPTH = 64;
  // What is not known to be wrong: it could not be fetched, was not tried, or is more than this browser has time or space for.
  const OPEN = ["unreachable", "needs", "too-long", "endless", "space", "worker"];
  const DECISION = "https://sightline.example/decision/v1";
  const SHA256 = /^[0-9a-f]{64}$/;

  // ---- canonical JSON (RFC 8785, integers only) ----

  function canonical(value, depth = 0) {
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "number" && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
    if (typeof value === "string" && value.isWellFormed()) return JSON.stringify(value);
    if (typeof value !== "object" || depth >= MAX_DEPTH) throw new Refusal("json");
    if (Array.isArray(value)) return `[${value.map(each => canonical(each, depth + 1)).join()}]`;
    // The order of UTF-16 code units, as ECMAScript compares texts.
    const members = Object.keys(value).sort();
    return `{${members.map(key => `${canonical(key)}:${canonical(value[key], depth + 1)}`).join()}}`;
  }

  // The value of which `bytes` are the one spelling: a key that stands twice, or any other spelling, is refused.
  function parse(bytes, path) {
    try {
      const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      const value = JSON.parse(text);
      if (canonical(value) === text) return value;
    } catch { /* it is none */ }
    throw new Refusal("json", { path });
  }

  async function sha256(bytes) {
    return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  }

  // ---- what a decision names ----

  function readDecision(entry, about) {
    const { payload } = Verify.parseEnvelope(entry);
    const statement = parse(payload, "entry");
    const said = statement?.predicate;
    const [facts, release] = [said?.facts, said?.release];
    const digests = [facts?.sha256, release?.digest, said?.assessment_sha256];
    const texts = [said?.law_date?.date, release?.version, said?.outcome?.binding, said?.outcome?.strict];
    if (statement?.predicateType !== DECISION || !digests.every(each => typeof each === "string" && SHA256.test(each))
      || !Number.isSafeInteger(said.version) || !Number.isSafeInteger(release.index)
      || !texts.every(each => typeof each === "string") || !areLines(said.requirements)) throw new Refusal("not-a-decision");
    if (said.deployment !== about.deployment || String(said.version) !== about.version) throw new Refusal("another-decision");
    return said;
  }

  // Each requirement once, in the order of ids.
  function areLines(lines) {
    const whole = line => ["id", "status", "severity", "force"].every(name => typeof line?.[name] === "string");
    return Array.isArray(lines) && lines.length > 0 && lines.every(whole) && lines.every((line, at) => !at || lines[at - 1].id < line.id);
  }

  // The second input of an assessment: the day whose law applies, and its number since 1970-01-01.
  function lawDate(iso) {
    const moment = new Date(`${iso}T00:00:00Z`);
    if (Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== iso) throw new Refusal("law-date", { day: iso });
    return { iso, day: moment.getTime() / 86_400_000 };
  }

  // ---- a release (registry/policy/release.py) ----

  async function readRelease(read, { digest, version }) {
    const folder = `releases/${digest}`;
    let left = MAX_RELEASE;
    const file = async (name, expected, reason) => {
      const path = `${folder}/${name}`;
      const bytes = await read(path, left);
      left -= bytes.length;
      if (await sha256(bytes) !== expected) throw new Refusal(reason, { path: name });
      return bytes;
    };
    const manifest = parse(await file("manifest.json", digest, "digest"), "manifest.json");
    const named = name => {
      if (typeof manifest?.files !== "object" || !SHA256.test(manifest.files?.[name])) throw new Refusal("manifest");
      return file(name, manifest.files[name], "release-file");
    };
    const [wasm, data, catalogue] = [await named("policy.wasm"), await named("data.json"), await named("catalogue.json")];
    parse(data, "data.json");
    if (manifest.version !== version) throw new Refusal("release-version", { version: String(manifest.version), named: version });
    const about = described(parse(catalogue, "catalogue.json"));
    return { manifest, wasm, data, about, bytes: MAX_RELEASE - left, sha256: manifest.files["policy.wasm"] };
  }

  // What the release says of its requirements, in the order of their ids.
  function described(catalogue) {
    try {
      const all = Object.entries(catalogue.requirements)
        .flatMap(([framework, rules]) => Object.values(rules).map(one => [one.id, { framework, ground: one.ground, id: one.id, kind: one.kind, title: one.title }]))
        .sort(([a], [b]) => a < b ? -1 : 1);
      if (all.length && all.every(([, one]) => Object.values(one).every(each => typeof each === "string"))) return new Map(all);
    } catch { /* it describes nothing */ }
    throw new Refusal("catalogue");
  }

  // ---- from what the module gives to the assessment (registry/policy/assembly.py) ----

  function assemble(answer, release) {
    let results;
    try {
      results = JSON.parse(answer);
    } catch {
      throw new Refusal("answer");
    }
    if (Array.isArray(results) && !results.length) throw new Refusal("undefined");
    if (!Array.isArray(results) || results.length !== 1 || typeof results[0]?.result !== "object") throw new Refusal("answer");
    const { result } = results[0];
    try {
      if (release.manifest.entrypoint === "main/assessment") return canonical(result);
      if (release.manifest.entrypoint === "main/results") return canonical(assembled(result, release));
    } catch (error) {
      throw new Refusal(error.reason === "codes" ? "codes" : "answer");
    }
    throw new Refusal("entrypoint", { detail: String(release.manifest.entrypoint) });
  }

  function assembled({ law_date, outcome, requirements, exceptions }, release) {
    const words = wordsOf(parse(release.data, "data.json"));
    const about = [...release.about.values()];
    if (requirements.length !== about.length || !Object.keys(exceptions).every(id => release.about.has(id))) throw new Refusal("answer");
    const lines = about.map(({ title, ...one }, at) => {
      const code = requirements[at], names = Object.hasOwn(exceptions, one.id) ? exceptions[one.id] : [];
      if (!Number.isInteger(code) || !Array.isArray(names) || !names.every(name => typeof name === "string")) throw new Refusal("answer");
      const [status, severity, force] = words[code];
      return { ...one, exceptions: names, status, severity, force };
    });
    const { binding, strict } = outcome;
    return { facts_version: release.manifest.facts_version, law_date, outcome: { binding, strict }, requirements: lines };
  }

  // What each code of the release means: [status, severity, force]; the rules and the list must say the same.
  function wordsOf({ result_words, result_codes }) {
    const none = () => Object.create(null), codes = none();
    for (const [code, [status, severity, force]] of result_words.entries()) ((codes[status] ??= none())[severity] ??= none())[force] = code;
    if (canonical(codes) !== canonical(result_codes)) throw new Refusal("codes");
    return result_words;
  }

  // ---- comparison ----

  // Where two lists of requirements, and what stands above them, differ: [{what, here, signed}].
  function differences(here, decision) {
    const found = [];
    const add = (what, a, b) => { if (a !== b) found.push({ what, here: a, signed: b }); };
    add("date", here.law_date.iso, decision.law_date.date);
    add("binding", here.outcome.binding, decision.outcome.binding);
    add("strict", here.outcome.strict, decision.outcome.strict);
    const [ours, theirs] = [here, decision].map(each => new Map(each.requirements.map(line => [line.id, line])));
    for (const id of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
      const [a, b] = [ours.get(id), theirs.get(id)];
      if (["status", "severity", "force"].some(name => a?.[name] !== b?.[name])) found.push({ what: "requirement", id, here: a, signed: b });
    }
    return found;
  }

  function readAssessment(bytes, path) {
    const value = parse(bytes, path);
    if (typeof value?.law_date?.iso !== "string" || typeof value.outcome?.binding !== "string" || typeof value.outcome.strict !== "string"
      || !areLines(value.requirements)) throw new Refusal("assessment", { path });
    return value;
  }

  // ---- all of it ----

  // Every step from the entry to the comparison, as verify.js has them: [{step, state, reason?, values}], told as it is done; and
  // `computed`, the assessment made here, with `differences` to what was signed; both null where none was made.
  // `read(path, limit)` gives the bytes of the file at `path` of the log's tree, `entry` among them, or throws Refusal `unreachable`
  // or `too-long`; `run({wasm, data, entrypoint, question})` gives what the module answers, as a text, or throws a Refusal.
  async function replay({ about, read, run, told = () => {} }) {
    const steps = [];
    const attempt = async (step, needs, action) => {
      told(step);
      let made, done;
      try {
        if (needs.some(each => each === undefined)) throw new Refusal("needs");
        ({ result: made, ...done } = await action());
        done = { state: "holds", ...done };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        done = { state: OPEN.includes(error.reason) ? "open" : "fails", reason: error.reason, values: error.values };
      }
      steps.push({ step, ...done });
      return made;
    };

    const decision = await attempt("decision", [], async () => {
      const entry = await read("entry", MAX_FILE);
      // A log has none that is longer: this is no matter of what a browser can hold.
      if (entry.length > MAX_ENTRY) throw new Refusal("entry-size");
      const said = readDecision(entry, about);
      return { values: { date: said.law_date.date, version: said.release.version, index: said.release.index }, result: said };
    });

    const facts = await attempt("facts", [decision], async () => {
      const path = `facts/${decision.facts.sha256}.json`;
      const bytes = await read(path, MAX_FILE);
      if (await sha256(bytes) !== decision.facts.sha256) throw new Refusal("digest", { path });
      const value = parse(bytes, path);
      if (value?.facts_version !== decision.facts.version) throw new Refusal("facts-version", { path });
      return { values: { digest: decision.facts.sha256, bytes: bytes.length }, result: bytes };
    });

    const release = await attempt("release", [decision], async () => {
      const made = await readRelease(read, decision.release);
      if (made.manifest.facts_version !== decision.facts.version) throw new Refusal("facts-version", { path: "manifest.json" });
      const { version, opa } = made.manifest;
      const values = { digest: decision.release.digest, version, opa: String(opa), wasm: made.sha256, bytes: made.bytes, count: made.about.size };
      return { values, result: made };
    });

    const published = await attempt("assessment", [decision], async () => {
      const path = `assessments/${decision.assessment_sha256}.json`;
      const bytes = await read(path, MAX_FILE);
      if (await sha256(bytes) !== decision.assessment_sha256) throw new Refusal("digest", { path });
      const said = readAssessment(bytes, path);
      if (said.law_date.iso !== decision.law_date.date) throw new Refusal("another-day", { path });
      if (differences(said, decision).length) throw new Refusal("another-assessment", { path });
      return { values: { digest: decision.assessment_sha256, bytes: bytes.length }, result: said };
    });

    const made = await attempt("run", [decision, facts, release], async () => {
      const parts = [`{"facts":`, facts, `,"law_date":${canonical(lawDate(decision.law_date.date))}}`];
      const question = new Uint8Array(await new Blob(parts).arrayBuffer());
      const { answer, milliseconds } = await run({ wasm: release.wasm, data: release.data, entrypoint: release.manifest.entrypoint, question });
      const bytes = bytesOf(assemble(answer, release));
      const computed = readAssessment(bytes, "");
      return { values: { milliseconds, count: computed.requirements.length, digest: await sha256(bytes) }, result: { bytes, computed } };
    });

    const found = made && differences(made.computed, decision);
    await attempt("comparison", [made], async () => {
      const values = { count: found.length, digest: decision.assessment_sha256 };
      if (found.length) throw new Refusal("differs", values);
      if (await sha256(made.bytes) === decision.assessment_sha256) return { values };
      const before = new Map((published?.requirements ?? []).map(line => [line.id, canonical(line)]));
      const ids = made.computed.requirements.filter(line => before.get(line.id) !== canonical(line)).map(line => line.id);
      throw new Refusal("differs-beneath", { ...values, ids: published ? ids.join(", ") : "" });
    });

    const at = name => steps.find(each => each.step === name).state;
    const failed = steps.some(each => each.state === "fails");
    const verdict = !failed ? (at("comparison") === "holds" && at("assessment") === "holds" ? "holds" : "open")
      : at("comparison") === "fails" ? "differs" : "fails";
    return { steps, verdict, decision, computed: made?.computed ?? null, differences: found ?? null, titles: release?.about ?? new Map() };
  }

  return Object.freeze({ replay, canonical, parse, lawDate });
})();
