// What the pages that check something share: words that stand in the page already are filled in and shown, step by step.
"use strict";
const Steps = (() => {
  const by = id => document.getElementById(id);

  const word = code => by("words").content.querySelector(`[data-word="${code}"]`).textContent;

  function fill(place, values) {
    for (const slot of place.querySelectorAll("[data-value]")) slot.textContent = values[slot.dataset.value] ?? "";
    for (const part of place.querySelectorAll("[data-with]")) part.hidden = !values[part.dataset.with];
  }

  function clear() {
    for (const old of document.querySelectorAll("[data-outcome]")) old.remove();
    for (const shown of document.querySelectorAll("[data-verdict], [data-state]")) shown.hidden = true;
  }

  function showVerdict(verdict, values) {
    const shown = document.querySelector(`[data-verdict="${verdict}"]`);
    fill(shown, values);
    shown.hidden = false;
    by("verdict").focus();
  }

  function showStep({ step, state, reason, values }) {
    const place = document.querySelector(`[data-step="${step}"]`);
    place.dataset.result = state;
    if (state === "holds") {
      for (const shown of place.querySelectorAll(`[data-state="holds"]`)) {
        fill(shown, values);
        shown.hidden = shown.dataset.needs !== undefined && !values[shown.dataset.needs];
      }
      return;
    }
    const outcome = by("outcomes").content.querySelector(`[data-state="${state}"]`).cloneNode(true);
    outcome.dataset.outcome = "";
    const said = by("reasons").content.querySelector(`[data-reason="${reason}"]`).cloneNode(true);
    fill(said, values);
    outcome.querySelector("[data-said]").append(said);
    place.append(outcome);
  }

  return Object.freeze({ by, word, fill, clear, showVerdict, showStep });
})();
