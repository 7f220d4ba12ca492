// The worker: it runs the module, and reads the files. So the page answers while a key is opened or a large
// text is measured. After a trap, it makes a new instance of the module.

import { decompress } from "fzstd";

import { instantiate } from "../../module.mjs";
import type { Answer, Attachment, Failure, Order, Recognised, Reply } from "./protocol.ts";

// A bundle and its roster, of this project's fixtures.
declare const SPECIMEN: { readonly bundle: string; readonly roster: string };

type Module = Awaited<ReturnType<typeof instantiate>>;

// A text is read in pieces of this size; the next one is read while the module measures one.
const PIECE = 4 << 20;
// The first bytes of a file say what it is, except for a bundle or a record, which is JSON.
const HEAD = 64 << 10;
// So many files are read at once: a browser takes much longer to begin than to read.
const AT_ONCE = 16;
// No bundle or record is larger, and no PDF with a bundle inside.
const LARGEST = 64 << 20;
// Words that are in every PDF with a bundle inside. Other PDFs are texts.
const IN_PAPER = "bundle.json";
// Of files that are recognised together, so many bytes are measured or kept for the next calls: a browser takes longer
// to read a small file again than the module to use it.
const KEPT = 4 << 20;
// Files whose bytes are kept. No private key is.
const INSTRUMENTS: readonly (string | null)[] = ["bundle", "record", "roster"];
// How often progress is reported, in milliseconds.
const PROGRESS = 100;

class Failed extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

interface Scope {
  onmessage: ((event: MessageEvent<{ id: number; order: Order }>) => void) | null;
  postMessage(message: Reply, transfer?: Transferable[]): void;
}

const scope = self as unknown as Scope;
const cancelled = new Set<number>();
let compiled: WebAssembly.Module | undefined;
let running: Module;

scope.onmessage = async ({ data: { id, order } }) => {
  if (order.kind === "cancel") {
    cancelled.add(order.order);
    return;
  }
  try {
    const value = await obey(id, order);
    const transfer = value.attachments.map((part) => part.buffer as ArrayBuffer);
    scope.postMessage({ id, kind: "answer", value }, transfer);
  } catch (error) {
    scope.postMessage({ id, kind: "failure", failure: await failureOf(error) });
  } finally {
    cancelled.delete(id);
  }
};

function obey(id: number, order: Exclude<Order, { kind: "cancel" }>): Promise<Answer> {
  switch (order.kind) {
    case "start":
      return start(order.module, order.sha256);
    case "prepare":
      return prepare();
    case "call":
      return call(order.name, order.request, order.attachments, order.secrets);
    case "recognise":
      return recognise(id, order.files);
    case "measure":
      return measure(id, order.file);
  }
}

async function failureOf(error: unknown): Promise<Failure> {
  if (error instanceof Failed) return error.failure;
  if (compiled === undefined) return { kind: "stopped" };
  // What a trap left in memory is gone with the instance.
  running = await instantiate(compiled);
  return { kind: "stopped" };
}

async function start(module: Uint8Array, sha256: string): Promise<Answer> {
  const bytes = unpacked(module);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw new Failed({ kind: "damaged" });
  compiled = await WebAssembly.compile(bytes);
  running = await instantiate(compiled);
  return { answer: {}, attachments: [] };
}

// Judges a specimen. Browsers compile a function when it is called first: so the user does not wait for that.
async function prepare(): Promise<Answer> {
  const bytes = [SPECIMEN.bundle, SPECIMEN.roster].map((text) => new TextEncoder().encode(text));
  const [bundle, roster] = [{ name: "specimen.bundle.json", bytes: 0 }, { name: "roster.toml", bytes: 1 }];
  const now = "2023-06-01T00:00:00Z";
  running.call("recognise", { file: bundle }, bytes);
  running.call("recognise", { file: roster }, bytes);
  running.call("texts-wanted", { file: bundle, files: [] }, bytes);
  running.call("report", { bundle, roster, texts: [], now }, bytes);
  running.call("show", { file: bundle, now }, bytes);
  return { answer: {}, attachments: [] };
}

function unpacked(module: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return decompress(module) as Uint8Array<ArrayBuffer>;
  } catch {
    throw new Failed({ kind: "damaged" });
  }
}

