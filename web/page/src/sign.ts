// Sign: what the signatory is about to sign is shown first, then they type the id of their party. The module
// decides whether it may be signed, and has the sentences.

import { fill, focusWrong, note, onSubmit, paragraph, passphraseOf, value, type App } from "./app.ts";
import { now } from "./clock.ts";
import { byId, el, foreign, put, replace, type Child } from "./dom.ts";
import { shown, type Entry } from "./files.ts";
import type { TextInfo } from "./instruments.ts";
import type { Key, ModuleError, Plan, Row, Section, Signed } from "./interface.ts";
import { Parts } from "./judge.ts";
import { saveButton } from "./save.ts";
import { errorOf, notesOf, sectionsOf } from "./sections.ts";
import { others, textsFor } from "./verify.ts";
import { say, sentence } from "./words.ts";

const INTENTS = ["sign", "initial", "sign-ad-referendum", "confirm", "approve", "witness", "decline", "withdraw", "seal"] as const;
// Those that are about another act.
const ABOUT_AN_ACT: readonly string[] = ["confirm", "witness", "withdraw"];
const CAPACITIES = ["official", "acting", "performing-duties", "delegate"] as const;
const STATEMENTS = ["reservation", "interpretative-declaration", "objection", "acceptance"] as const;
// A text of at most this size is shown in the page.
const READABLE = 2 << 20;

// What was shown to the signatory, and is signed if they confirm it.
interface Prepared {
  readonly plan: Plan;
  readonly request: object;
  readonly parts: Parts;
  readonly instrument: Entry;
}

export class Sign {
  readonly #app: App;
  #prepared: Prepared | undefined;
  #isBusy = false;
  // After a signature, its bundle is to be saved; the form waits until the user signs again.
  #isDone = false;

  constructor(app: App) {
    this.#app = app;
    onSubmit("sign-form", () => this.#plan());
    onSubmit("sign-confirm", () => this.#sign());
    byId("sign-stop").addEventListener("click", () => {
      this.#forget();
      byId("plan").focus();
    });
    byId("sign-again").addEventListener("click", () => {
      this.#showForm(true);
      byId("plan").focus();
    });
    byId("key-file").addEventListener("change", () => this.#showKey());
    byId("intent").addEventListener("change", () => this.#showOf());
    byId("sign-form").addEventListener("input", () => this.#forget());
  }

  // Shows what can be chosen, by the files and in the language as they are now.
  refresh(): void {
    const { pool, instruments, instrument } = this.#app;
    this.#forget();
    this.#app.showChoices(byId("sign-choices"));
    if (instrument === undefined) {
      put(byId("sign-choices"), note("", paragraph(say("sign.choose-instrument"))));
    }
    const info = instrument === undefined ? null : instruments.info(instrument);
    const acts = (info?.acts ?? []).map(({ id, intent, party, name }) => {
      return { value: id, label: `${wordOf(intent)} · ${party} · ${name} · ${id.slice(0, 12)}` };
    });
    select("intent", INTENTS.map((value) => ({ value, label: say(`sign.intent-${value}`) })));
    select("of", [{ value: "", label: say("sign.not-given") }, ...acts]);
    select("statement-to", [{ value: "", label: say("sign.not-given") }, ...acts]);
    select("party", [
      { value: "", label: say("sign.party-by-key") },
      ...(info?.parties ?? []).map(({ id, name }) => ({ value: id, label: `${id} · ${name}` })),
    ]);
    select("as-capacity", [
      { value: "", label: say("sign.capacity-none") },
      ...CAPACITIES.map((value) => ({ value, label: say(`sign.capacity-${value}`) })),
    ]);
    select("statement-kind", [
      { value: "", label: say("sign.no-statement") },
      ...STATEMENTS.map((value) => ({ value, label: say(`sign.statement-${value}`) })),
    ]);
    const files = (entries: readonly Entry[]) => [
      { value: "", label: say("sign.not-given") },
      ...entries.map((entry) => ({ value: String(entry.id), label: shown(entry.path) })),
    ];
    select("authority", files(pool.of("bundle", "record").filter((entry) => entry !== instrument)));
    select("profile", files(pool.of("profile")));
    byId("profile-field").hidden = pool.of("profile").length === 0;
    byId("statement-to-field").hidden = acts.length === 0;
    this.#showOf();
    this.#showKey();
  }

  #showForm(isWanted: boolean): void {
    this.#isDone = !isWanted;
    byId("sign-form").hidden = this.#isDone;
    byId("sign-choices").hidden = this.#isDone;
    byId("sign-again-actions").hidden = !this.#isDone;
  }

  #showOf(): void {
    byId("of-field").hidden = !ABOUT_AN_ACT.includes(value("intent"));
  }

  // The key's file: the one that was chosen here, or the only private key among the files.
  get #key(): File | undefined {
    const chosen = (byId("key-file") as HTMLInputElement).files?.[0];
    if (chosen !== undefined) return chosen;
    const keys = this.#app.pool.of("private-key");
    return keys.length === 1 ? keys[0]?.file : undefined;
  }

  #showKey(): void {
    byId("key-name").textContent = this.#key === undefined ? say("files.none") : shown(this.#key.name);
  }

  // What was shown is no longer what would be signed.
  #forget(): void {
    this.#prepared = undefined;
    replace(byId("sign-summary"));
    byId("sign-confirm").hidden = true;
    (byId("answer") as HTMLInputElement).value = "";
    replace(byId("sign-status"));
    replace(byId("confirm-status"));
  }

