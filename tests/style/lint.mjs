// Checks the style of English Markdown documents with textlint's kernel and two rules of our own: the
// length of a sentence, and the words of words.txt. scripts/style runs this.
//
// Usage: lint.mjs MODULES FILE...
//
// MODULES is the folder where node_modules is. Findings go to stdout as FILE:LINE:COLUMN: TEXT.
//
// Exit codes: 0, no finding; 1, findings; 2, a file or a rule could not be read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const MAX_WORDS = 25;

// Stands for inline code in a text, character by character.
const CODE = "\uFFFC";
// Stands for `<br>`, which ends a sentence.
const END = "\u2029";

// These end with a full stop and never end a sentence.
const ABBREVIATIONS = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|no|nos|fig|sec|art|mr|mrs|ms|dr|st|approx|\p{Lu})\.$/iu;
// These may end a sentence: they do where a capital follows.
const LAST_ABBREVIATIONS = /(?:^|[\s(])(?:etc|al|u\.s|inc|ltd)\.$/iu;

// The text of a paragraph, a heading or a cell, as long as its source, so that an index into one is an
// index into the other. All that is no text is spaces, and inline code is CODE.
function textOf(node) {
  const text = Array(node.raw.length).fill(" ");
  const put = (part, value) => {
    for (let at = 0; at < value.length; at++) text[part.range[0] - node.range[0] + at] = value[at];
  };
  const walk = (part) => {
    if (part.type === "Str") {
      const blank = (found) => " ".repeat(found.length);
      put(part, part.raw.replace(/\n[ \t]*>[ \t]?/g, blank).replace(/&#?\w+;/g, blank).replace(/\\/g, blank));
    } else if (part.type === "Code") {
      put(part, CODE.repeat(part.raw.length));
    } else if (part.type === "Html" && /^<br\b/i.test(part.raw)) {
      put(part, END);
    }
    for (const child of part.children ?? []) walk(child);
  };
  walk(node);
  return text.join("").replaceAll("’", "'");
}

// The sentences of a text, each with the index where it starts.
export function sentences(text) {
  const found = [];
  let start = 0;
  const add = (end) => {
    const sentence = text.slice(start, end);
    const lead = sentence.search(/[^\s\u2029]/);
    if (lead >= 0) found.push({ start: start + lead, text: sentence.slice(lead).trimEnd() });
    start = end;
  };
  for (const { 0: mark, index } of text.matchAll(/[.!?…]+["'”)\]]*(?=\s|$)|\u2029/gu)) {
    const end = index + mark.length;
    const before = text.slice(start, index + 1);
    if (ABBREVIATIONS.test(before)) continue;
    if (LAST_ABBREVIATIONS.test(before) && !/^\s*(?:\p{Lu}|$)/u.test(text.slice(end))) continue;
    add(end);
  }
  add(text.length);
  return found;
}

function words(sentence) {
  return sentence.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !word.includes(CODE));
}

// The lines of words.txt as { pattern, first, advice }.
export function advices(list) {
  return list.split("\n").filter((line) => line && !line.startsWith("#")).flatMap((line) => {
    const [phrases, advice] = line.split(" -> ");
    if (!advice) throw new Error(`words.txt: no advice: ${line}`);
    return phrases.split(" / ").map((phrase) => {
      const first = phrase.startsWith("^");
      const body = phrase.slice(first ? 1 : 0).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")
        .replace(/`[^`]*`/g, `${CODE}+`).replace(/\s+/g, "\\s+").replace(/([,;:])/g, "\\s*$1");
      return { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${body}(?![\\p{L}\\p{N}-])`, "giu"), first, advice };
    });
  });
}

// A rule of textlint that gives each piece of text to `check`.
const ruleOf = (check) => (context, options) => {
  const { Syntax, RuleError, report, locator } = context;
  const on = (node) => check(textOf(node), node.raw, options, (at, message) =>
    report(node, new RuleError(message, { padding: locator.at(Math.min(at, node.raw.length - 1)) })));
  return { [Syntax.Paragraph]: on, [Syntax.Header]: on, [Syntax.TableCell]: on };
};

const sentenceLength = ruleOf((text, raw, { max }, report) => {
  for (const sentence of sentences(text)) {
    const count = words(sentence.text).length;
    if (count <= max) continue;
    const start = shown(sentence.text).slice(0, 60);
    report(sentence.start, `a sentence of ${count} words; write at most ${max}: ${start}...`);
  }
});

const wordList = ruleOf((text, raw, { list }, report) => {
  const all = sentences(text);
  for (const { pattern, first, advice } of list) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      if (first && !startsStatement(all.findLast(({ start }) => start <= index), index, raw)) continue;
      report(index, `"${shown(found)}"; write: ${advice}`);
    }
  }
});

// Whether what is found at `index` is the start of a statement: of no question, and of no title.
function startsStatement({ start, text }, index, raw) {
  const end = start + text.length;
  const isTitle = raw.slice(start - 2, start) === "**" && raw.slice(end, end + 2) === "**";
  return !isTitle && /\.\W*$/.test(text) && !/[\p{L}\p{N}\uFFFC]/u.test(text.slice(0, index - start));
}

function shown(text) {
  return text.replace(new RegExp(`${CODE}+`, "g"), "`...`").replace(/\s+/g, " ");
}

async function main([modules, ...files]) {
  const require = createRequire(resolve(modules, "package.json"));
  const { TextlintKernel } = require("@textlint/kernel");
  const plugin = require("@textlint/textlint-plugin-markdown").default;
  const list = advices(readFileSync(new URL("words.txt", import.meta.url), "utf8"));
  const kernel = new TextlintKernel();
  let findings = 0;
  for (const file of files) {
    const { messages } = await kernel.lintText(readFileSync(file, "utf8"), {
      filePath: resolve(file),
      ext: ".md",
      plugins: [{ pluginId: "markdown", plugin }],
      rules: [
        { ruleId: "sentence-length", rule: sentenceLength, options: { max: MAX_WORDS } },
        { ruleId: "words", rule: wordList, options: { list } },
      ],
    });
    for (const { loc, message } of messages) {
      console.log(`${file}:${loc.start.line}:${loc.start.column}: ${message}`);
    }
    findings += messages.length;
  }
  console.log(`${files.length} files, ${findings} findings`);
  return findings ? 1 : 0;
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error) => {
  console.error(`style: ${error.message}`);
  process.exitCode = 2;
});
