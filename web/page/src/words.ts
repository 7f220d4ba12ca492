// The sentences of the page, in the chosen language. The module has the catalogue.

import { putText } from "./dom.ts";
import type { Locale } from "./interface.ts";
import type { Words } from "./words.gen.ts";

type Id = keyof Words;
export type Plain = { [K in Id]: keyof Words[K] extends never ? K : never }[Id];

export let locale: Locale = "en";
let messages: Readonly<Record<string, string>> = {};

export function setWords(language: Locale, words: Readonly<Record<string, string>>): void {
  locale = language;
  messages = words;
}

// A sentence with its arguments.
export function say<K extends Id>(
  id: K,
  ...[values]: keyof Words[K] extends never ? [] : [Words[K]]
): string {
  const text = messages[id];
  if (text === undefined) throw new Error(`the catalogue has no ${id}`);
  const given = (values ?? {}) as Record<string, string | number>;
  return text.replace(/\{ \$([a-z_]+) \}/g, (_, name: string) => String(given[name] ?? ""));
}

// Writes the sentences of the page's own markup.
export function translate(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-say]")) {
    element.replaceChildren();
    putText(element, say(element.dataset["say"] as Plain));
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-say-placeholder]")) {
    element.setAttribute("placeholder", say(element.dataset["sayPlaceholder"] as Plain));
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset["sayLabel"] as Plain));
  }
}

// Ids of parties: they have small letters wherever they stand.
const ids = new Set<string>();

export function knowIds(parties: readonly { readonly id: string }[]): void {
  for (const { id } of parties) ids.add(id);
}

// What needs a full stop: in Korean a verb at the end, in English a word that is no name of a file.
const ENDS = { ko: new RegExp('[다오요]"?$'), en: new RegExp("(?:^|\\s)[^\\s./]*[^\\s./:!?\u2026]$") } as const;

// A whole sentence of the module, which has neither capital nor full stop, because a terminal shows it in a line with
// other words.
export function sentence(text: string): string {
  const [first] = /^[a-z]+(?=[ ,:])/.exec(text) ?? [];
  const begun = locale === "en" && first !== undefined && !ids.has(first) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return ENDS[locale].test(begun) ? `${begun}.` : begun;
}

const NUMBERS = new Intl.NumberFormat("en-US");

export function number(value: number): string {
  return NUMBERS.format(value);
}

// A size or part of a size, for progress.
export function megabytes(bytes: number): string {
  return `${number(Math.round(bytes / 1_000_000))} MB`;
}
