// Verify: the verdict first, then the report. The module judges and words; this file only shows.

import { note, paragraph, fill, type App } from "./app.ts";
import { now } from "./clock.ts";
import { byId, el, foreign, icon, put, replace, table, type Child } from "./dom.ts";
import { shown, type Entry } from "./files.ts";
import { nameBeside } from "./instruments.ts";
import type { Graph, Judged, Linted, Merged, ModuleError, Section, Shown, Sound, Status, TextsWanted } from "./interface.ts";
import { Parts, type Result } from "./judge.ts";
import { saveButton } from "./save.ts";
import { errorOf, notesOf, sectionsOf, wordsOf } from "./sections.ts";
import { say, sentence } from "./words.ts";

interface Text {
  name: string;
  size: number;
  sha256?: string;
  bytes?: number;
}

// The texts of an instrument among the files, measured as far as they are needed. Null if the user cancelled.
export async function textsFor(app: App, instrument: Entry, parts: Parts): Promise<Text[] | null> {
  const named = new Map<string, Entry>();
  for (const entry of app.pool.all) {
    const name = entry === instrument ? null : nameBeside(entry, instrument);
    if (name !== null && entry.kind !== "private-key") named.set(name, entry);
  }
  const files = Array.from(named, ([name, { file }]) => ({ name, size: file.size }));
  const asked = new Parts();
  const request = { file: asked.file(instrument.path, instrument.content), files };
  const wanted = await app.judge.call<TextsWanted>("texts-wanted", request, asked);
  // A file that is no instrument: the next call says so.
  const { measure, read } = wanted.ok ? wanted.answer : { measure: [], read: [] };
  const entries = measure.map((name) => named.get(name)).filter((entry) => entry !== undefined);
  if (!(await app.pool.measure(entries))) return null;
  return files.map(({ name, size }) => {
    const entry = named.get(name);
    const text: Text = { name, size };
    if (entry?.sha256 !== undefined) text.sha256 = entry.sha256;
    if (entry !== undefined && read.includes(name)) text.bytes = parts.bytes(entry.file);
    return text;
  });
}

// The other instruments, and other copies of the same one. A record without signatures adds nothing to a bundle
// about it.
export function others(app: App, instrument: Entry, parts: Parts): { name: string; bytes: number }[] {
  const { pool, instruments } = app;
  const bundles = new Set([...pool.of("bundle"), instrument].map((entry) => instruments.info(entry)?.sha256));
  return pool
    .of("bundle", "record")
    .filter((entry) => entry !== instrument && !(entry.kind === "record" && bundles.has(instruments.info(entry)?.sha256)))
    .map((entry) => parts.file(entry.path, entry.content));
}

// Work that takes longer is announced, in milliseconds.
const SLOW = 200;

export class Verify {
  readonly #app: App;
  #run = 0;
  #expected = "";

  constructor(app: App) {
    this.#app = app;
    const again = () => void this.refresh();
    for (const id of ["at", "proven-time", "no-reservations", "no-texts"]) {
      byId(id).addEventListener("change", again);
    }
    byId("expected").addEventListener("change", () => {
      this.#expected = (byId("expected") as HTMLSelectElement).value;
      again();
    });
    byId("show-codes").addEventListener("change", () => {
      document.body.classList.toggle("codes", isChecked("show-codes"));
    });
  }