async function call(
  name: string,
  request: object,
  attachments: readonly Attachment[],
  secrets: readonly number[],
): Promise<Answer> {
  const parts: Uint8Array[] = [];
  for (const attachment of attachments) {
    parts.push(attachment instanceof Uint8Array ? attachment : await bytesOf(attachment));
  }
  try {
    return running.call(name, request, parts);
  } finally {
    for (const secret of secrets) parts[secret]?.fill(0);
  }
}

async function bytesOf(file: Blob, name = (file as File).name): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Failed({ kind: "unreadable", file: name });
  }
}

async function recognise(id: number, files: readonly File[]): Promise<Answer> {
  const known: Recognised[] = [];
  const attachments: Uint8Array[] = [];
  const report = reporter(id);
  let left = KEPT;
  for (let at = 0; at < files.length; at += AT_ONCE) {
    stopIfCancelled(id);
    report(at);
    const some = files.slice(at, at + AT_ONCE);
    const heads = await Promise.all(some.map((file) => bytesOf(file.slice(0, HEAD), file.name)));
    for (const [place, file] of some.entries()) {
      const bytes = await enoughOf(file, heads[place] as Uint8Array);
      const kind = kindOf(file, bytes);
      const isWhole = bytes.length === file.size && file.size <= left;
      if (isWhole && INSTRUMENTS.includes(kind)) {
        left -= file.size;
        known.push({ kind, bytes: attachments.push(bytes) - 1 });
      } else if (isWhole && kind !== "private-key") {
        left -= file.size;
        known.push({ kind, sha256: digestOf(bytes) });
      } else {
        known.push({ kind });
      }
      if (kind === "private-key") bytes.fill(0);
    }
  }
  return { answer: known, attachments };
}

// The bytes of a file that say what it is: of a bundle, a record or a PDF with a bundle inside, all of them.
async function enoughOf(file: File, head: Uint8Array): Promise<Uint8Array> {
  const begin = new TextDecoder().decode(head.subarray(0, 64));
  if (file.size <= HEAD || file.size > LARGEST) return head;
  if (/^\s*\{/.test(begin)) return bytesOf(file);
  return begin.startsWith("%PDF-") && (await isInFile(file, IN_PAPER)) ? bytesOf(file) : head;
}

// Whether a word in ASCII is somewhere in a file.
async function isInFile(file: File, word: string): Promise<boolean> {
  const decoder = new TextDecoder("latin1");
  for (let at = 0; at < file.size; at += PIECE) {
    const piece = await bytesOf(file.slice(at, at + PIECE + word.length), file.name);
    if (decoder.decode(piece).includes(word)) return true;
  }
  return false;
}

function kindOf(file: File, bytes: Uint8Array): string | null {
  const { answer } = running.call("recognise", { file: { name: file.name, bytes: 0 } }, [bytes]);
  return (answer as { kind?: string | null }).kind ?? null;
}

function digestOf(bytes: Uint8Array): string {
  const { text } = running.call("text-begin", {}, []).answer as { text: number };
  running.call("text-update", { text }, [bytes]);
  return (running.call("text-finish", { text }, []).answer as { sha256: string }).sha256;
}

async function measure(id: number, file: File): Promise<Answer> {
  const module = running;
  const report = reporter(id);
  const { text } = module.call("text-begin", {}, []).answer as { text: number };
  const piece = (at: number) => bytesOf(file.slice(at, at + PIECE), file.name);
  let next = piece(0);
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      stopIfCancelled(id);
      report(at);
      const bytes = await next;
      next = piece(at + PIECE);
      module.call("text-update", { text }, [bytes]);
    }
    await next;
    return module.call("text-finish", { text }, []);
  } catch (error) {
    next.catch(() => undefined);
    if (error instanceof Failed) module.call("text-cancel", { text }, []);
    throw error;
  }
}

function reporter(id: number): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < PROGRESS) return;
    last = performance.now();
    scope.postMessage({ id, kind: "progress", done });
  };
}

function stopIfCancelled(id: number): void {
  if (cancelled.has(id)) throw new Failed({ kind: "cancelled" });
}
