// The page that checks one decision: takes what the reader gives, has verify.js judge it, and shows the words that stand
// in the page already. Keys come from the reader alone.
"use strict";
(() => {
  const { by, word, fill, clear, showVerdict, showStep } = Steps;
  const form = by("check");

  // What one source holds: its bytes, and in words where they came from. A file goes before what is pasted.
  async function given(name) {
    const [file] = by(`${name}-file`).files;
    if (file) return { bytes: new Uint8Array(await file.arrayBuffer()), from: `${word("file")} ${file.name}` };
    const text = by(`${name}-text`).value.trim();
    // A pasted entry has no line end, everything else ends with one.
    const ended = name === "entry" || text === "" ? text : `${text}\n`;
    return { bytes: Verify.bytesOf(ended), from: word(text ? "pasted" : "none") };
  }

  // A version's address as {base, deployment, version}; null where it is none.
  function readAddress(text) {
    try {
      const url = new URL(text, document.baseURI);
      const matched = /^(.*\/deployments\/([^/]+)\/versions\/([0-9]+))\/?$/.exec(url.pathname);
      return matched && { base: `${url.origin}${matched[1]}`, deployment: decodeURIComponent(matched[2]), version: matched[3] };
    } catch {
      return null;
    }
  }

  async function fetched(address) {
    const response = await fetch(address, { credentials: "omit", redirect: "error" });
    if (!response.ok) throw new Error(String(response.status));
    return new Uint8Array(await response.arrayBuffer());
  }

  // Entry, proof and what they must be about; a string is the code of why there is nothing to check.
  async function decision() {
    const typed = by("decision").value.trim();
    const [entry, proof] = [(await given("entry")).bytes, (await given("proof")).bytes];
    // Of two decisions one would be left unchecked without a word.
    if (typed && (entry.length || proof.length)) return "twice";
    if (!typed) {
      return entry.length && proof.length ? { entry, proof } : "empty";
    }
    const about = readAddress(typed);
    if (!about) return "address";
    try {
      const [entry, proof] = await Promise.all([fetched(`${about.base}/entry`), fetched(`${about.base}/proof`)]);
      return { entry, proof, about };
    } catch {
      return "unreachable";
    }
  }

  async function check() {
    clear();
    by("sources").hidden = true;
    const found = await decision();
    if (typeof found === "string") return showVerdict("unread", { problem: word(found) });
    const [keys, policy] = [await given("keys"), await given("policy")];
    const texts = { keys: new TextDecoder().decode(keys.bytes), policy: policy.bytes };
    const { steps, verdict } = await Verify.verify({ ...found, ...texts });
    for (const step of steps) showStep(step);
    fill(by("sources"), { "keys-from": keys.from, "policy-from": policy.from });
    by("sources").hidden = false;
    const said = step => steps.find(each => each.step === step).values;
    const count = said("keys")?.keys;
    showVerdict(verdict, { ...said("quorum"), index: said("proof")?.index, given: count, ungiven: !count });
  }

  // What cannot be read is shown as it came, and refused as no address when it is checked.
  function unescaped(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    check();
  });

  (async () => {
    const able = await Verify.supported();
    by(able ? "form" : "unsupported").hidden = false;
    // A version's page links here with its own address behind the #.
    if (location.hash.length > 1) by("decision").value = unescaped(location.hash.slice(1));
  })();
})();