  // The time of the question that the user gave; empty for now.
  get #at(): string {
    return (byId("at") as HTMLInputElement).value.trim();
  }

  // Judges the files as they are now.
  async refresh(): Promise<void> {
    const run = ++this.#run;
    const isOld = () => run !== this.#run;
    const { instrument } = this.#app;
    // An answer to an earlier question must not stay.
    replace(byId("verdict"));
    replace(byId("paper-head"));
    byId("view-verify").setAttribute("aria-busy", "true");
    const working = setTimeout(() => {
      if (!isOld()) replace(byId("verdict"), note("", paragraph(say("page.working"))));
    }, SLOW);
    const isDone = await this.#judge(instrument, isOld).finally(() => clearTimeout(working));
    if (!isDone) return;
    byId("view-verify").setAttribute("aria-busy", "false");
    await this.#app.instruments.read();
    if (!isOld()) replace(byId("paper"), ...this.#paper(instrument));
  }

  // False if another question was asked meanwhile.
  async #judge(instrument: Entry | undefined, isOld: () => boolean): Promise<boolean> {
    const { instruments, pool } = this.#app;
    replace(byId("paper"));
    // Only several instruments are told apart by what they say. For one, the verdict comes first.
    if (pool.of("bundle", "record").length > 1) await instruments.read();
    if (isOld()) return false;
    this.#app.showChoices(byId("choices"));
    const made = await this.#answer(instrument, isOld);
    if (made === null || isOld()) return false;
    replace(byId("verdict"), ...made.verdict);
    replace(byId("paper-head"), ...made.head);
    replace(byId("report"), ...made.report);
    replace(byId("report-actions"), ...made.actions);
    return true;
  }

  async #answer(instrument: Entry | undefined, isOld: () => boolean): Promise<Made | null> {
    if (instrument === undefined) return this.#withoutInstrument();
    if (this.#app.mustChooseRoster) {
      return { ...NOTHING, verdict: [note("warning", paragraph(say("verify.roster-unclear")))] };
    }
    return instrument.kind === "record" ? this.#record(instrument) : this.#bundle(instrument, isOld);
  }

  async #withoutInstrument(): Promise<Made> {
    const [file] = this.#app.pool.of("draft", "roster", "act");
    if (file === undefined) {
      const isEmpty = this.#app.pool.all.length === 0;
      return { ...NOTHING, verdict: isEmpty ? [] : [note("warning", paragraph(say("verify.no-bundle")))] };
    }
    const made = await this.#shown(file);
    return { ...made, report: [note("", paragraph(say("verify.no-bundle"))), ...made.report] };
  }

  // A record without signatures, and what lint finds in it.
  async #record(record: Entry): Promise<Made> {
    const made = await this.#shown(record);
    return { ...made, verdict: [note("", paragraph(say("verify.record-only")))] };
  }

  async #shown(entry: Entry): Promise<Made> {
    const parts = new Parts();
    const result = await this.#app.judge.call<Shown>("show", { file: parts.file(entry.path, entry.content), now: now() }, parts);
    if (!result.ok) return { ...NOTHING, report: [errorOf(result.error)] };
    const { sections, notes } = result.answer;
    const findings = entry.kind === "roster" || entry.kind === "act" ? [] : await this.#lint(entry);
    const actions: Child[] = [];
    const [json] = result.attachments;
    if (json !== undefined) actions.push(saveButton(nameFor(entry, "show.json"), json, { isOnly: false }));
    return { ...NOTHING, report: [notesOf(notes), ...sectionsOf(entry.kind === "roster" ? sections : sections.map(headed), 2), ...findings], actions };
  }

  async #lint(entry: Entry): Promise<Child[]> {
    const parts = new Parts();
    const file = parts.file(entry.path, entry.content);
    const request: Record<string, unknown> = { file, with: others(this.#app, entry, parts), now: now() };
    if (entry.kind !== "draft") {
      const texts = await textsFor(this.#app, entry, parts);
      if (texts === null) return [];
      request["texts"] = texts;
    }
    const result = await this.#app.judge.call<Linted>("lint", request, parts);
    if (!result.ok) return [errorOf(result.error)];
    const { findings, notes } = result.answer;
    const items = findings.map(({ code, place, message }) =>
      el("li", {}, foreign(place), ": ", foreign(message), el("code", { class: "code" }, ` ${code}`)),
    );
    const list = items.length === 0 ? paragraph(say("verify.no-findings")) : el("ul", {}, ...items);
    return [el("section", {}, el("h2", {}, say("verify.findings")), list, notesOf(notes))];
  }

  async #bundle(bundle: Entry, isOld: () => boolean): Promise<Made | null> {
    const { judge, roster } = this.#app;
    const parts = new Parts();
    const expected = this.#chooseExpected(bundle);
    const request: Record<string, unknown> = {
      bundle: parts.file(bundle.path, bundle.content),
      with: others(this.#app, bundle, parts),
      now: now(),
      provenTime: isChecked("proven-time"),
      noReservations: isChecked("no-reservations"),
    };
    if (this.#at !== "") request["at"] = this.#at;
    if (roster !== undefined) request["roster"] = parts.file(roster.path, roster.content);
    if (expected !== undefined) request["recordFile"] = parts.file(expected.path, expected.content);
    if (!isChecked("no-texts")) {
      const texts = await textsFor(this.#app, bundle, parts);
      if (texts === null) return { ...NOTHING, verdict: [note("warning", paragraph(say("files.cancelled")))] };
      request["texts"] = texts;
    }
    if (isOld()) return null;
    const result = await judge.call<Judged | Sound>("report", request, parts);
    return this.#reported(bundle, result, await this.#related(bundle), await this.#asOf());
  }

  // The record that the bundle must be about: the one that the user chose. Without a choice, the only record
  // among the files, or the one that the bundle is about.
  #chooseExpected(bundle: Entry): Entry | undefined {
    const { pool, instruments } = this.#app;
    const records = pool.of("record");
    const sha256 = instruments.info(bundle)?.sha256;
    byId("expected-field").hidden = records.length === 0;
    fill(byId("expected") as HTMLSelectElement, [
      { value: "", label: say("verify.expected-auto") },
      ...records.map((entry) => ({ value: String(entry.id), label: shown(entry.path) })),
    ]);
    const chosen = records.find(({ id }) => String(id) === this.#expected);
    if (chosen !== undefined) return chosen;
    if (records.length === 1 && pool.of("bundle").length === 1) return records[0];
    return records.find((entry) => instruments.info(entry)?.sha256 === sha256);
  }

  // The time of the question in words, if the user gave one.
  async #asOf(): Promise<string | null> {
    if (this.#at === "") return null;
    const time = await this.#app.judge.call<{ sentence: string }>("time", { at: this.#at });
    return time.ok ? time.answer.sentence : this.#at;
  }

  #reported(bundle: Entry, result: Result<Judged | Sound>, related: Child[], asOf: string | null): Made {
    if (!result.ok) return { ...NOTHING, verdict: [refusal(result.error)], report: related };
    const { answer, attachments } = result;
    const [json] = attachments;
    const actions: Child[] = [];
    const ending = answer.state === "judged" ? "report.json" : "show.json";
    if (json !== undefined) actions.push(saveButton(nameFor(bundle, ending), json, { isOnly: false }));
    const merge = this.#mergeButton(bundle);
    const print = el("button", { type: "button" }, say("verify.print"));
    print.addEventListener("click", () => window.print());
    return {
      verdict: [
        verdictOf(answer),
        asOf !== null && note("warning", paragraph(say("verify.judged-at", { time: asOf }))),
      ],
      head: [
        el("p", {}, el("strong", {}, wordOf(answer)), answer.title === null ? null : ": ", foreign(answer.title ?? "")),
        ...answer.remarks.map((remark) => paragraph(sentence(remark))),
      ],
      report: [
        notesOf(answer.hints),
        ...(answer.state === "sound" ? keysOf(answer) : []),
        ...sectionsOf([...ordered(answer), ...answer.record].map(headed), 2),
        ...related,
      ],
      actions: [...actions, merge, print],
    };
  }

  // What every sheet of a printed report says.
  #paper(instrument: Entry | undefined): Child[] {
    if (instrument?.kind !== "bundle") return [];
    const sha256 = this.#app.instruments.info(instrument)?.sha256;
    return [
      sha256 === undefined ? null : el("p", {}, say("page.paper-record", { digest: sha256 })),
      el("p", {}, say("page.paper"), " ", byId("foot-version").textContent),
    ];
  }

  // Joins the copies of one record that were signed separately.
  #mergeButton(bundle: Entry): Child {
    const { pool, instruments, judge } = this.#app;
    const sha256 = instruments.info(bundle)?.sha256;
    const copies = pool.of("bundle").filter((entry) => instruments.info(entry)?.sha256 === sha256);
    if (sha256 === undefined || copies.length < 2) return null;
    const button = el("button", { type: "button" }, say("verify.merge", { count: copies.length }));
    button.addEventListener("click", async () => {
      const parts = new Parts();
      const bundles = copies.map((entry) => parts.file(entry.path, entry.content));
      const merged = await judge.call<Merged>("merge", { bundles }, parts);
      if (!merged.ok) {
        button.after(errorOf(merged.error));
        return;
      }
      const [bytes] = merged.attachments;
      if (bytes === undefined) return;
      const link = saveButton(mergedName(bundle), bytes, { isOnly: false });
      button.replaceWith(link);
      link.focus();
    });
    return button;
  }

  // The states of all instruments, and a picture of how they are related.
  async #related(bundle: Entry): Promise<Child[]> {
    const { judge, pool, roster, instruments } = this.#app;
    const about = new Set(pool.of("bundle", "record").map((entry) => instruments.info(entry)?.sha256));
    if (roster === undefined || about.size < 2) return [];
    const parts = new Parts();
    const request: Record<string, unknown> = {
      instruments: [parts.file(bundle.path, bundle.content), ...others(this.#app, bundle, parts)],
      roster: parts.file(roster.path, roster.content),
      now: now(),
    };
    if (this.#at !== "") request["at"] = this.#at;
    const status = await judge.call<Status>("status", request, parts);
    const graph = await judge.call<Graph>("graph", request, parts);
    const section = el("section", { class: "related" }, el("h2", {}, say("verify.related")));
    if (status.ok) put(section, el("pre", { tabindex: 0, role: "region", "aria-label": say("verify.related") }, status.answer.text));
    else put(section, errorOf(status.error));
    const svg = graph.ok ? graph.attachments[0] : undefined;
    if (graph.ok && svg !== undefined) put(section, drawing(svg, graph.answer.sentences));
    return [section];
  }
}

interface Made {
  readonly verdict: readonly Child[];
  // What every sheet of paper has at its head.
  readonly head: readonly Child[];
  readonly report: readonly Child[];
  readonly actions: readonly Child[];
}

const NOTHING: Made = { verdict: [], head: [], report: [], actions: [] };

// Why a bundle is not concluded comes first.
function ordered(answer: Judged | Sound): readonly Section[] {
  if (answer.state === "sound" || answer.verdict === "concluded") return answer.sections;
  const isFirst = ({ kind }: Section) => kind === "notes" || kind === "reasons";
  return [...answer.sections.filter(isFirst), ...answer.sections.filter((section) => !isFirst(section))];
}

// A heading for each part: of the acts, that they say it of themselves.
function headed(section: Section): Section {
  switch (section.kind) {
    case "acts":
      return { ...section, heading: say("verify.acts") };
    case "record":
      return { ...section, heading: say("verify.record") };
    case "roster": {
      const [first, ...rest] = section.rows;
      const own = { cells: ["", say("verify.own-roster")], label: true, details: [] };
      return { ...section, rows: first === undefined ? [] : [first, own, ...rest], heading: say("verify.judged-by") };
    }
    default:
      return section;
  }
}

// The verdict: a shape of its own for each, the words before the first colon large. Below it what must be known with it,
// then the rest.
function verdictOf(answer: Judged | Sound): HTMLElement {
  const kind = answer.state === "judged" ? answer.verdict : "sound";
  const rest = split(answer.sentence)[1];
  return el(
    "div",
    { class: `verdict ${kind}${isSpecimen(answer) ? " specimen" : ""}` },
    SHAPES[kind](),
    el(
      "div",
      {},
      el("p", { class: "word" }, wordOf(answer)),
      ...answer.remarks.map((remark) => paragraph(sentence(remark), "meaning")),
      rest !== "" && el("p", {}, foreign(rest)),
    ),
  );
}

function isSpecimen(answer: Judged | Sound): boolean {
  return answer.state === "judged" && answer.verdict === "concluded" && answer.specimens;
}

// The verdict in a word or a few. What anyone can sign is concluded as a specimen.
function wordOf(answer: Judged | Sound): string {
  const [word] = split(answer.sentence);
  return isSpecimen(answer) ? say("verify.specimen-word", { word }) : word;
}

function refusal(error: ModuleError): HTMLElement {
  if (error.verdict == null) return errorOf(error);
  return el("div", { class: `verdict ${error.verdict}` }, SHAPES[error.verdict](), el("div", {}, errorOf(error)));
}

function split(sentence: string): [string, string] {
  const at = sentence.indexOf(": ");
  return at < 0 ? [sentence, ""] : [sentence.slice(0, at), sentence.slice(at + 2)];
}

const SHAPES = {
  // A disc with a tick.
  concluded: () => icon("M24 2a22 22 0 1 0 0 44 22 22 0 0 0 0-44zm-4 33L9 24l4-4 7 7 15-16 4 4z"),
  // A ring that is half full.
  incomplete: () => icon("M24 2a22 22 0 1 0 0 44 22 22 0 0 0 0-44zm0 5v34a17 17 0 0 1 0-34z"),
  // An octagon with a cross.
  refused: () => icon("M15 2h18l13 13v18L33 46H15L2 33V15zm2 11-4 4 7 7-7 7 4 4 7-7 7 7 4-4-7-7 7-7-4-4-7 7z"),
  // An empty square.
  sound: () => icon("M4 4h40v40H4zm5 5v30h30V9z"),
} as const;

// Who holds the keys that signed, as the bundle claims.
function keysOf({ keys }: Sound): Child[] {
  if (keys.length === 0) return [];
  const columns = [{ head: say("verify.signatory") }, { head: say("verify.party") }, { head: say("verify.key-words") }];
  const rows = keys.map(({ signatory, party, words, specimen }): Child[] => [
    foreign(signatory),
    el("span", { class: "id" }, foreign(party)),
    el("span", {}, wordsOf(words, "en"), specimen ? el("strong", { class: "alarm" }, ` ${say("keys.specimen")}`) : null),
  ]);
  return [
    el("section", {}, el("h2", {}, say("verify.claimed-keys")), paragraph(say("verify.claimed-what")), table(say("verify.claimed-keys"), columns, rows)),
  ];
}

// The picture is an image: nothing in it can act.
function drawing(svg: Uint8Array, sentences: readonly string[]): HTMLElement {
  const binary = Array.from(svg, (byte) => String.fromCharCode(byte)).join("");
  const src = `data:image/svg+xml;base64,${btoa(binary)}`;
  return el(
    "figure",
    {},
    el("div", { class: "drawing" }, el("img", { src, alt: say("verify.graph") })),
    sentences.length === 0 ? null : el("figcaption", {}, ...sentences.map((sentence) => paragraph(sentence))),
  );
}

export function nameFor(entry: Entry, ending: string): string {
  const name = entry.path.slice(entry.path.lastIndexOf("/") + 1).replace(/(\.bundle|\.record)?\.(json|toml|pdf)$/, "");
  return `${name}.${ending}`;
}

// `tor.us-dod-cio.bundle.json` is one party's copy; what is merged is `tor.bundle.json`.
function mergedName(bundle: Entry): string {
  const name = bundle.path.slice(bundle.path.lastIndexOf("/") + 1);
  return name.replace(/(\.[a-z0-9-]+)?\.bundle\.json$/, "").replace(/\.(json|pdf)$/i, "") + ".bundle.json";
}

function isChecked(id: string): boolean {
  return (byId(id) as HTMLInputElement).checked;
}
