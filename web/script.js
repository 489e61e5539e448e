// A button beside each command that copies it. Without this script the command can be selected and copied by hand.
"use strict";
for (const box of navigator.clipboard ? document.querySelectorAll(".command") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.className = "unseen";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.querySelector("code").textContent);
      button.textContent = told.textContent = "Copied";
    } catch {
      button.textContent = told.textContent = "Not copied: select the text instead";
    }
    setTimeout(() => { button.textContent = "Copy"; told.textContent = ""; }, 4000);
  });
  box.append(button, told);
}
