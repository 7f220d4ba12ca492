// The files that the user gave to the page, and what each is. They stay where they are: the worker reads
// one when its bytes are needed.

import { byId, el, foreign, replace, table, type Child } from "./dom.ts";
import { Stopped, type Judge } from "./judge.ts";
import type { Attachment } from "./protocol.ts";
import { megabytes, number, say } from "./words.ts";

export type Kind = "bundle" | "record" | "act" | "roster" | "draft" | "profile" | "private-key" | "public-key" | "text";

export interface Entry {
  readonly id: number;
  readonly file: File;
  // With the folders that the user chose, for example `tor/texts/tor.en.txt`.
  readonly path: string;
  readonly kind: Kind;
  // What a call gets: the bytes of a small instrument or roster, else the file.
  readonly content: Attachment;
  // Once it was measured.
  sha256?: string;
  // While it is measured: whether that worked.
  measuring?: Promise<boolean>;
}

const KINDS: readonly Kind[] = ["bundle", "record", "act", "roster", "draft", "profile", "private-key", "public-key"];
// More rows would not be read.
const MOST_ROWS = 200;

export class Pool {
  #entries: Entry[] = [];
  #last = 0;
  #cancel: (() => void) | undefined;
  readonly #judge: Judge;
  readonly #changed: () => void;

  // Calls `changed` whenever there are other files.
  constructor(judge: Judge, changed: () => void) {
    this.#judge = judge;
    this.#changed = changed;
    byId("progress-cancel").addEventListener("click", () => this.#cancel?.());
    byId("remove-all").addEventListener("click", () => this.#remove(() => true));
    for (const id of ["choose-files", "choose-folder"]) {
      const input = byId(id) as HTMLInputElement;
      input.addEventListener("change", () => {
        const files = Array.from(input.files ?? []);
        // So that the same file can be chosen again after it was changed.
        input.value = "";
        void this.add(files.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
      });
    }
    this.#acceptDrops();
  }

  get all(): readonly Entry[] {
    return this.#entries;
  }

  of(...kinds: readonly Kind[]): Entry[] {
    return this.#entries.filter((entry) => kinds.includes(entry.kind));
  }

  // Adds files. A file replaces the one with the same path.
  async add(files: readonly { file: File; path: string }[]): Promise<void> {
    if (files.length === 0) return;
    replace(byId("alert"));
    const total = number(files.length);
    const progress = (done: number) => {
      this.#progress(say("files.reading", { done: number(done), total }), done / files.length);
    };
    const running = this.#judge.recognise(files.map(({ file }) => file), progress);
    const known = await this.#wait(running);
    if (known === undefined) return;
    const paths = new Set(files.map(({ path }) => path));
    const kept = this.#entries.filter((entry) => !paths.has(entry.path));
    // Of two files with one path, the last one stays.
    const added = new Map<string, Entry>();
    files.forEach(({ file, path }, at) => {
      const { kind, bytes, sha256 } = known[at] ?? { kind: null, bytes: undefined };
      const entry: Entry = { id: ++this.#last, file, path, kind: kindOf(kind), content: bytes ?? file };
      if (sha256 !== undefined) entry.sha256 = sha256;
      added.set(path, entry);
    });
    this.#entries = [...kept, ...added.values()];
    this.show();
    this.#changed();
  }

  // Private keys are chosen for one signature.
  removePrivateKeys(): void {
    this.#entries = this.#entries.filter(({ kind }) => kind !== "private-key");
    this.show();
  }

  // Adds a file that the page has made, as if the user had chosen it.
  addMade(name: string, bytes: Uint8Array): Promise<void> {
    return this.add([{ file: new File([bytes as BlobPart], name), path: name }]);
  }

  // Measures those that were not measured yet. False if the user cancelled, or if a file cannot be read.
  async measure(entries: readonly Entry[]): Promise<boolean> {
    const missing = entries.filter((entry) => entry.sha256 === undefined);
    const total = missing.reduce((sum, { file }) => sum + file.size, 0);
    let before = 0;
    for (const entry of missing) {
      const progress = (done: number) => {
        const values = { file: shown(entry.path), done: megabytes(before + done), total: megabytes(total) };
        this.#progress(say("files.measuring", values), (before + done) / total);
      };
      // Two questions may need the same file at once.
      entry.measuring ??= this.#measureOne(entry, progress);
      if (!(await entry.measuring)) return false;
      before += entry.file.size;
    }
    return true;
  }

  async #measureOne(entry: Entry, progress: (done: number) => void): Promise<boolean> {
    const measured = await this.#wait(this.#judge.measure(entry.file, progress));
    delete entry.measuring;
    if (measured === undefined) return false;
    entry.sha256 = measured.sha256;
    return true;
  }

  // The result of long work, with its progress shown; `undefined` if there is none.
  async #wait<T>(running: { answer: Promise<T>; cancel: () => void }): Promise<T | undefined> {
    this.#cancel = running.cancel;
    try {
      return await running.answer;
    } catch (reason) {
      if (!(reason instanceof Stopped)) throw reason;
      replace(byId("alert"), el("p", { class: "note warning" }, reason.sentence));
      return undefined;
    } finally {
      this.#cancel = undefined;
      byId("progress-box").hidden = true;
    }
  }

  #progress(label: string, part: number): void {
    byId("progress-label").textContent = label;
    (byId("progress") as HTMLProgressElement).value = part;
    byId("progress-box").hidden = false;
  }

  #remove(isRemoved: (entry: Entry) => boolean): void {
    this.#entries = this.#entries.filter((entry) => !isRemoved(entry));
    this.show();
    this.#changed();
    byId("choose-files").focus();
  }

