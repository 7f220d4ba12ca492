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
        { head: say("verify.text-outcome") },
        { head: say("verify.text-language") },
        { head: say("verify.text-status") },
        { head: say("verify.text-size"), class: "number" },
        { head: say("verify.text-path") },
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
  const rows = withoutEmptyColumns(given);
  const columns = columnsOf(kind, rows[0]?.cells.length ?? 0);
  if (rows.every(({ label }) => label)) put(made, list(rows));
  else if (columns !== undefined && rows.every(({ cells }) => cells.length === columns.length)) {
    put(made, tableOf(heading ?? "", columns, rows));
  } else put(made, ...rows.map(line));
  return made;
}

function withoutEmptyColumns(rows: readonly Row[]): readonly Row[] {
  const used = Math.max(...rows.map(({ cells }) => cells.findLastIndex((cell) => cell !== "") + 1), 1);
  return rows.map((row) => ({ ...row, cells: row.cells.slice(0, used) }));
}

// A list of labels and values. Rows that follow with an empty label belong to the same value.
function list(rows: readonly Row[]): HTMLElement {
  const made = el("dl");
  for (const row of rows) {
    const [label, ...values] = row.cells;
    if (label) put(made, el("dt", {}, label));
    const more = row.details.map((detail) => el("div", {}, foreign(detail, row.language)));
    put(made, el("dd", {}, foreign(values.join(" "), row.language), code(row), ...more));
  }
  return made;
}

function tableOf(caption: string, columns: readonly Column[], rows: readonly Row[]): HTMLElement {
  const cells = rows.map((row) =>
    row.cells.map((cell, at): Child => {
      const isLast = at === row.cells.length - 1;
      const content = foreign(cell, isLast ? row.language : null);
      return isLast ? el("div", {}, content, code(row), ...details(row)) : content;
    }),
  );
  return table(caption, columns, cells);
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
