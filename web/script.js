// A button beside each command that copies it, and what an address leads to is opened. Without this script the command can be
// selected and copied by hand, and the reader opens it.
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
