// Keys: make one, look at its words, and add one to a roster by the words that its holder reads out.

import { fill, focusWrong, note, onSubmit, paragraph, passphraseOf, value, type App } from "./app.ts";
import { now } from "./clock.ts";
import { byId, el, foreign, replace, set, type Child } from "./dom.ts";
import { shown, type Entry } from "./files.ts";
import type { Added, Key, ModuleError, NewKey } from "./interface.ts";
import { Parts } from "./judge.ts";
import { saveButton } from "./save.ts";
import { errorOf, notesOf, wordsOf } from "./sections.ts";
import { say } from "./words.ts";

const COMMANDS = [
  ["paraph roster accept tor.bundle.json --roster roster.toml", "keys.command-accept"],
  ["paraph roster revoke HOLDER-ID --reason compromised --roster roster.toml", "keys.command-revoke"],
  ["paraph roster check --roster roster.toml", "keys.command-check"],
  ["paraph key passwd NAME.key", "keys.command-passwd"],
  ["paraph key import FILE", "keys.command-import"],
] as const;

export class Keys {
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
    onSubmit("make-form", () => this.#make());
    onSubmit("look-form", () => this.#look());
    onSubmit("add-form", () => this.#add());
    byId("add-source").addEventListener("change", () => this.#showWords());
    byId("look-file").addEventListener("change", () => {
      byId("look-passphrase-field").hidden = true;
      byId("look-actions").hidden = true;
      void this.#look();
    });
  }

  refresh(): void {
    const { pool, instruments } = this.#app;
    const sources = pool.of("bundle", "public-key");
    fill(byId("add-source") as HTMLSelectElement, [
      ...(sources.length === 0 ? [{ value: "", label: say("keys.add-no-source") }] : []),
      ...sources.map((entry) => ({ value: String(entry.id), label: shown(entry.path) })),
    ]);
    this.#showWords();
    const parties = pool.of("bundle", "record").flatMap((entry) => instruments.info(entry)?.parties ?? []);
    const known = new Map(parties.map(({ id, name }) => [id, name]));
    byId("add-parties").replaceChildren(
      ...Array.from(known, ([id, name]) => el("option", { value: id }, name)),
    );
    replace(byId("add-choices"));
    const rosters = pool.of("roster");
    if (rosters.length > 1) this.#app.showChoices(byId("add-choices"));
    const roster = this.#app.roster;
    byId("add-choices").append(
      paragraph(roster === undefined ? say("keys.add-to-new") : say("keys.add-to", { file: shown(roster.path) }), "quiet"),
    );
    replace(
      byId("commands"),
      ...COMMANDS.flatMap(([command, what]) => [
        el("dt", {}, say(what)),
        el("dd", {}, el("code", { lang: "en" }, ...partsOf(command))),
      ]),
    );
    const [look] = (byId("look-file") as HTMLInputElement).files ?? [];
    byId("look-name").textContent = look === undefined ? say("files.none") : shown(look.name);
  }

  // A key in a bundle is only added by its words.
  #showWords(): void {
    const isNeeded = this.#source?.kind === "bundle";
    byId("add-words-label").textContent = say(isNeeded ? "keys.add-words-required" : "keys.add-words");
    set(byId("add-words"), { required: isNeeded });
  }

  get #source(): Entry | undefined {
    return this.#app.pool.all.find(({ id }) => String(id) === value("add-source"));
  }

  async #make(): Promise<void> {
    const parts = new Parts();
    const name = value("make-name");
    const pair = byId("make-pair") as HTMLInputElement;
    const random = crypto.getRandomValues(new Uint8Array(pair.checked ? 96 : 64));
    const request = {
      name,
      suite: pair.checked ? "hybrid" : "classic",
      random: parts.secret(random),
      passphrase: parts.secret(passphraseOf("make-passphrase")),
      again: parts.secret(passphraseOf("make-again")),
    };
    replace(byId("make-done"));
    working("make-status");
    const result = await this.#app.judge.call<NewKey>("key-new", request, parts);
    if (!result.ok) return failed("make-status", result.error, result.error.code === "bad-name" ? "make-name" : "make-passphrase");
    for (const id of ["make-passphrase", "make-again", "make-name"]) (byId(id) as HTMLInputElement).value = "";
    pair.checked = false;
    const { answer, attachments } = result;
    const [secretFile, publicFile] = attachments;
    if (secretFile === undefined || publicFile === undefined) return;
    await this.#app.pool.addMade(answer.public, publicFile);
    replace(byId("make-status"));
    const heading = el("h3", { tabindex: -1 }, say("keys.made"));
    replace(
      byId("make-done"),
      note(
        "done",
        heading,
        el("p", {}, say("keys.words-are"), " ", wordsOf(answer.words, "en")),
        ...answer.notes.map((sentence) => paragraph(sentence)),
        el(
          "div",
          { class: "actions" },
          saveButton(answer.private, secretFile, { isOnly: true }),
          saveButton(answer.public, publicFile, { isOnly: true }),
        ),
      ),
    );
    heading.focus();
  }

