// The page that runs one decision again: fetches what lies in the public tree, has replay.js compare it and engine.js run it, and
// shows the words that stand in the page already.
"use strict";
(() => {
  const { Refusal } = Verify;
  const { by, word, fill, clear, showVerdict, showStep } = Steps;
  const TIME = 20_000;
  const { tree, entry, deployment, version, engine, requirement } = by("rerun").dataset;
  const button = by("start");

  // The bytes at `path` of the log's tree, of which no more than `limit` are taken.
  async function read(path, limit) {
    let response;
    try {
      response = await fetch(path === "entry" ? entry : `${tree}${path}`, { credentials: "omit", redirect: "error" });
      if (!response.ok) throw new Error(String(response.status));
    } catch (error) {
      throw new Refusal("unreachable", { path, detail: error.message });
    }
    const parts = [];
    let size = 0;
    try {
      for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
        parts.push(value);
        size += value.length;
        if (size > limit) {
          reader.cancel();
          throw new Refusal("too-long", { path, limit: limit.toLocaleString("en") });
        }
      }
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal("unreachable", { path, detail: error.message });
    }
  }

  // What the module answers, and after how many milliseconds. A worker that takes too long is ended, whatever it does.
  function run(given) {
    const worker = new Worker(engine);
    const begun = performance.now();
    let limit;
    return new Promise((resolve, reject) => {
      const refuse = (reason, detail = "") => reject(new Refusal(reason, { detail }));
      limit = setTimeout(() => refuse("endless", `${TIME / 1000} seconds`), TIME);
      worker.addEventListener("error", () => refuse("worker"));
      worker.addEventListener("message", ({ data }) => {
        if (data.reason) refuse(data.reason, data.detail);
        else resolve({ answer: data.answer, milliseconds: Math.round(performance.now() - begun) });
      });
      worker.postMessage(given);
    }).finally(() => {
      clearTimeout(limit);
      worker.terminate();
    });
  }

  // A closed code in words; one that this page does not know stands as it is.
  const mark = code => by("marks").content.querySelector(`[data-mark="${CSS.escape(code)}"]`)?.cloneNode(true) ?? code;

  function cell(tag, ...parts) {
    const made = document.createElement(tag);
    if (tag === "th") made.scope = "row";
    made.append(...parts);
    return made;
  }

  function row(...cells) {
    const made = document.createElement("tr");
    made.append(...cells);
    return made;
  }

  // A requirement by the title that its own release gives it; what that release does not know has its id alone.
  function titled(id, titles) {
    const known = titles.get(id);
    if (!known) return id;
    const link = document.createElement("a");
    link.href = requirement.replace("ID", encodeURIComponent(id));
    link.textContent = known.title;
    return link;
  }

  function judged(line) {
    return line ? [mark(`status-${line.status}`), " ", mark(`force-${line.force}`), ", ", mark(`severity-${line.severity}`)] : [word("nothing")];
  }

  function showDifferences(found, titles) {
    const said = {
      date: each => [each.here, each.signed],
      binding: each => [mark(`binding-${each.here}`), mark(`binding-${each.signed}`)],
      strict: each => [mark(`strict-${each.here}`), mark(`strict-${each.signed}`)],
    };
    const table = by("differing");
    for (const old of table.querySelectorAll("tbody")) old.remove();
    for (const each of found) {
      const requirement = each.what === "requirement";
      const what = cell("th", requirement ? titled(each.id, titles) : word(each.what));
      what.scope = "rowgroup";
      what.colSpan = 2;
      const [here, signed] = requirement ? [judged(each.here), judged(each.signed)] : said[each.what](each).map(one => [one]);
      const group = document.createElement("tbody");
      group.append(row(what), row(cell("td", ...here), cell("td", ...signed)));
      table.append(group);
    }
    by("differences").hidden = !found.length;
  }

  function showComputed({ outcome, requirements }, titles) {
    for (const reading of ["binding", "strict"]) by(`computed-${reading}`).replaceChildren(mark(`${reading}-${outcome[reading]}`));
    for (const group of document.querySelectorAll("[data-status]")) {
      const lines = requirements.filter(line => line.status === group.dataset.status);
      group.hidden = !lines.length;
      group.querySelector("[data-count]").textContent = lines.length;
      group.querySelector("tbody").replaceChildren(...lines.map(line => row(
        cell("th", titled(line.id, titles)), cell("td", mark(`force-${line.force}`)), cell("td", mark(`severity-${line.severity}`)),
      )));
    }
    by("computed").hidden = false;
  }

  function say(step) {
    by("progress").textContent = word(`doing-${step}`);
  }

  async function again() {
    clear();
    by("computed").hidden = by("differences").hidden = true;
    const { steps, verdict, computed, differences, titles } = await Replay.replay({ about: { deployment, version }, read, run, told: say });
    for (const step of steps) showStep({ ...step, values: { ...step.values, bytes: step.values?.bytes?.toLocaleString("en") } });
    if (computed) showComputed(computed, titles);
    if (differences) showDifferences(differences, titles);
    const made = steps.find(each => each.step === "run").values;
    showVerdict(verdict, { ...made, listed: differences?.length });
  }

  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await again();
    } catch (error) {
      showVerdict("fault", { detail: String(error) });
      throw error;
    } finally {
      by("progress").textContent = "";
      button.disabled = false;
    }
  });

  const able = globalThis.crypto?.subtle && globalThis.WebAssembly && globalThis.Worker && String.prototype.isWellFormed;
  by(able ? "form" : "unsupported").hidden = false;
})();
