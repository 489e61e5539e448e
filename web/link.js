// Puts the code of a one-time link, which stands behind the # of the address and is never sent with it, into the form, and takes
// it out of the address, so that it stays in no history. It sends nothing: a person presses the button.
"use strict";
const field = document.querySelector("form[data-link] [name=code]");
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  field.form.querySelector("button").focus();
}
