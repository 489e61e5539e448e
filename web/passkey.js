// Asks the browser for a passkey, for the forms that want one. It fetches the challenge, and sends the answer as the form does.
"use strict";
const known = typeof PublicKeyCredential === "function" && "parseRequestOptionsFromJSON" in PublicKeyCredential;
for (const form of known ? document.querySelectorAll("form[data-passkey]") : []) {
  const button = form.querySelector("button"), told = form.querySelector("[data-told]");
  const none = form.parentElement.querySelector("[data-no-passkey]");
  button.hidden = false;
  none.hidden = true;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    button.disabled = true;
    told.textContent = "Your browser is asking for the passkey.";
    try {
      const asked = await fetch(form.dataset.options, { method: "POST" });
      if (!asked.ok) throw new Error((await asked.json()).detail);
      const options = await asked.json();
      const answer = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.answer.value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch (error) {
      told.textContent = `No passkey was used: ${error.message || error.name}`;
      button.disabled = false;
    }
  });
}