  show(): void {
    const entries = this.#entries;
    const count = entries.length;
    byId("files-count").textContent = count === 0 ? "" : say("files.count", { count: number(count) });
    byId("files-list").hidden = count === 0;
    byId("intake").classList.toggle("filled", count > 0);
    // What the page uses comes first.
    const sorted = [...entries].sort((a, b) => rank(a) - rank(b));
    const listed = sorted.slice(0, MOST_ROWS);
    const columns = [
      { head: say("files.name") },
      { head: say("files.kind") },
      { head: say("files.size"), class: "number" },
      { head: say("files.remove") },
    ];
    const rows = listed.map((entry): Child[] => [
      foreign(shown(entry.path)),
      say(`files.${entry.kind}`),
      say("files.bytes", { size: number(entry.file.size) }),
      this.#removeButton(entry),
    ]);
    const more = count - listed.length;
    replace(
      byId("files-table"),
      table(say("files.title"), columns, rows),
      more > 0 && el("p", { class: "quiet" }, say("files.more", { count: number(more) })),
    );
  }

  #removeButton(entry: Entry): HTMLElement {
    const label = say("files.remove-file", { file: shown(entry.path) });
    const button = el("button", { type: "button", class: "small", "aria-label": label }, say("files.remove"));
    button.addEventListener("click", () => this.#remove(({ id }) => id === entry.id));
    return button;
  }

  #acceptDrops(): void {
    const intake = byId("intake");
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    document.addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      intake.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => {
      if (event.relatedTarget === null) intake.classList.remove("over");
    });
    document.addEventListener("drop", (event) => {
      if (!hasFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      intake.classList.remove("over");
      void dropped(event.dataTransfer).then(async ({ files, isWhole }) => {
        await this.add(files);
        if (!isWhole) replace(byId("alert"), el("p", { class: "note warning" }, say("files.folder-unreadable")));
      });
    });
  }
}

function kindOf(kind: string | null | undefined): Kind {
  return KINDS.find((known) => known === kind) ?? "text";
}

function rank(entry: Entry): number {
  return KINDS.indexOf(entry.kind) + (entry.kind === "text" ? KINDS.length + 1 : 0);
}

// A name from the user's disk, with the characters visible that do not show or that change the direction.
export function shown(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, (sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`);
}

// The files of a drop, and of the folders in it. From a page on the disk, Chromium may not read the files of a
// dropped folder: then the drop is not whole.
async function dropped(transfer: DataTransfer): Promise<{ files: { file: File; path: string }[]; isWhole: boolean }> {
  const files: { file: File; path: string }[] = [];
  let isWhole = true;
  // Both lists are empty once this function waits.
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const plain = Array.from(transfer.files);
  const folders = entries.filter((entry) => entry?.isDirectory === true) as FileSystemDirectoryEntry[];
  const names = new Set(folders.map(({ name }) => name));
  for (const file of plain) {
    // Browsers list a folder as a file, too.
    if (!names.has(file.name)) files.push({ file, path: file.name });
  }
  for (const folder of folders) {
    try {
      await addFolder(folder, files);
    } catch {
      isWhole = false;
    }
  }
  return { files, isWhole };
}

async function addFolder(folder: FileSystemDirectoryEntry, files: { file: File; path: string }[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) await addFolder(entry as FileSystemDirectoryEntry, files);
      else {
        const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
        files.push({ file, path: entry.fullPath.replace(/^\//, "") });
      }
    }
  }
}
