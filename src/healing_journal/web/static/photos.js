// Everything works without this file; with it, photos can be dropped on the page or pasted into it.

const field = document.getElementById("photos");
const told = document.getElementById("photos-chosen");
const most = 64 * 1024 * 1024;

function tell() {
  const names = [...field.files].map((file) => file.name);
  const size = [...field.files].reduce((sum, file) => sum + file.size, 0);
  if (names.length) field.closest("details").open = true;
  told.textContent = size > most
    ? "Those have more than 64 MB together. Choose fewer at a time."
    : names.length ? `Chosen: ${names.join(", ")}` : "";
  field.setCustomValidity(size > most ? told.textContent : "");
}

function take(files) {
  const pictures = [...files].filter((file) => file.type.startsWith("image/"));
  if (!pictures.length) return false;
  const all = new DataTransfer();
  for (const file of [...field.files, ...pictures]) all.items.add(file);
  field.files = all.files;
  tell();
  return true;
}

if (field) {
  field.addEventListener("change", tell);
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (kind === "drop") take(event.dataTransfer.files);
    });
  }
  addEventListener("paste", (event) => {
    if (!event.clipboardData?.types.includes("text/plain") && take(event.clipboardData?.files ?? [])) event.preventDefault();
  });
}
