// Checks the style of Markdown documents with the kernel of textlint and three rules of this project:
// the length of a sentence, the semicolons in it, and the phrases of words.txt. scripts/style runs this.
//
// Usage: lint.mjs MODULES FILE...
//
// MODULES is the folder that has node_modules. A file below docs/ko/ is Korean. Findings go to stdout, one
// on each line: FILE:LINE:COLUMN: FINDING.
//
// Exit codes: 0, no finding; 1, findings; 2, a file could not be read.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

// GOV.UK asks for at most 25 words. A Korean word carries its particles, so a sentence needs fewer.
const ENGLISH = { words: 25, semicolons: 1 };
const KOREAN = { words: 20 };

// Replaces each character of inline code: it is not a word, but a sentence can start with it.
const CODE = "\uFFFC";
// Replaces `<br>`, which ends a sentence.
const BREAK = "\u2029";

const SENTENCE_END = /[.!?…]+["'”)\]]*(?=\s|$)|\u2029/gu;
// A full stop after these ends no sentence; after the second only if no digit follows, and after the third
// only if a capital or nothing follows.
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|cf|vs|mrs?|ms|dr|approx)\.$/iu;
const NUMBERED = /(?:^|[\s(])(?:nos?|fig|sec|art)\.$/iu;
const LAST = /(?:^|[\s(])(?:etc|al|u\.s|inc|ltd)\.$/iu;

// The text of a paragraph, heading or table cell. It is as long as its source, so that an index means the
// same place in both: markup and the target of a link become spaces.
function textOf(node) {
  const text = Array(node.raw.length).fill(" ");
  const put = (part, value) => {
    for (let at = 0; at < value.length; at++) text[part.range[0] - node.range[0] + at] = value[at];
  };
  const walk = (part) => {
    if (part.type === "Str") {
      // The mark of a quoted line, character references, and backslashes.
      put(part, part.raw.replace(/\n[ \t]*>|&#?\w+;|\\/g, (mark) => " ".repeat(mark.length)));
    } else if (part.type === "Code") {
      put(part, CODE.repeat(part.raw.length));
    } else if (part.type === "Html" && /^<br\b/i.test(part.raw)) {
      put(part, BREAK);
    }
    for (const child of part.children ?? []) walk(child);
  };
  walk(node);
  return text.join("").replaceAll("’", "'");
}

// The sentences of a text, with the index at which each starts.
function sentences(text) {
  const found = [];
  let start = 0;
  const endAt = (end) => {
    const sentence = text.slice(start, end);
    const lead = sentence.search(/\S/);
    if (lead >= 0) found.push({ start: start + lead, text: sentence.trim() });
    start = end;
  };
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    const before = text.slice(start, index + 1);
    const after = text.slice(index + mark.length);
    if (ABBREVIATION.test(before)) continue;
    if (NUMBERED.test(before) && /^\s*\p{N}/u.test(after)) continue;
    if (LAST.test(before) && !/^\s*(?:\p{Lu}|$)/u.test(after)) continue;
    endAt(index + mark.length);
  }
  endAt(text.length);
  return found;
}

function wordsOf(sentence) {
  return sentence.split(/[\s—–]+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !word.includes(CODE));
}

// A text on one line, for a finding.
function shown(text) {
  return text.replace(new RegExp(`${CODE}+`, "g"), "`..`").replace(/\s+/g, " ").trim();
}

// What is found at an index, with some whole words before and after it.
function around(text, index, length) {
  const before = text.slice(0, index).match(/(?<!\S)(?:\S+\s+){0,4}\S*$/u)[0];
  const after = text.slice(index + length).match(/^\S*(?:\s+\S+){0,4}/u)[0];
  return before + text.slice(index, index + length) + after;
}

// The phrases of words.txt.
function phrasesOf(list) {
  const lines = list.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.flatMap((line) => {
    const [phrases, advice] = line.split(" -> ");
    if (!advice) throw new Error(`words.txt: this line has no advice: ${line}`);
    return phrases.split(" / ").map((phrase) => {
      const opens = phrase.startsWith("^");
      const source = phrase.slice(opens ? 1 : 0)
        .replace(/[\\$.*+?()[\]{}|^]/g, "\\$&")
        .replace(/`[^`]*`/g, `${CODE}+`)
        .replace(/\s+/g, "\\s+")
        // What was markup is spaces, also before a comma.
        .replace(/[,;:]/g, "\\s*$&");
      return { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])${source}(?![\\p{L}\\p{N}-])`, "giu"), opens, advice };
    });
  });
}

// Whether a statement starts at the index: a sentence that ends with a full stop, or the second half of
// one, after its only semicolon.
function opensStatement(all, index) {
  const { start, text } = all.findLast(({ start }) => start <= index);
  const before = text.slice(0, index - start);
  const isHalf = before.includes(";") && text.split(";").length === 2;
  const half = isHalf ? before.slice(before.indexOf(";") + 1) : before;
  return /\.["'”)\]]*$/.test(text) && !/[\p{L}\p{N}\uFFFC]/u.test(half);
}

// Whether the index is in bold text at the start of a paragraph, which is the title of what follows.
function isInTitle({ range, children: [first] }, index) {
  return first?.type === "Strong" && index < first.range[1] - range[0];
}

// A rule of textlint: `check` yields an index and a finding for each finding in a text.
function rule(check, nodes = ["Paragraph", "Header", "TableCell"]) {
  return ({ RuleError, report, locator }, options) => {
    const on = (node) => {
      for (const [index, finding] of check(textOf(node), options, node)) {
        report(node, new RuleError(finding, { padding: locator.at(index) }));
      }
    };
    return Object.fromEntries(nodes.map((type) => [type, on]));
  };
}

const sentenceLength = rule(function* (text, { max }) {
  for (const sentence of sentences(text)) {
    const count = wordsOf(sentence.text).length;
    if (count <= max) continue;
    yield [sentence.start, `${count} words, write at most ${max} in a sentence: "${shown(sentence.text)}"`];
  }
});

// Not in tables, and not after a colon: there they separate entries.
const semicolons = rule(function* (text, { max }) {
  for (const sentence of sentences(text)) {
    const count = sentence.text.replace(/:.*|;$/gs, "").split(";").length - 1;
    if (count <= max) continue;
    yield [sentence.start, `${count} semicolons, write at most ${max} in a sentence: "${shown(sentence.text)}"`];
  }
}, ["Paragraph"]);

const phrases = rule(function* (text, { list }, node) {
  const all = sentences(text);
  for (const { pattern, opens, advice } of list) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      const isStatement = () => node.type === "Paragraph" && !isInTitle(node, index) && opensStatement(all, index);
      if (opens && !isStatement()) continue;
      yield [index, `"${shown(found)}", write: ${advice} (in "${shown(around(text, index, found.length))}")`];
    }
  }
});