  async #plan(): Promise<void> {
    const { instrument } = this.#app;
    this.#forget();
    replace(byId("sign-done"));
    if (instrument === undefined) return this.#missing("choose-files", say("sign.choose-instrument"));
    if (this.#app.mustChooseRoster) return this.#missing("sign-choices-roster", say("verify.roster-unclear"));
    const key = this.#key;
    if (key === undefined) return this.#missing("key-file", say("sign.choose-key-first"));
    await this.#busy("sign-status", async () => {
      const keys = await this.#publicKeys(key);
      if (keys === null) return;
      const parts = new Parts();
      const request = await this.#request(instrument, keys, parts);
      if (request === null) return;
      const result = await this.#app.judge.call<Plan>("sign-plan", request, parts);
      if (!result.ok) return this.#failed(result.error);
      const plan = result.answer;
      this.#prepared = { plan, request, parts, instrument };
      const inside = plan.inside.map(({ name, sha256 }, at) => {
        return { sha256, path: name, file: new File([(result.attachments[at] ?? "") as BlobPart], name) };
      });
      this.#show(plan, instrument, inside);
    });
  }

  // The public keys. The private ones are opened only if the file does not say them.
  async #publicKeys(key: File): Promise<string[] | null> {
    const unopened = new Parts();
    const first = await this.#app.judge.call<Key>("key", { key: unopened.file(key.name, key) }, unopened);
    if (!first.ok) {
      this.#failed(first.error, "key-file");
      return null;
    }
    const hasPassphrase = passphraseOf("passphrase").length > 0;
    if (first.answer.encrypted && !hasPassphrase) {
      this.#missing("passphrase", say("sign.passphrase-needed"));
      return null;
    }
    const known = publicKeys(first.answer);
    if (known !== null) return known;
    const parts = new Parts();
    const request = { key: parts.file(key.name, key), passphrase: parts.secret(passphraseOf("passphrase")) };
    const second = await this.#app.judge.call<Key>("key", request, parts);
    if (second.ok) return publicKeys(second.answer);
    this.#failed(second.error, "passphrase");
    return null;
  }

  async #request(instrument: Entry, keys: string[], parts: Parts): Promise<object | null> {
    const { pool, roster } = this.#app;
    const texts = await textsFor(this.#app, instrument, parts);
    if (texts === null) return null;
    const request: Record<string, unknown> = {
      file: parts.file(instrument.file.name, instrument.content),
      publicKeys: keys,
      texts,
      with: others(this.#app, instrument, parts),
      intent: value("intent"),
      now: now(),
    };
    if (roster !== undefined) request["roster"] = parts.file(roster.path, roster.content);
    const chosen = (id: string) => pool.all.find((entry) => String(entry.id) === value(id));
    const file = (name: string, entry: Entry | undefined) => {
      if (entry !== undefined) request[name] = parts.file(entry.path, entry.content);
    };
    file("authority", chosen("authority"));
    file("profileFile", chosen("profile"));
    const given = (name: string, text: string) => {
      if (text !== "") request[name] = text;
    };
    given("party", value("party"));
    given("signedAt", value("signed-at"));
    if (!byId("of-field").hidden) given("of", value("of"));
    const profile = profileOf();
    if (profile !== null) request["profile"] = profile;
    const statement = statementOf();
    if (statement !== null) request["statements"] = [statement];
    return request;
  }

  #show(plan: Plan, instrument: Entry, inside: readonly Readable[]): void {
    const heading = el("h2", { tabindex: -1 }, say("sign.summary"));
    replace(
      byId("sign-summary"),
      heading,
      el("p", { class: "words" }, foreign(sentence(plan.aboutTo))),
      effectOf(plan),
      notesOf(plan.warnings, "warning"),
      this.#reading(instrument, inside),
      ...sectionsOf(plan.sections.map(headed), 3),
    );
    // The title, what happens without an answer, and what to type. More lines are for a terminal.
    const [title = "", without = "", type = ""] = plan.question;
    replace(byId("answer-label"), el("span", { class: "block" }, foreign(title)), foreign(type));
    replace(byId("answer-hint"), foreign(without));
    byId("sign-confirm").hidden = false;
    heading.focus();
  }

  // The texts, to read before signing: those inside a PDF, or among the files.
  #reading(instrument: Entry, inside: readonly Readable[]): Child {
    const info = this.#app.instruments.info(instrument);
    const items = (info?.texts ?? []).flatMap((text) => {
      const readable = [...inside, ...this.#app.pool.all].find(({ sha256 }) => sha256 === text.sha256);
      return readable === undefined ? [] : [el("li", {}, reader(text, readable))];
    });
    if (items.length === 0) return null;
    return el("section", {}, el("h3", {}, say("sign.read")), el("ul", { class: "plain" }, ...items));
  }

  async #sign(): Promise<void> {
    const prepared = this.#prepared;
    const key = this.#key;
    if (prepared === undefined || key === undefined) return;
    await this.#busy("confirm-status", async () => {
      const { plan, request, instrument } = prepared;
      const parts = new Parts();
      parts.all.push(...prepared.parts.all);
      const passphrase = passphraseOf("passphrase");
      const whole: Record<string, unknown> = {
        ...request,
        key: { name: key.name, bytes: parts.secret(key) },
        answer: value("answer"),
        act: plan.act,
      };
      if (passphrase.length > 0) whole["passphrase"] = parts.secret(passphrase);
      const result = await this.#app.judge.call<Signed>("sign", whole, parts);
      if (!result.ok) {
        replace(byId("confirm-status"), errorOf(result.error));
        focusWrong("answer", "confirm-status");
        return;
      }
      const [bundle] = result.attachments;
      if (bundle === undefined) return;
      await this.#signed(result.answer, bundle, instrument);
    });
  }

  async #signed(signed: Signed, bundle: Uint8Array, instrument: Entry): Promise<void> {
    for (const id of ["passphrase", "answer", "key-file"]) (byId(id) as HTMLInputElement).value = "";
    this.#app.pool.removePrivateKeys();
    // From here on, the page has the new bundle in the place of the old one.
    const folder = instrument.path.slice(0, instrument.path.lastIndexOf("/") + 1);
    const made = new File([bundle as BlobPart], signed.file);
    await this.#app.pool.add([{ file: made, path: folder + signed.file }]);
    const entry = this.#app.pool.all.find(({ file }) => file === made);
    if (entry !== undefined) this.#app.choose(entry);
    this.#app.changed();
    this.#forget();
    this.#showForm(false);
    const heading = el("h2", { tabindex: -1 }, say("sign.done"));
    const state = el("p", { class: "meaning", role: "status" }, say("sign.not-saved"));
    replace(
      byId("sign-done"),
      note(
        "done",
        heading,
        notesOf(signed.warnings, "warning"),
        state,
        el(
          "div",
          { class: "actions" },
          saveButton(signed.file, bundle, { isOnly: true, saved: () => replace(state, say("sign.not-sent")) }),
          el("a", { class: "button", href: "#verify" }, say("sign.see-verdict")),
        ),
        signed.file === instrument.file.name && paragraph(say("sign.same-name")),
        ...signed.notes.map((note) => paragraph(sentence(note))),
        paragraph(say("sign.key-removed"), "quiet"),
      ),
    );
    heading.focus();
  }

  async #busy(where: string, work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const status = byId(where);
    replace(status, paragraph(say("page.working"), "quiet"));
    try {
      await work();
    } finally {
      this.#isBusy = false;
      if (status.querySelector(".note") === null) replace(status);
    }
  }

  #missing(field: string, sentence: string): void {
    replace(byId("sign-status"), note("error", paragraph(sentence)));
    focusWrong(field, "sign-status");
  }

  #failed(error: ModuleError, field?: string): void {
    replace(byId("sign-status"), errorOf(error));
    if (field !== undefined) focusWrong(field, "sign-status");
  }
}

