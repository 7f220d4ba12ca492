// Asks the module, which runs in a worker.

import type { Locale, ModuleError } from "./interface.ts";
import type { Answer, Attachment, Failure, Order, Recognised, Reply } from "./protocol.ts";
import { locale, say } from "./words.ts";

declare const WORKER: string;

// The answer to a call, or why there is none.
export type Result<T> =
  | { readonly ok: true; readonly answer: T; readonly attachments: readonly Uint8Array[] }
  | { readonly ok: false; readonly error: ModuleError };

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Stopped) => void;
  readonly progress: ((done: number) => void) | undefined;
}

// Why the worker did not answer.
export class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }

  get sentence(): string {
    switch (this.failure.kind) {
      case "damaged":
      case "stopped":
        return say("page.stopped");
      case "unreadable":
        return say("page.file-unreadable", { file: this.failure.file });
      case "cancelled":
        return say("files.cancelled");
    }
  }
}

// What a file is. Its digest or its bytes, if the worker read it whole.
export interface Known {
  readonly kind: string | null;
  readonly sha256?: string;
  readonly bytes: Uint8Array | undefined;
}

// Attachments of a request: each file or run of bytes once.
export class Parts {
  readonly all: Attachment[] = [];
  readonly secrets: number[] = [];

  bytes(part: Attachment): number {
    const known = this.all.indexOf(part);
    return known >= 0 ? known : this.all.push(part) - 1;
  }

  // Bytes that are overwritten after the call.
  secret(part: Attachment): number {
    const at = this.bytes(part);
    this.secrets.push(at);
    return at;
  }

  file(name: string, part: Attachment): { name: string; bytes: number } {
    return { name, bytes: this.bytes(part) };
  }
}

export class Judge {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #prepared: Promise<Answer> | undefined;

  // Starts the worker. `failed` is called if the browser does not start it.
  constructor(failed: () => void) {
    const source = new Blob([WORKER], { type: "text/javascript" });
    this.#worker = new Worker(URL.createObjectURL(source));
    this.#worker.onerror = (event) => {
      event.preventDefault();
      failed();
    };
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#receive(data);
  }

  start(module: Uint8Array, sha256: string): Promise<Answer> {
    return this.#order({ kind: "start", module, sha256 }, [module.buffer as ArrayBuffer]).answer;
  }

  // Makes the module ready for its first work.
  prepare(): Promise<Answer> {
    this.#prepared ??= this.#order({ kind: "prepare" }).answer;
    return this.#prepared;
  }

  // The catalogue of the page.
  async words(language: Locale): Promise<Readonly<Record<string, string>>> {
    const order: Order = { kind: "call", name: "words", request: { language }, attachments: [], secrets: [] };
    const { answer } = await this.#order(order).answer;
    return (answer as { messages: Record<string, string> }).messages;
  }

  // A call of the module, in the language of the page.
  async call<T>(name: string, request: object, parts = new Parts()): Promise<Result<T>> {
    const order: Order = {
      kind: "call",
      name,
      request: { ...request, language: locale },
      attachments: parts.all,
      secrets: parts.secrets,
    };
    try {
      const asked = this.#order(order);
      // The worker has a copy, and overwrites it, too.
      for (const secret of parts.secrets) {
        const part = parts.all[secret];
        if (part instanceof Uint8Array) part.fill(0);
      }
      const { answer, attachments } = await asked.answer;
      const { error } = answer as { error?: ModuleError };
      if (error !== undefined) return { ok: false, error };
      return { ok: true, answer: answer as T, attachments };
    } catch (reason) {
      if (!(reason instanceof Stopped)) throw reason;
      return { ok: false, error: { code: reason.failure.kind, message: reason.sentence } };
    }
  }

  // What each file is, with the bytes of those that were kept.
  recognise(files: readonly File[], progress: (done: number) => void): Running<readonly Known[]> {
    return this.#running({ kind: "recognise", files }, progress, ({ answer, attachments }) =>
      (answer as Recognised[]).map(({ bytes, ...known }) => ({ ...known, bytes: bytes === undefined ? undefined : attachments[bytes] })),
    );
  }

  measure(file: File, progress: (done: number) => void): Running<{ size: number; sha256: string }> {
    return this.#running({ kind: "measure", file }, progress, ({ answer }) => answer as { size: number; sha256: string });
  }

  #running<T>(order: Order, progress: (done: number) => void, read: (answer: Answer) => T): Running<T> {
    const { id, answer } = this.#order(order, [], progress);
    return {
      answer: answer.then(read),
      cancel: () => this.#worker.postMessage({ id: 0, order: { kind: "cancel", order: id } }),
    };
  }

  #order(order: Order, transfer: Transferable[] = [], progress?: (done: number) => void) {
    const id = ++this.#last;
    const answer = new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, progress });
    });
    this.#worker.postMessage({ id, order }, transfer);
    return { id, answer };
  }

  #receive(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (waiting === undefined) return;
    if (reply.kind === "progress") {
      waiting.progress?.(reply.done);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.kind === "answer") waiting.resolve(reply.value);
    else waiting.reject(new Stopped(reply.failure));
  }
}

// Long work that can be cancelled; then `answer` is rejected.
export interface Running<T> {
  readonly answer: Promise<T>;
  readonly cancel: () => void;
}