function rulesFor(file, list) {
  const { words, semicolons: most } = /[\\/]docs[\\/]ko[\\/]/.test(file) ? KOREAN : ENGLISH;
  const rules = [{ ruleId: "sentence-length", rule: sentenceLength, options: { max: words } }];
  if (most !== undefined) {
    rules.push({ ruleId: "semicolons", rule: semicolons, options: { max: most } });
    rules.push({ ruleId: "phrases", rule: phrases, options: { list } });
  }
  return rules;
}

async function main([modules, ...files]) {
  const require = createRequire(resolve(modules, "package.json"));
  const { TextlintKernel } = require("@textlint/kernel");
  const plugins = [{ pluginId: "markdown", plugin: require("@textlint/textlint-plugin-markdown").default }];
  const list = phrasesOf(readFileSync(new URL("words.txt", import.meta.url), "utf8"));
  const kernel = new TextlintKernel();
  let findings = 0;
  for (const file of files) {
    const filePath = resolve(file);
    const text = readFileSync(file, "utf8");
    const options = { filePath, ext: ".md", plugins, rules: rulesFor(filePath, list) };
    const { messages } = await kernel.lintText(text, options);
    for (const { loc: { start }, message } of messages) {
      console.log(`${file}:${start.line}:${start.column}: ${message}`);
    }
    findings += messages.length;
  }
  console.log(`findings: ${findings}, files: ${files.length}`);
  return findings ? 1 : 0;
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
}, (error) => {
  console.error(`style: error: ${error.message}`);
  process.exitCode = 2;
});
