// Files that the page makes. The browser saves them where the user says. Until then, leaving the page asks.

import { el } from "./dom.ts";
import { say } from "./words.ts";

// By name: a newer file of the same name replaces an older one.
const unsaved = new Set<string>();

export function askBeforeLeaving(): void {
  window.addEventListener("beforeunload", (event) => {
    if (unsaved.size > 0) event.preventDefault();
  });
}

interface Saving {
  // Whether the page has the only copy of it.
  readonly isOnly: boolean;
  readonly saved?: () => void;
}

// A button that saves a file.
export function saveButton(name: string, bytes: Uint8Array, { isOnly, saved }: Saving): HTMLElement {
  const type = name.endsWith(".json") ? "application/json" : "application/octet-stream";
  const url = URL.createObjectURL(new Blob([bytes as BlobPart], { type }));
  const link = el("a", { class: "button", href: url, download: name }, say("page.save", { file: name }));
  if (isOnly) {
    unsaved.add(name);
    link.classList.add("main");
  }
  link.addEventListener("click", () => {
    unsaved.delete(name);
    link.textContent = say("page.saved", { file: name });
    link.classList.remove("main");
    saved?.();
  });
  return link;
}
