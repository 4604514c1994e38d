// Takes the ticket out of the address before anything else, and exchanges it for a session by a form.
"use strict";
const ticket = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
const form = document.getElementById("enter");
if (navigator.serviceWorker && navigator.serviceWorker.controller) {
  document.getElementById("stranger").hidden = false;
  form.hidden = true;
} else if (ticket) {
  form.elements.ticket.value = ticket;
  form.submit();
}
