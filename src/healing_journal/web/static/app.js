// Everything works without this file; with it, drafts keep themselves and keys lead everywhere.

const here = document.body.dataset.here;
const open = document.body.dataset.state === "open";
const typing = (element) => element.closest("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");

// --- Drafts: kept two seconds after the last key, and when the page is left

const page = document.querySelector("form[data-draft]");
const kept = document.getElementById("kept");
let timer = 0;
let unkept = false;
let moved = false; // the cursor, on a page that is kept as a draft: where it stood is kept too

function fields() {
  if (page.elements.at) page.elements.at.value = page.elements.text.selectionStart;
  const body = new URLSearchParams([...new FormData(page)].filter(([, value]) => typeof value === "string"));
  body.set("name", page.dataset.draft);
  return body;
}

async function keep() {
  clearTimeout(timer);
  if (!unkept) return true;
  unkept = false;
  try {
    const answer = await fetch(`${here}/draft`, { method: "POST", body: fields(), redirect: "manual" });
    if (!answer.ok) throw answer;
    kept.textContent = `Draft kept at ${new Date().toTimeString().slice(0, 5)}`;
    return true;
  } catch (answer) {
    const locked = answer.type === "opaqueredirect";
    unkept = true;
    kept.textContent = locked
      ? "The journal has locked. Your words are still on this page: save, then give the passphrase."
      : "The last words could not be kept. Leave this page open, and look whether the program still runs.";
    return locked;
  }
}

if (page) {
  const text = page.elements.text;
  const at = Number(page.elements.at?.value ?? -1);
  // A slow browser has not yet put the cursor where the page asks for it.
  if (text && (document.activeElement === text || (text.autofocus && document.activeElement === document.body))) {
    const left = at < 0 || at > text.value.length ? text.value.length : at;
    text.setSelectionRange(left, left);
    text.blur(); // a browser brings the cursor into view where the field takes the focus
    text.focus();
  }
  page.addEventListener("input", () => {
    unkept = true;
    page.dataset.begun = "on";
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
  });
  document.addEventListener("selectionchange", () => {
    if (page.dataset.begun && document.activeElement === text) moved = true;
  });
  addEventListener("pagehide", () => {
    if (unkept || moved) navigator.sendBeacon(`${here}/draft`, fields());
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) page.requestSubmit();
  });
}

// --- Sending: a form that finds nobody at home is written to the browser's disk, so it is looked first who is there

let going = false;
let asked = false;

async function isHeard(form) {
  if (form === page) {
    unkept = true;
    return keep();
  }
  const icon = document.querySelector("link[rel=icon]").href;
  const heard = await fetch(icon, { cache: "no-store" }).then((answer) => answer.ok, () => false);
  if (!heard) {
    const problem = Object.assign(document.createElement("p"), { className: "problem", role: "alert" });
    problem.textContent = "The program does not answer. Leave this page open, and look whether it still runs.";
    form.prepend(problem);
  }
  return heard;
}

addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.id === "lock") return;
  if (going) {
    if (form === page) {
      if (page.elements.at) fields();
      unkept = moved = false;
      clearTimeout(timer);
    }
    return;
  }
  event.preventDefault();
  if (asked) return;
  asked = true;
  setTimeout(() => { asked = false; }, 2000);
  if (!await isHeard(form)) return;
  going = true;
  form.requestSubmit(event.submitter);
  going = false;
});

// --- The whole screen for what is written, and the way back

const whole = document.getElementById("whole");

function showWhole(on) {
  document.body.classList.toggle("whole", on);
  whole.value = on ? "write" : "write/whole";
  page.elements.text.focus();
}

whole?.addEventListener("click", (event) => {
  event.preventDefault();
  const on = !document.body.classList.contains("whole");
  if (on) document.documentElement.requestFullscreen?.().catch(() => {}); // where it is not allowed, the window is filled
  else if (document.fullscreenElement) document.exitFullscreen();
  showWhole(on);
});
document.addEventListener("fullscreenchange", () => {
  if (whole && !document.fullscreenElement) showWhole(false);
});

