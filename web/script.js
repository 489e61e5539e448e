// A button beside each command that copies it; what an address leads to is opened; and a page that a form was answered with stands
// at its own address. Without this script the command can be selected and copied by hand, the reader opens what is folded, and a
// page loaded again asks whether to send the form again.
"use strict";
for (const box of navigator.clipboard ? document.querySelectorAll(".command") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = box.dataset.copy;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.className = "unseen";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.querySelector("code").textContent);
      button.textContent = told.textContent = box.dataset.copied;
    } catch {
      button.textContent = told.textContent = box.dataset.notCopied;
    }
    setTimeout(() => { button.textContent = box.dataset.copy; told.textContent = ""; }, 4000);
  });
  box.append(button, told);
}

function opened() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (const folded of target ? [...target.querySelectorAll(":scope > details, :scope > div > details"), target.closest("details")] : []) {
    if (folded) folded.open = true;
  }
}
addEventListener("hashchange", opened);
opened();

const own = document.querySelector("link[rel=canonical]");
if (own && own.href !== location.href) history.replaceState(null, "", own.href);