  async #look(): Promise<void> {
    const [file] = (byId("look-file") as HTMLInputElement).files ?? [];
    replace(byId("look-done"));
    replace(byId("look-status"));
    byId("look-name").textContent = file === undefined ? say("files.none") : shown(file.name);
    if (file === undefined) return;
    const parts = new Parts();
    const request: Record<string, unknown> = { key: { name: file.name, bytes: parts.secret(file) } };
    const passphrase = passphraseOf("look-passphrase");
    if (passphrase.length > 0) request["passphrase"] = parts.secret(passphrase);
    working("look-status");
    const result = await this.#app.judge.call<Key>("key", request, parts);
    (byId("look-passphrase") as HTMLInputElement).value = "";
    if (!result.ok) return failed("look-status", result.error);
    replace(byId("look-status"));
    const { answer } = result;
    const isClosed = !answer.words;
    byId("look-passphrase-field").hidden = !isClosed;
    byId("look-actions").hidden = !isClosed;
    if (isClosed) {
      replace(byId("look-status"), note("", paragraph(say("keys.look-closed"))));
      byId("look-passphrase").focus();
      return;
    }
    replace(
      byId("look-done"),
      notesOf(answer.warnings, "warning"),
      el(
        "dl",
        {},
        el("dt", {}, say("keys.words-en")),
        el("dd", {}, wordsOf(answer.words ?? [], "en")),
        el("dt", {}, say("keys.words-ko")),
        el("dd", {}, wordsOf(answer.wordsKorean ?? [], "ko")),
        el("dt", {}, say("keys.id")),
        el("dd", { class: "digest" }, foreign(answer.id ?? "")),
      ),
    );
  }

  async #add(): Promise<void> {
    const { pool, roster, judge } = this.#app;
    replace(byId("add-done"));
    const source = this.#source;
    if (source === undefined) return missing("choose-files", say("keys.add-no-source"));
    if (this.#app.mustChooseRoster) return missing("add-choices-roster", say("verify.roster-unclear"));
    for (const id of ["add-party", "add-holder"]) {
      if (value(id) === "") return missing(id, say("keys.add-needed"));
    }
    const parts = new Parts();
    const request: Record<string, unknown> = {
      party: value("add-party"),
      holder: value("add-holder"),
      with: pool.of("bundle").map((entry) => parts.file(entry.path, entry.content)),
      now: now(),
    };
    request[source.kind === "bundle" ? "bundle" : "key"] = parts.file(source.path, source.content);
    if (roster !== undefined) request["roster"] = parts.file(roster.file.name, roster.content);
    if (value("add-words") !== "") request["words"] = value("add-words");
    if (value("add-holder-name") !== "") request["holderName"] = value("add-holder-name");
    if (value("add-from") !== "") request["from"] = value("add-from");
    const name = value("add-party-name");
    if (name !== "") request["partyName"] = { [/\p{Script=Hangul}/u.test(name) ? "ko" : "en"]: name };
    working("add-status");
    const result = await judge.call<Added>("roster-add", request, parts);
    if (!result.ok) return failed("add-status", result.error);
    const { answer, attachments } = result;
    const [bytes] = attachments;
    if (bytes === undefined) return;
    const path = roster?.path ?? answer.file;
    await pool.add([{ file: new File([bytes as BlobPart], answer.file), path }]);
    for (const id of ["add-words", "add-holder", "add-holder-name", "add-party", "add-party-name", "add-from"]) {
      (byId(id) as HTMLInputElement).value = "";
    }
    replace(byId("add-status"));
    const heading = el("h3", { tabindex: -1 }, say("keys.added"));
    replace(
      byId("add-done"),
      note(
        "done",
        heading,
        el("p", {}, say("keys.words-are"), " ", wordsOf(answer.words, "en")),
        ...answer.notes.map((sentence) => paragraph(sentence)),
        el("div", { class: "actions" }, saveButton(answer.file, bytes, { isOnly: true })),
      ),
    );
    heading.focus();
  }
}

// A command; no line ends between an option and its value.
function partsOf(command: string): Child[] {
  return command.split(/ (?=--)/).flatMap((part, at) => [at > 0 && " ", el("span", { class: at > 0 && "whole" }, part)]);
}

function working(where: string): void {
  replace(byId(where), paragraph(say("page.working"), "quiet"));
}

function failed(where: string, error: ModuleError, field?: string): void {
  replace(byId(where), errorOf(error));
  if (field !== undefined) focusWrong(field, where);
}

function missing(field: string, sentence: string): void {
  replace(byId("add-status"), note("error", paragraph(sentence)));
  focusWrong(field, "add-status");
}
