// Small comforts over pages that work without them: the sign for no signal, one press per button, focus on the errors.
const offline = document.querySelector("[data-offline]");
const showSignal = () => { if (offline) offline.hidden = navigator.onLine; };
addEventListener("online", showSignal);
addEventListener("offline", showSignal);
showSignal();

// A second tap on a slow line must not send a second order; the server's idempotency key is the real guard.
const busy = new WeakSet();
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (busy.has(form)) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  busy.add(form);
  event.submitter?.setAttribute("aria-disabled", "true");
}, true);
const free = (root) => root.querySelectorAll("form").forEach((form) => {
  busy.delete(form);
  form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
});
// The browser may show a kept copy of the page after "back": its buttons must work again.
addEventListener("pageshow", () => free(document));
document.addEventListener("htmx:finally:request", () => free(document));

const errors = document.querySelector(".errors");
errors?.focus();

// A menu wider than the phone shows where one is; without scripts it begins at its first entry.
const here = document.querySelector(".menu [aria-current]");
if (here) {
  const list = here.closest("ul");
  list.scrollLeft = here.parentElement.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
}

// An open menu closes when the eye goes elsewhere.
document.addEventListener("click", (event) => document.querySelectorAll("details.tongue[open]").forEach((menu) => {
  if (!menu.contains(event.target)) menu.open = false;
}));

// Pages that print themselves offer a button; without scripts the browser's own menu prints.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});