// --- Locking: when left alone here, and at once when asked to

let locking = false;

async function lockNow() {
  if (locking) return;
  locking = true;
  document.documentElement.hidden = true;
  if (page) await keep();
  const lock = document.getElementById("lock");
  if (lock) lock.submit();
  else location.replace("about:blank");
}

if (open) {
  const minutes = Number(document.body.dataset.lockMinutes);
  let idle = 0;
  const rest = () => { clearTimeout(idle); idle = setTimeout(lockNow, minutes * 60000); };
  for (const sign of ["keydown", "pointerdown", "scroll"]) addEventListener(sign, rest, { passive: true, capture: true });
  rest();
  // A machine that slept wakes up on this page: the clock of the wall has gone on, the page's own has not. Where both
  // have, so long a pause is one too; a page that is not looked at ticks once a minute.
  let then = [Date.now(), performance.now()];
  setInterval(() => {
    const now = [Date.now(), performance.now()];
    const [wall, own] = [now[0] - then[0], now[1] - then[1]];
    then = now;
    if (Math.abs(wall - own) > 45000 || own > 180000) lockNow();
  }, 5000);
  // A page that was kept for the Back button is not shown again: it may be locked by now.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
}

// --- Keys

// A page to write on has the keys from its first moment, before the browser has put the cursor there; and who has
// pressed one key is on the way, and what comes next is not for this page.

let leaving = false;
let fresh = document.querySelector("textarea[autofocus]");
addEventListener("focusin", () => { fresh = null; });

const places = { w: "write", d: "today", l: "entries", c: "contact", o: "words", p: "promises", s: "story", b: "lookback", i: "checkin", ",": "settings", "/": "search", t: "wait", h: "help" };

addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.shiftKey && event.key.toLowerCase() === "x") {
    event.preventDefault();
    lockNow();
    return;
  }
  if (event.key === "F1") { // one key from everywhere, while one types too
    event.preventDefault();
    location.assign(`${here}/help`);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.body.dataset.keys === "off") return;
  const key = event.key.toLowerCase();
  if (leaving) {
    event.preventDefault();
  } else if (fresh && key.length === 1) {
    fresh.focus();
  } else if (onNote(key)) {
    event.preventDefault();
  } else if (key === "?") {
    document.getElementById("keys")?.showModal();
  } else if (key in places && (open || key === "t" || key === "h")) {
    event.preventDefault();
    leaving = true;
    location.assign(`${here}/${places[key]}`);
  }
});

// --- Notes: j and k walk, y e n u answer

function onNote(key) {
  const notes = [...document.querySelectorAll(".note")];
  const at = notes.findIndex((note) => note.contains(document.activeElement));
  if (key === "j" || key === "k") {
    if (!notes.length) return false;
    const next = notes[Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), notes.length - 1)];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }
  const button = key === "a" ? document.querySelector("#add button") : at >= 0 && notes[at].querySelector(`[data-key="${key}"]`);
  if (button) button.click();
  return Boolean(button);
}

function light(note, on) {
  for (const mark of document.querySelectorAll("mark")) {
    if (mark.dataset.notes?.split(" ").includes(note.id)) mark.classList.toggle("on", on);
  }
}

for (const [begin, on] of [["focusin", true], ["focusout", false], ["pointerover", true], ["pointerout", false]]) {
  addEventListener(begin, (event) => {
    const note = event.target.closest?.(".note");
    if (note) light(note, on);
  });
}

// What is selected on the page goes along to the form that adds a note.
addEventListener("submit", (event) => {
  if (event.target.id !== "add") return;
  const chosen = getSelection();
  const inside = document.querySelector(".entry-text")?.contains(chosen.anchorNode);
  event.target.elements.typed.value = inside ? chosen.toString().trim().slice(0, 600) : "";
}, true);

// After a note was answered it is put in anew: the focus goes back to where it was.
let answered = "";
addEventListener("submit", (event) => { answered = event.target.closest?.(".note")?.id ?? ""; }, true);
addEventListener("htmx:after:swap", () => {
  if (answered) document.getElementById(answered)?.focus({ preventScroll: true });
});
