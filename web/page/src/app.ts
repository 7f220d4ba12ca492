// What the views share: the files, and which of them the user means.

import { byId, el, foreign, replace, set, type Child } from "./dom.ts";
import { Pool, shown, type Entry } from "./files.ts";
import { Instruments } from "./instruments.ts";
import type { Judge } from "./judge.ts";
import { locale, number, say } from "./words.ts";

export class App {
  readonly pool: Pool;
  readonly instruments: Instruments;
  // What the user chose, where several files can be meant; by the number of the entry.
  #instrument: number | undefined;
  #roster: number | undefined;

  // Calls `changed` when there are other files, or when others are meant.
  constructor(
    readonly judge: Judge,
    readonly changed: () => void,
  ) {
    this.pool = new Pool(judge, changed);
    this.instruments = new Instruments(judge, this.pool);
  }

  // The bundle or, without any, the record that the user means.
  get instrument(): Entry | undefined {
    const all = this.candidates;
    return all.find(({ id }) => id === this.#instrument) ?? all[0];
  }

  get candidates(): Entry[] {
    const bundles = this.pool.of("bundle");
    return bundles.length > 0 ? bundles : this.pool.of("record");
  }

  // The roster that the user means; `undefined` if there is none or if they have not chosen yet.
  get roster(): Entry | undefined {
    const all = this.pool.of("roster");
    return all.length === 1 ? all[0] : all.find(({ id }) => id === this.#roster);
  }

  get mustChooseRoster(): boolean {
    return this.roster === undefined && this.pool.of("roster").length > 1;
  }

  choose(entry: Entry): void {
    if (entry.kind === "roster") this.#roster = entry.id;
    else this.#instrument = entry.id;
  }

  // Controls for what is not clear from the files alone.
  showChoices(where: HTMLElement): void {
    const focused = document.activeElement?.id;
    const rosters = this.pool.of("roster");
    const candidates = this.candidates;
    replace(
      where,
      candidates.length > 1 &&
        this.#choice(`${where.id}-instrument`, say("verify.choose-instrument", { count: number(candidates.length) }), candidates, this.instrument),
      rosters.length > 1 &&
        this.#choice(`${where.id}-roster`, say("verify.choose-roster", { count: number(rosters.length) }), rosters, this.roster),
    );
    // The control was made again.
    if (focused?.startsWith(where.id)) document.getElementById(focused)?.focus();
  }

  #choice(id: string, label: string, entries: readonly Entry[], chosen: Entry | undefined): HTMLElement {
    const select = el("select", { id });
    if (chosen === undefined) select.append(el("option", { value: "" }, say("verify.not-chosen")));
    for (const entry of entries) {
      const info = this.instruments.info(entry);
      const name = info === null ? shown(entry.path) : `${shown(entry.path)}: ${info.title}`;
      select.append(el("option", { value: entry.id, selected: entry === chosen }, name));
    }
    select.addEventListener("change", () => {
      const entry = entries.find(({ id }) => String(id) === select.value);
      if (entry === undefined) return;
      this.choose(entry);
      this.changed();
    });
    return el("div", { class: "field" }, el("label", { for: id }, label), select);
  }
}

// Fills a select; keeps what was chosen.
export function fill(select: HTMLSelectElement, options: readonly { value: string; label: string }[]): void {
  const before = select.value;
  select.replaceChildren(...options.map(({ value, label }) => el("option", { value }, label)));
  if (options.some(({ value }) => value === before)) select.value = before;
}

// Marks a field whose value was not accepted, and goes there. The element with the id `why` says why.
export function focusWrong(field: string, why: string): void {
  const input = document.getElementById(field);
  if (input === null) return;
  set(input, { "aria-invalid": "true", "aria-errormessage": why });
  input.focus();
}

// Calls `work` when the user submits a form.
export function onSubmit(form: string, work: () => Promise<void>): void {
  const element = byId(form);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const input of element.querySelectorAll("[aria-invalid]")) {
      set(input, { "aria-invalid": null, "aria-errormessage": null });
    }
    void work();
  });
}

export function value(id: string): string {
  return (byId(id) as HTMLInputElement).value.trim();
}

// As it was typed: a space at its edge is a part of it.
export function passphraseOf(id: string): Uint8Array {
  return new TextEncoder().encode((byId(id) as HTMLInputElement).value);
}

export function paragraph(text: string, kind = ""): HTMLElement {
  return el("p", { class: kind || null }, foreign(text));
}

export function note(kind: string, ...children: Child[]): HTMLElement {
  // It stays when the user chooses another language.
  return el("div", { class: `note ${kind}`, lang: locale }, ...children);
}
