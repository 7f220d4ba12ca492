// What the module never says.

import assert from "node:assert/strict";
import test from "node:test";

import { fixture, newModule, Order, paperOf, text, texts, vectors } from "./support.mjs";

const NOW = "2026-03-01T00:00:00Z";
const BUNDLES = [
  "ictcc-tor/ictcc-tor.bundle.json",
  "ictcc-tor/ictcc-tor.rok-mnd.bundle.json",
  "jsoi/jsoi.bundle.json",
  "jsoi/arrangement.bundle.json",
  "ictcc-tor-pairs/ictcc-tor-pairs.bundle.json",
];
const TEXTS = {
  "texts/ictcc-tor.en.txt": fixture("ictcc-tor/texts/ictcc-tor.en.txt"),
  "texts/ictcc-tor.ko.txt": fixture("ictcc-tor/texts/ictcc-tor.ko.txt"),
};

// Numbers from a fixed seed (mulberry32), so that a failure can be repeated.
function numbers(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function changed(bytes, random) {
  const at = random(bytes.length);
  const copy = new Uint8Array(bytes);
  switch (random(5)) {
    case 0: // another bit
      copy[at] ^= 1 << random(8);
      return copy;
    case 1: // another byte
      copy[at] = (copy[at] + 1 + random(255)) & 255;
      return copy;
    case 2: // a byte less
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + 1)]);
    case 3: // a byte more
      return new Uint8Array([...bytes.subarray(0, at), random(256), ...bytes.subarray(at)]);
    default: // the end is missing
      return bytes.slice(0, at);
  }
}

function report(module, bundle, roster, extra = {}) {
  const order = new Order();
  const request = { bundle: order.file("a.bundle.json", bundle), now: NOW, at: NOW, ...extra };
  if (roster) request.roster = order.file("roster.toml", roster);
  if (extra.texts) request.texts = texts(order, module, extra.texts);
  return module.call("report", request, order.attachments);
}

