// Starts the page: unpacks the module, starts its worker, and shows the view that the address names.

import { App, note, paragraph } from "./app.ts";
import { now } from "./clock.ts";
import { byId, foreign, replace, set } from "./dom.ts";
import type { Locale } from "./interface.ts";
import { Judge, Stopped } from "./judge.ts";
import { Keys } from "./keys.ts";
import { Damaged, unpacked } from "./packed.ts";
import { askBeforeLeaving } from "./save.ts";
import { Sign } from "./sign.ts";
import { Verify } from "./verify.ts";
import { say, setWords, translate } from "./words.ts";

declare const MODULE_SHA256: string;

// A module with one function that has a vector of 128 bits: `v128.const`, `drop`. The module of the page needs such.
const SIMD = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00], // the head
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00], // types: one, without parameters and results
  ...[0x03, 0x02, 0x01, 0x00], // functions: one, of that type
  ...[0x0a, 0x17, 0x01, 0x15, 0x00, 0xfd, 0x0c, ...new Array<number>(16).fill(0), 0x1a, 0x0b], // its code
);

const VIEWS = ["verify", "sign", "keys"] as const;
type View = (typeof VIEWS)[number];

// Shows what the browser lacks, and how to verify without it.
function cannot(what: "webassembly" | "worker" | "whole"): void {
  for (const sentence of document.querySelectorAll<HTMLElement>(`[data-needs="${what}"]`)) sentence.hidden = false;
  byId("cannot").hidden = false;
}

// The module, compressed.
function packedModule(): Uint8Array {
  const element = byId("module");
  const text = element.textContent ?? "";
  element.remove();
  return unpacked(text);
}

function viewOfAddress(): View {
  return VIEWS.find((view) => location.hash === `#${view}`) ?? "verify";
}

class Page {
  readonly #judge: Judge;
  readonly #app: App;
  readonly #verify: Verify;
  readonly #sign: Sign;
  readonly #keys: Keys;

  constructor(judge: Judge) {
    this.#judge = judge;
    this.#app = new App(judge, () => void this.#refresh());
    this.#verify = new Verify(this.#app);
    this.#sign = new Sign(this.#app);
    this.#keys = new Keys(this.#app);
  }

  async start(): Promise<void> {
    const language = byId("language") as HTMLSelectElement;
    language.value = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "en" || tag === "ko") ?? "en";
    language.addEventListener("change", () => void this.#speak(language.value as Locale));
    window.addEventListener("hashchange", () => {
      this.#show();
      byId("view-title").focus();
    });
    // The address names the view, so it stays.
    byId("skip").addEventListener("click", (event) => {
      event.preventDefault();
      byId("main").focus();
    });
    // A fault of the page is not silent. The browser's console has it, too.
    window.addEventListener("unhandledrejection", () => {
      replace(byId("alert"), note("error", paragraph(say("page.fault"))));
    });
    askBeforeLeaving();
    await this.#speak(language.value as Locale);
    for (const id of ["skip", "work", "views", "foot", "language-control"]) byId(id).hidden = false;
    // The user can choose files from here on. The page is ready when the module is, too.
    await this.#judge.prepare();
    document.documentElement.dataset["ready"] = "true";
    setInterval(() => void this.#showClock(), 20_000);
  }

  async #speak(language: Locale): Promise<void> {
    const [words, version] = await Promise.all([
      this.#judge.words(language),
      this.#judge.call<{ version: string }>("version", {}),
    ]);
    setWords(language, words);
    const clock = this.#showClock();
    // The worker is busy with it while this thread fills the page.
    void this.#judge.prepare();
    set(document.documentElement, { lang: language });
    translate(document);
    byId("foot-version").textContent = say("page.version", { version: version.ok ? version.answer.version : "" });
    replace(byId("foot-module"), foreign(say("page.module", { digest: MODULE_SHA256 })));
    this.#app.pool.show();
    this.#show();
    await clock;
    await this.#refresh();
  }

  #show(): void {
    const view = viewOfAddress();
    for (const name of VIEWS) byId(`view-${name}`).hidden = name !== view;
    for (const link of byId("views").querySelectorAll("a")) {
      set(link, { "aria-current": link.getAttribute("href") === `#${view}` ? "page" : null });
    }
    // In the view of the keys, only what adds a key uses the files.
    const intake = byId("intake");
    if (view === "keys") byId("add-intake").append(intake);
    else byId("view-title").parentElement?.insertBefore(intake, byId("view-verify"));
    byId("view-title").textContent = say(`page.${view}`);
    document.title = `${say(`page.${view}`)} – paraph`;
  }

  async #refresh(): Promise<void> {
    await this.#verify.refresh();
    this.#sign.refresh();
    this.#keys.refresh();
  }

  async #showClock(): Promise<void> {
    const time = await this.#judge.call<{ sentence: string }>("time", { at: now() });
    const sentence = say("page.clock", { time: time.ok ? time.answer.sentence : now() });
    for (const id of ["clock", "sign-clock"]) byId(id).textContent = sentence;
  }
}

async function main(): Promise<void> {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(SIMD)) return cannot("webassembly");
  try {
    const judge = new Judge(() => cannot("worker"));
    await judge.start(packedModule(), MODULE_SHA256);
    await new Page(judge).start();
  } catch (error) {
    const isDamaged = error instanceof Damaged || (error instanceof Stopped && error.failure.kind === "damaged");
    cannot(isDamaged ? "whole" : "worker");
    throw error;
  }
}

void main();
