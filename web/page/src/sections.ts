// Shows what the module answers: sections of rows. The sentences in them are the module's.

import { el, foreign, put, table, type Child, type Column } from "./dom.ts";
import type { ModuleError, Row, Section } from "./interface.ts";
import { locale, say } from "./words.ts";

// The heads of the sections that are tables.
function columnsOf(kind: string, cells: number): readonly Column[] | undefined {
  switch (kind) {
    case "parties":
      if (cells === 2) return [{ head: say("verify.party") }, { head: say("verify.name") }];
      return [
        { head: say("verify.party") },
        { head: say("verify.outcome") },
        { head: say("verify.people") },
        { head: say("verify.name") },
      ];
    case "texts":
      return [
        { head: say("verify.text-path") },
        { head: say("verify.text-outcome") },
        { head: say("verify.text-language") },
        { head: say("verify.text-status") },
        { head: say("verify.text-size"), class: "number" },
      ];
    default:
      return undefined;
  }
}

export function sectionsOf(sections: readonly Section[], level: 2 | 3): HTMLElement[] {
  return sections.map((section) => sectionOf(section, level));
}

function sectionOf({ kind, heading, rows: given }: Section, level: 2 | 3): HTMLElement {
  const made = el("section", { class: `section ${kind}` });
  // A heading without rows is a sentence: by which roster, and as of when.
  if (heading) put(made, el(given.length === 0 ? "p" : level === 2 ? "h2" : "h3", {}, foreign(heading)));
  if (given.length === 0) return made;
  const rows = withoutEmptyColumns(given).map((row) => withoutCode(row));
  const columns = columnsOf(kind, rows[0]?.cells.length ?? 0);
  if (rows.every(({ label }) => label)) put(made, list(rows));
  else if (columns !== undefined && rows.every(({ cells }) => cells.length === columns.length)) {
    put(made, table(heading ?? "", columns, rows.map(kind === "texts" ? ofText : ofOther)));
  } else put(made, ...rows.map(line));
  return made;
}

function withoutEmptyColumns(rows: readonly Row[]): readonly Row[] {
  const used = Math.max(...rows.map(({ cells }) => cells.findLastIndex((cell) => cell !== "") + 1), 1);
  return rows.map((row) => ({ ...row, cells: row.cells.slice(0, used) }));
}

// A sentence of the command ends with its code; here, the code is for those who want it.
function withoutCode(row: Row): Row {
  const end = ` (${row.code})`;
  return { ...row, cells: row.cells.map((cell) => (cell.endsWith(end) ? cell.slice(0, -end.length) : cell)) };
}

// A list of labels and values. Rows that follow with an empty label belong to the same value. What belongs together
// stays on one sheet of paper.
function list(rows: readonly Row[]): HTMLElement {
  const made = el("dl");
  let group: HTMLElement = made;
  for (const row of rows) {
    const [label, ...values] = row.cells;
    if (label) {
      group = el("div");
      put(group, el("dt", {}, label));
      put(made, group);
    }
    const more = row.details.map((detail) => el("div", {}, foreign(detail, row.language)));
    put(group, el("dd", {}, foreign(values.join(" "), row.language), code(row), ...more));
  }
  return made;
}

// The last cell has what belongs to the whole row.
function ofOther(row: Row): Child[] {
  return row.cells.map((cell, at) => {
    const isLast = at === row.cells.length - 1;
    const content = foreign(cell, isLast ? row.language : null);
    return isLast ? el("div", {}, content, code(row), ...details(row)) : content;
  });
}

// A text: its file first, and what is wrong with it in a form of its own.
function ofText(row: Row): Child[] {
  const [outcome = "", language = "", status = "", size = "", path = ""] = row.cells;
  const isBad = row.code === "text-differs" || row.code === "text-missing";
  return [
    el("div", {}, foreign(path, row.language), ...details(row)),
    el("span", { class: isBad && "alarm" }, isBad && "\u2716\ufe0e ", foreign(outcome), code(row)),
    nameOf(language),
    foreign(status),
    foreign(size),
  ];
}

// The name of a language in the language of the page, if the browser knows it.
function nameOf(language: string): Child {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? foreign(language);
  } catch {
    return foreign(language);
  }
}

function line(row: Row): HTMLElement {
  return el("div", { class: "line" }, foreign(row.cells.join("  "), row.language), code(row), ...details(row));
}

function details(row: Row): HTMLElement[] {
  return row.details.map((detail) => el("div", { class: "detail" }, foreign(detail)));
}

function code({ code }: { code?: string | null }): Child {
  return code ? el("code", { class: "code" }, ` ${code}`) : null;
}

// What was wrong, where, and what to do next.
export function errorOf(error: ModuleError): HTMLElement {
  return el(
    "div",
    { class: "note error", lang: locale },
    el("p", {}, foreign(error.message), code(error)),
    error.place ? el("p", {}, say("verify.place"), " ", foreign(error.file ? `${error.file}: ${error.place}` : error.place)) : null,
    error.hint ? el("p", { class: "lines" }, foreign(error.hint)) : null,
  );
}

export function notesOf(notes: readonly string[], kind = ""): Child {
  if (notes.length === 0) return null;
  return el("div", { class: `note ${kind}`, lang: locale }, ...notes.map((note) => el("p", {}, foreign(note))));
}

// Words of a key or a record, to read aloud.
export function wordsOf(words: readonly string[], language: string): HTMLElement {
  return el("span", { class: "words", lang: language }, words.join(" "));
}