// What an act does, without the explanation after the colon.
function wordOf(intent: string): string {
  const known = INTENTS.find((one) => one === intent);
  return known === undefined ? intent : say(`sign.intent-${known}`).replace(/:.*$/, "");
}

// What the act does: the last one concludes the document; after another one, something is missing.
function effectOf({ effect: [first, ...missing] }: Plan): Child {
  if (first === undefined) return null;
  const list = missing.length > 0 && el("ul", {}, ...missing.map((reason) => el("li", {}, foreign(sentence(reason)))));
  return el("div", { class: "note" }, paragraph(sentence(first), "meaning"), list);
}

// A heading for what has none. What the act does is said above.
function headed(section: Section): Section {
  switch (section.kind) {
    case "act":
      return { ...section, rows: withoutEffect(section.rows), heading: say("sign.your-act") };
    case "record":
      return { ...section, heading: say("verify.record") };
    default:
      return section;
  }
}

// A row without a label belongs to the one before it.
function withoutEffect(rows: readonly Row[]): readonly Row[] {
  const at = rows.findIndex(({ code }) => code === "effect");
  return at < 0 ? rows : rows.slice(0, at);
}

function select(id: string, options: readonly { value: string; label: string }[]): void {
  fill(byId(id) as HTMLSelectElement, options);
}