test("a fixture is concluded, with its texts and without", async () => {
  const module = await newModule();
  const bundle = fixture(BUNDLES[0]);
  const { answer, attachments } = report(module, bundle, fixture("roster.toml"), { texts: TEXTS });
  assert.equal(answer.verdict, "concluded");
  assert.match(answer.sentence, /^concluded: "Terms of Reference [^]* between rok-mnd and us-dod-cio: record [0-9a-f]{64}$/);
  assert.match(answer.title, /^Terms of Reference /);
  assert.match(answer.remarks.join(" "), /^2 of 2 keys are specimens/);
  const kinds = answer.sections.map(({ kind }) => kind);
  assert.deepEqual(kinds, ["parties", "signatures", "signature", "signature", "texts", "roster"]);
  assert.equal(JSON.parse(text(attachments[0])).textsChecked, true);
  const altered = { ...TEXTS, "texts/ictcc-tor.en.txt": new Uint8Array([...TEXTS["texts/ictcc-tor.en.txt"], 10]) };
  const refused = report(module, bundle, fixture("roster.toml"), { texts: altered }).answer;
  assert.equal(refused.verdict, "refused");
  assert.match(refused.remarks[0], /^One file is wrong: texts\/ictcc-tor\.en\.txt\. /);
  const reasons = refused.sections.find(({ kind }) => kind === "reasons");
  assert.deepEqual(reasons.rows.map(({ code }) => code), ["text-differs"]);
});

test("a fixture that pairs of keys signed is concluded, and says so", async () => {
  const module = await newModule();
  const { answer, attachments } = report(module, fixture(BUNDLES[4]), fixture("ictcc-tor-pairs/roster.toml"), { texts: TEXTS });
  assert.equal(answer.verdict, "concluded");
  assert.match(answer.remarks.join(" "), /^4 of 4 keys are specimens/);
  assert.equal(JSON.stringify(answer.sections).match(/if either of two methods is unbroken/g).length, 2);
  assert.deepEqual(JSON.parse(text(attachments[0])).acts.map(({ suite }) => suite), ["hybrid", "hybrid"]);
});

test("the sentences are in the language of the request", async () => {
  const module = await newModule();
  const korean = report(module, fixture(BUNDLES[0]), fixture("roster.toml"), { language: "ko" });
  assert.match(korean.answer.sentence, /체결됨/);
  const english = report(module, fixture(BUNDLES[0]), fixture("roster.toml"));
  assert.equal(text(korean.attachments[0]), text(english.attachments[0]), "JSON is the same in every language");
});

test("2,000 random changes of the fixtures are never concluded", async () => {
  let module = await newModule();
  const random = numbers(20);
  // Each with a roster that has all its keys.
  const [plain, pairs] = [fixture("roster.toml"), fixture("ictcc-tor-pairs/roster.toml")];
  const bundles = BUNDLES.map((name) => [fixture(name), name.startsWith("ictcc-tor-pairs/") ? pairs : plain]);
  const seen = {};
  for (let index = 0; index < 2000; index += 1) {
    const [bundle, roster] = bundles[index % bundles.length];
    const other = changed(bundle, random);
    if (Buffer.compare(other, bundle) === 0) continue;
    const { answer } = report(module, other, roster);
    const what = answer.error ? `error ${answer.error.code}` : answer.verdict;
    assert.ok(["refused", "incomplete"].includes(what) || answer.error, `change ${index}: ${what}`);
    seen[answer.error ? "error" : what] = (seen[answer.error ? "error" : what] ?? 0) + 1;
    const alone = report(module, other, null).answer;
    assert.equal(alone.verdict, undefined, `change ${index}`);
  }
  assert.ok(seen.refused > 1000, JSON.stringify(seen));
});

test("without a roster nothing is concluded", async () => {
  const module = await newModule();
  let sound = 0;
  for (const { path, body } of [...vectors("verdict"), ...vectors("bundle"), ...vectors("record")]) {
    const { answer } = report(module, body, null);
    assert.equal(answer.verdict, undefined, path);
    if (answer.error) continue;
    assert.equal(answer.state, "sound", path);
    assert.doesNotMatch(JSON.stringify(answer.sections), /"concluded"/, path);
    sound += 1;
  }
  assert.ok(sound > 200, `${sound}`);
  const { answer } = report(module, fixture(BUNDLES[0]), null);
  assert.match(answer.sentence, /^Undamaged: "Terms of Reference [^]* between rok-mnd and us-dod-cio\. /);
  assert.match(answer.remarks.join(" "), /^2 of 2 keys are specimens/);
  assert.deepEqual(answer.keys.map(({ party }) => party).sort(), ["rok-mnd", "us-dod-cio"]);
  assert.equal(answer.keys[0].words.join(" ").split(" ").length, 12);
});

test("what is shown has no character that is invisible or changes the direction", async () => {
  const module = await newModule();
  const order = new Order();
  const name = "a\u202eb\u200b\u0007.bundle.json";
  const request = { bundle: order.file(name, new Uint8Array([123])), roster: order.file(name, fixture("roster.toml")), now: NOW };
  const { answer } = module.call("report", request, order.attachments);
  assert.equal(answer.verdict, "refused");
  assert.doesNotMatch(JSON.stringify(answer), /[\u202a-\u202e\u2066-\u2069\u200b]|\\u0007/);
});

test("the bundle in a PDF is the bundle, and it is said that the page was not compared", async () => {
  const module = await newModule();
  const roster = fixture("vectors/verdict/two-parties.toml");
  const [seen, withTexts] = [new Set(), new Set()];
  for (const { name, header, body } of vectors("paper")) {
    const order = new Order();
    const file = order.file("tor.pdf", body);
    const recognised = module.call("recognise", { file }, order.attachments).answer;
    assert.equal(recognised.kind, "bundle", name);
    const { answer } = report(module, body, roster);
    const shown = module.call("show", { file, now: NOW }, order.attachments);
    const merged = module.call("merge", { bundles: [file, file] }, order.attachments);
    seen.add(header.expect);
    if (header.expect === "ok") {
      assert.equal(answer.verdict, "concluded", name);
      assert.match(answer.remarks.join(" "), /What the page says was not compared with it/, name);
      assert.match(shown.answer.notes.join(" "), /was not compared/, name);
      assert.match(merged.answer.notes.join(" "), /was not compared/, name);
      assert.equal(merged.answer.acts, 2, name);
      const outcomes = header["text-outcomes"];
      if (outcomes !== undefined) {
        const { answer } = report(module, body, roster, { texts: [] });
        const verdict = outcomes.includes("text-differs") ? "refused" : outcomes.includes("text-missing") ? "incomplete" : "concluded";
        assert.equal(answer.verdict, verdict, name);
        withTexts.add(verdict);
      }
      continue;
    }
    const isPaper = header.expect.startsWith("paper-");
    const code = isPaper ? answer.error.code : (answer.error?.code ?? "refused");
    assert.equal(code, isPaper ? header.expect : "refused", name);
    assert.notEqual(answer.verdict, "concluded", name);
    assert.equal(shown.answer.error.code, header.expect, name);
    assert.equal(merged.answer.error.code, header.expect, name);
    if (isPaper) assert.match(answer.error.hint, /^ask the sender for the PDF/, name);
  }
  assert.ok(seen.size >= 7, [...seen].join());
  assert.equal(withTexts.size, 3);
});

test("texts inside a PDF come first, and those beside it are taken for the others", async () => {
  const module = await newModule();
  const bundle = fixture(BUNDLES[0]);
  const [[enPath, en], [koPath, ko]] = Object.entries(TEXTS);
  const other = new TextEncoder().encode("another");
  const name = (path) => path.slice("texts/".length);
  // The verdict, the number of texts inside, and the outcomes in the order of the paths.
  for (const [inside, beside, verdict, count, outcomes] of [
    [{}, TEXTS, "concluded", 0, ["matches", "matches"]],
    [{ [name(enPath)]: en }, { [koPath]: ko }, "concluded", 1, ["matches", "matches"]],
    [{ [name(enPath)]: en }, {}, "incomplete", 1, ["matches", "text-missing"]],
    [{ [name(enPath)]: en, [name(koPath)]: ko }, { [enPath]: other, [koPath]: other }, "concluded", 2, ["matches", "matches"]],
    [{ [name(enPath)]: en }, { [enPath]: other, [koPath]: ko }, "concluded", 1, ["matches", "matches"]],
    [{ [name(enPath)]: en }, { [enPath]: en, [koPath]: other }, "refused", 1, ["matches", "text-differs"]],
    [{ [name(enPath)]: other }, TEXTS, "refused", 1, ["text-differs", "matches"]],
  ]) {
    const row = JSON.stringify([Object.keys(inside), Object.keys(beside), verdict]);
    const paper = paperOf({ "bundle.json": bundle, ...inside });
    const { answer, attachments } = report(module, paper, fixture("roster.toml"), { texts: beside });
    assert.equal(answer.verdict, verdict, row);
    const judged = JSON.parse(text(attachments[0]));
    assert.deepEqual(judged.texts.map(({ outcome }) => outcome), outcomes, row);
    const read = ["the bundle inside this pdf was read", "the bundle and 1 text inside", "the bundle and 2 texts inside"];
    assert.ok(answer.remarks.join(" ").toLowerCase().includes(read[count]), `${row}: ${answer.remarks}`);
    // Without a roster, the same texts are compared.
    const alone = report(module, paper, null, { texts: beside }).answer;
    const shown = alone.sections.find(({ kind }) => kind === "texts");
    assert.deepEqual(shown.rows.map(({ code }) => code), outcomes, row);
    assert.ok(alone.remarks.join(" ").toLowerCase().includes(read[count]), row);
  }
});

test("a record or a roster inside a PDF is not taken for one", async () => {
  const module = await newModule();
  const roster = fixture("roster.toml");
  const record = fixture("ictcc-tor/ictcc-tor.record.json");
  const order = new Order();
  const file = order.file("tor.pdf", paperOf({ "bundle.json": record }));
  assert.equal(module.call("recognise", { file }, order.attachments).answer.kind, "bundle");
  const held = order.file("roster.toml", roster);
  for (const [call, request, code] of [
    ["report", { bundle: file, now: NOW }, "unknown-format"],
    ["show", { file, now: NOW }, "unknown-format"],
    ["merge", { bundles: [file] }, "unknown-format"],
    ["lint", { file, now: NOW }, "unknown-format"],
    ["texts-wanted", { file, files: [] }, "wrong-type"],
    ["sign-plan", { file, publicKeys: [], texts: [], now: NOW }, "unknown-format"],
  ]) {
    const { error } = module.call(call, request, order.attachments).answer;
    assert.equal(error?.code, code, call);
    assert.equal(error.verdict, "refused", call);
  }
  // Judged by a roster, it is a bundle that is not sound.
  const judged = module.call("report", { bundle: file, roster: held, now: NOW }, order.attachments).answer;
  assert.equal(judged.verdict, "refused");
  assert.deepEqual(judged.sections.find(({ kind }) => kind === "reasons").rows.map(({ code }) => code), ["unknown-format"]);
  const states = module.call("status", { instruments: [file], roster: held, now: NOW }, order.attachments).answer.states;
  assert.deepEqual(states, [{ file: "tor.pdf", state: "unsound" }]);
  const inside = order.file("tor.pdf", paperOf({ "bundle.json": roster }));
  const asRoster = module.call("show", { file: inside, now: NOW }, order.attachments).answer;
  assert.ok(asRoster.error, "a roster inside is not shown");
  const by = module.call("report", { bundle: order.file("a.bundle.json", fixture(BUNDLES[0])), roster: inside, now: NOW }, order.attachments).answer;
  assert.equal(by.error?.code, "not-utf8");
  assert.match(by.error.message, /this is a bundle; a roster is needed/);
});

test("the files inside many PDFs are not in the memory at the same time", async () => {
  const bundle = fixture(BUNDLES[0]);
  const scan = Buffer.alloc(4 << 20, "A");
  const paper = paperOf({ "bundle.json": bundle, "scan.txt": scan });
  const count = 16;
  for (const call of ["report", "merge"]) {
    const module = await newModule();
    const before = module.memory.buffer.byteLength;
    const order = new Order();
    const papers = Array.from({ length: count }, (_, at) => order.file(`${at}.pdf`, paper));
    const [first, ...others] = papers;
    const request = call === "merge" ? { bundles: papers } : { bundle: first, with: others, roster: order.file("roster.toml", fixture("roster.toml")), now: NOW };
    const { answer } = module.call(call, request, order.attachments);
    assert.equal(answer.error, undefined, call);
    // The request itself, and what is inside a few of them.
    const grown = module.memory.buffer.byteLength - before - count * paper.length;
    assert.ok(grown < (count / 2) * scan.length, `${call}: ${grown}`);
  }
});
