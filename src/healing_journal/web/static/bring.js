// Everything works without this file; with it, files can be dropped on the page, and too many bytes are told of at once.

const form = document.getElementById("bring");
const drop = document.getElementById("drop");
const problem = document.getElementById("problem");
const most = 64 * 1024 * 1024;

function chosen() {
  return [...form.elements.files.files, ...form.elements.folder.files];
}

function tell(words) {
  problem.textContent = words;
  problem.hidden = !words;
}

for (const kind of ["dragover", "dragleave", "drop"]) {
  addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.toggle("over", kind === "dragover");
    if (kind === "drop") {
      form.elements.files.files = event.dataTransfer.files;
      form.dispatchEvent(new Event("change"));
    }
  });
}

const hint = "You can also drop files here.";

// Nothing may move while a button is being pressed: the line below the files is never empty.
form.addEventListener("change", (event) => {
  if (event.target !== form && event.target.type !== "file") return;
  tell("");
  const number = chosen().length;
  document.getElementById("dropped").textContent = number > 1 ? `${number} files are chosen.` : number ? "A file is chosen." : hint;
});

form.addEventListener("submit", (event) => {
  if (chosen().reduce((sum, file) => sum + file.size, 0) <= most) {
    document.getElementById("dropped").textContent = "Reading it …";
    return;
  }
  event.preventDefault();
  tell("That is more than 64 MB. Bring it in in parts, or with healing-journal import, which takes it from its place.");
  problem.scrollIntoView({ block: "nearest" });
});

document.getElementById("dropped").textContent = hint;
