// Makes elements. Text reaches the page only as text nodes and attributes, never as markup.

export type Child = Node | string | null | false;

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

// An element. An attribute that is `false`, `null` or `undefined` is left out; `true` has no value.
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  set(made, attributes);
  put(made, ...children);
  return made;
}

export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

export function put(parent: Element, ...children: Child[]): void {
  for (const child of children) {
    if (child !== null && child !== false) parent.append(child);
  }
}

export function replace(parent: Element, ...children: Child[]): void {
  parent.replaceChildren();
  put(parent, ...children);
}

// The element of the page's own markup with this id.
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element #${id}`);
  return found;
}

// Digests, dates, times with their offset, and words with hyphens: all are hard to read if a line ends in them.
const WHOLE = new RegExp(
  [
    "[0-9a-f]{64}",
    "\\d{4}-\\d\\d-\\d\\dT[\\d:]+(?:Z|[+-]\\d\\d:\\d\\d)?",
    "\\d{4}\\. \\d{1,2}\\. \\d{1,2}\\.\\(\\p{L}\\)",
    "\\p{Lu}\\p{Ll}\\p{Ll} \\d{1,2} \\p{Lu}\\p{Ll}+ \\d{4}",
    "\\d{1,2}:\\d\\d(?::\\d\\d)? (?:\\(?UTC\\)?|\\(?[+-]\\d\\d:\\d\\d\\)?)",
    "[\\p{L}\\d]+(?:-[\\p{L}\\d]+)+",
  ].join("|"),
  "gu",
);
// A longer word does not fit beside others on a phone.
const LONGEST = 26;

// A text from a file. `bdi` keeps its direction to itself.
export function foreign(text: string, language?: string | null): HTMLElement {
  const made = el("bdi", { lang: language });
  putText(made, text);
  return made;
}

// Puts a text whose dates, ids and digests are easy to read.
export function putText(made: Element, text: string): void {
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WHOLE)) {
    const kind = found.length === 64 ? "digest" : found.length <= LONGEST ? "whole" : null;
    if (kind === null) continue;
    put(made, text.slice(end, index), el("span", { class: kind }, found));
    end = index + found.length;
  }
  put(made, text.slice(end));
}

const SVG = "http://www.w3.org/2000/svg";

// A drawing that only decorates: a reader of the screen ignores it.
export function icon(...paths: readonly string[]): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  set(svg, { viewBox: "0 0 48 48", "aria-hidden": "true", focusable: "false", class: "icon" });
  for (const d of paths) {
    const path = document.createElementNS(SVG, "path");
    set(path, { d });
    svg.append(path);
  }
  return svg;
}

export interface Column {
  readonly head: string;
  readonly class?: string;
}

// A table. On a narrow screen, the style sheet shows each row as a block with the heads as labels, so the
// roles are written out: without them a browser would forget that it is a table. The caption is for readers of
// the screen: a heading above the table says the same.
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  const head = el("tr", { role: "row" });
  for (const column of columns) {
    put(head, el("th", { scope: "col", role: "columnheader" }, column.head));
  }
  const body = el("tbody", { role: "rowgroup" });
  for (const cells of rows) {
    const row = el("tr", { role: "row" });
    cells.forEach((cell, at) => {
      const label = columns[at]?.head;
      const own = { "data-label": label, class: columns[at]?.class };
      const made = at === 0
        ? el("th", { scope: "row", role: "rowheader", ...own }, cell)
        : el("td", { role: "cell", ...own }, cell);
      put(row, made);
    });
    put(body, row);
  }
  return el(
    "table",
    { role: "table" },
    el("caption", { class: "for-readers" }, caption),
    el("thead", { role: "rowgroup" }, head),
    body,
  );
}