// What the signatory says about themselves; null if they wrote nothing.
function profileOf(): object | null {
  const title: Record<string, string> = {};
  for (const language of ["en", "ko"]) {
    const text = value(`as-title-${language}`);
    if (text !== "") title[language] = text;
  }
  const fields: Record<string, unknown> = {
    name: value("as-name"),
    nameLatin: value("as-name-latin"),
    capacity: value("as-capacity"),
    country: value("as-country").toUpperCase(),
    locality: value("as-locality"),
  };
  const written = Object.entries(fields).filter(([, text]) => text !== "");
  if (Object.keys(title).length > 0) written.push(["title", title]);
  return written.length === 0 ? null : Object.fromEntries(written);
}

function statementOf(): object | null {
  const kind = value("statement-kind");
  if (kind === "") return null;
  const statement: Record<string, unknown> = {
    kind,
    text: { [value("statement-language") || "en"]: value("statement-text") },
  };
  if (value("statement-article") !== "") statement["article"] = value("statement-article");
  if (!byId("statement-to-field").hidden && value("statement-to") !== "") statement["to"] = value("statement-to");
  return statement;
}

// A text that can be shown.
type Readable = Pick<Entry, "file" | "path" | "sha256">;

// A plain text is read in the page. A PDF or a picture opens in a tab of its own; the browser saves any other file.
function reader(text: TextInfo, { file, path }: Readable): HTMLElement {
  const name = shown(path);
  const isPlain = text.mediaType.startsWith("text/") && file.size <= READABLE;
  if (!isPlain) {
    const opens = /^(application\/pdf|image\/(png|jpeg))$/.test(text.mediaType);
    const url = URL.createObjectURL(new Blob([file], { type: opens ? text.mediaType : "application/octet-stream" }));
    const link = el("a", { href: url, target: "_blank", rel: "noopener" }, say("sign.open-text", { file: name }));
    if (!opens) link.download = file.name;
    return link;
  }
  const made = el("details", {}, el("summary", {}, say("sign.read-text", { file: name })));
  made.addEventListener("toggle", async () => {
    if (!made.open || made.querySelector("pre") !== null) return;
    const content = await file.text().catch(() => null);
    const sentence = say("page.file-unreadable", { file: name });
    const lines = content?.split("\n").map((line) => shownLine(line)).join("\n");
    put(made, lines === undefined ? paragraph(sentence) : el("pre", { lang: text.language, dir: "auto", tabindex: 0, role: "region", "aria-label": name }, lines));
  });
  return made;
}

function shownLine(line: string): string {
  return line.split("\t").map((part) => shown(part.replace(/\r$/, ""))).join("\t");
}

/** The key of a file, or both of a pair, as `sign-plan` takes them. */
function publicKeys(key: Key): string[] | null {
  const each = [key.public, key.mlDsa].filter((one) => one !== null && one !== undefined);
  return each.length > 0 ? each : null;
}
