// Signing and keys: what the module signs is what the command signs; what it refuses, the command refuses; and no
// secret stays in its memory.

import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { contents, fixture, folder, json, keyFile, newModule, Order, paperOf, root, run, text, texts, vector, write } from "./support.mjs";

const NOW = "2021-08-06T09:00:00+09:00";
const RECORD = "ictcc-tor.record.json";
const ALL = {
  [RECORD]: fixture("ictcc-tor/ictcc-tor.record.json"),
  "ictcc-tor.bundle.json": fixture("ictcc-tor/ictcc-tor.bundle.json"),
  "ictcc-tor.us-dod-cio.bundle.json": fixture("ictcc-tor/ictcc-tor.us-dod-cio.bundle.json"),
  "roster.toml": fixture("roster.toml"),
  "me.toml": fixture("ictcc-tor/hong-gil-dong.toml"),
  "rok-mnd.key": keyFile("rok-mnd.key"),
  "us-dod-cio.key": keyFile("us-dod-cio.key"),
  "texts/ictcc-tor.en.txt": fixture("ictcc-tor/texts/ictcc-tor.en.txt"),
  "texts/ictcc-tor.ko.txt": fixture("ictcc-tor/texts/ictcc-tor.ko.txt"),
};
const TEXTS = ["texts/ictcc-tor.en.txt", "texts/ictcc-tor.ko.txt"];

// The request of a signing, with its attachments.
function asked(module, { file = RECORD, key = "rok-mnd.key", roster = true, given = TEXTS, files = ALL, ...extra } = {}) {
  const order = new Order();
  const held = order.file(key, files[key]);
  const { public: one, mlDsa: two } = module.call("key", { key: held }, order.attachments).answer;
  const request = {
    file: order.file(file, files[file]),
    publicKeys: [one, two].filter(Boolean),
    texts: texts(order, module, Object.fromEntries(given.map((name) => [name, files[name]]))),
    now: NOW,
    ...extra,
  };
  if (roster) request.roster = order.file("roster.toml", files["roster.toml"]);
  return { order, request, held };
}

function planAndSign(module, options) {
  const { order, request, held } = asked(module, options);
  const plan = module.call("sign-plan", request, order.attachments).answer;
  assert.equal(plan.error, undefined, JSON.stringify(plan.error));
  const sign = { ...request, key: held, answer: plan.party, act: plan.act };
  return { plan, ...module.call("sign", sign, order.attachments) };
}

test("a record is signed with the same bytes as by the command", async () => {
  const module = await newModule();
  const home = folder(ALL);
  const ran = run(home, "sign", RECORD, "--key", "rok-mnd.key", "--roster", "roster.toml", "--as", "me.toml", "--signed-at", NOW, "--yes", "--json");
  assert.equal(ran.status, 0, ran.stderr);
  const { order, request, held } = asked(module, { signedAt: NOW });
  request.profileFile = order.file("me.toml", ALL["me.toml"]);
  const plan = module.call("sign-plan", request, order.attachments).answer;
  assert.equal(plan.file, "ictcc-tor.rok-mnd.bundle.json");
  assert.match(plan.aboutTo, /SIGN for rok-mnd/i);
  assert.match(plan.question.at(-1), /rok-mnd.*:$/);
  assert.match(plan.question[0], /^Instrument: "Terms of Reference /);
  assert.match(plan.warnings.join(" "), /SPECIMEN/);
  assert.deepEqual(plan.effect, ["with it, the document is not concluded yet:", "us-dod-cio has not signed"]);
  const signed = module.call("sign", { ...request, key: held, answer: " rok-mnd ", act: plan.act }, order.attachments);
  assert.equal(signed.answer.error, undefined, JSON.stringify(signed.answer.error));
  assert.deepEqual(Buffer.from(signed.attachments[0]), readFileSync(join(home, plan.file)));
  assert.equal(text(signed.attachments[1]), text(ran.stdout));
});

test("a bundle inside a PDF is signed with the texts inside, with the same bytes as by the command", async () => {
  const module = await newModule();
  const inside = { "bundle.json": ALL["ictcc-tor.us-dod-cio.bundle.json"] };
  for (const name of TEXTS) inside[name.slice("texts/".length)] = ALL[name];
  const files = { ...ALL, "half.pdf": paperOf(inside) };
  const now = "2021-08-06T10:00:00+09:00";
  const home = folder({ ...files, "texts/ictcc-tor.en.txt": Buffer.from("another") });
  const ran = run(home, "sign", "half.pdf", "--key", "rok-mnd.key", "--roster", "roster.toml", "--as", "me.toml", "--signed-at", now, "--yes");
  assert.equal(ran.status, 0, ran.stderr);
  const { order, request, held } = asked(module, { file: "half.pdf", files, given: [], signedAt: now, now });
  request.profileFile = order.file("me.toml", ALL["me.toml"]);
  const { answer: plan, attachments } = module.call("sign-plan", request, order.attachments);
  assert.equal(plan.error, undefined, JSON.stringify(plan.error));
  assert.match(plan.warnings.join(" "), /the bundle and 2 texts inside this PDF were read/);
  // To read before signing.
  assert.deepEqual(plan.inside.map(({ name }) => name), ["ictcc-tor.en.txt", "ictcc-tor.ko.txt"]);
  assert.deepEqual(attachments.map((bytes) => Buffer.from(bytes)), TEXTS.map((name) => Buffer.from(ALL[name])));
  const signed = module.call("sign", { ...request, key: held, answer: "rok-mnd", act: plan.act }, order.attachments);
  assert.deepEqual(Buffer.from(signed.attachments[0]), readFileSync(join(home, "half.rok-mnd.bundle.json")));
  // A text that differs inside is not signed.
  const other = asked(module, { file: "half.pdf", files: { ...files, "half.pdf": paperOf({ ...inside, "ictcc-tor.en.txt": Buffer.from("another") }) } });
  assert.equal(module.call("sign-plan", other.request, other.order.attachments).answer.error.code, "text-differs");
});

test("the second party signs the bundle of the first, and both judges conclude", async () => {
  const module = await newModule();
  const { attachments: [first] } = planAndSign(module, { key: "us-dod-cio.key" });
  const files = { ...ALL, "first.bundle.json": first };
  const { plan, answer, attachments: [both] } = planAndSign(module, { file: "first.bundle.json", files, now: "2021-08-06T10:00:00+09:00" });
  assert.equal(plan.file, "first.bundle.json");
  assert.deepEqual(plan.effect, ["according to your roster, this is the last signature that is needed"]);
  assert.ok(answer.notes.some((note) => note.includes("all signatures that are needed are here")), JSON.stringify(answer.notes));
  assert.match(answer.warnings.join(" "), /proves nothing/);
  const home = folder({ ...ALL, "both.bundle.json": both });
  assert.equal(run(home, "verify", "both.bundle.json", "--roster", "roster.toml").status, 0);
});

test("a title without a name is signed with the name that the roster has", async () => {
  const module = await newModule();
  const { order, request } = asked(module);
  const plan = module.call("sign-plan", { ...request, profile: { title: { en: "Deputy Minister" } } }, order.attachments).answer;
  const rows = plan.sections.find(({ kind }) => kind === "act").rows;
  const shown = Object.fromEntries(rows.map(({ code, cells }) => [code, cells[1]]));
  assert.match(shown.signatory, /홍길동/);
  assert.equal(shown.title, "Deputy Minister (en)");
  assert.equal(shown.place, "not given: the signature shows none");
  assert.match(shown.warning, /SPECIMEN/);
});

test("an answer that is not the id of the party signs nothing", async () => {
  const module = await newModule();
  const { order, request, held } = asked(module);
  const plan = module.call("sign-plan", request, order.attachments).answer;
  for (const answer of ["", "yes", "us-dod-cio", "ROK-MND"]) {
    const { answer: refused, attachments } = module.call("sign", { ...request, key: held, answer, act: plan.act }, order.attachments);
    assert.equal(refused.error.code, "declined", answer);
    assert.equal(attachments.length, 0);
  }
});

test("a pair of keys signs the bytes of the fixture, and a half of it signs nothing", async () => {
  const module = await newModule();
  const folder = "ictcc-tor-pairs";
  const files = {
    ...Object.fromEntries(TEXTS.map((name) => [name, fixture(`${folder}/${name}`)])),
    [RECORD]: fixture(`${folder}/${folder}.record.json`),
    "roster.toml": fixture(`${folder}/roster.toml`),
    "me.toml": ALL["me.toml"],
    "pair.key": keyFile("rok-mnd-pair.key"),
  };
  const { order, request, held } = asked(module, { files, key: "pair.key", signedAt: "2025-08-05T09:10:00+09:00", now: "2025-08-05T09:10:00+09:00" });
  request.profileFile = order.file("me.toml", files["me.toml"]);
  assert.equal(request.publicKeys.length, 2);
  const plan = module.call("sign-plan", request, order.attachments).answer;
  assert.equal(plan.error, undefined, JSON.stringify(plan.error));
  const signed = module.call("sign", { ...request, key: held, answer: "rok-mnd", act: plan.act }, order.attachments);
  assert.equal(signed.answer.error, undefined, JSON.stringify(signed.answer.error));
  assert.deepEqual(Buffer.from(signed.attachments[0]), Buffer.from(fixture(`${folder}/${folder}.rok-mnd.bundle.json`)));
  // In another order, they are the same pair.
  const turned = { ...request, publicKeys: request.publicKeys.toReversed() };
  assert.equal(module.call("sign-plan", turned, order.attachments).answer.act, plan.act);
  const codes = [
    [[request.publicKeys[0]], "half-of-a-pair"],
    [[request.publicKeys[1]], "half-pair"],
    [[request.publicKeys[0], request.publicKeys[0]], "same-method"],
    [[], "bad-request"],
    [[...request.publicKeys, request.publicKeys[0]], "bad-request"],
  ];
  for (const [publicKeys, code] of codes) {
    assert.equal(module.call("sign-plan", { ...request, publicKeys }, order.attachments).answer.error.code, code);
  }
});

// The languages of answers, and how the page names where keys are made; and what only the command says.
const LANGUAGES = ["en", "ko"];
const VIEW = { en: /the view "Keys"/, ko: /"키" 화면/ };
const COMMAND = /paraph key new|--suite|--key/;

test("what to do about a key that cannot be used is said in the words of the page", async () => {
  const module = await newModule();
  const own = { en: /the file was changed or damaged; use a copy of it/, ko: /사본을 사용하거나/ };
  const again = { en: /ask the holder of the key for it again/, ko: /키 보유자에게 키를 다시 요청/ };
  const ask = { en: /ask its holder to make a pair of keys in the view "Keys"/, ko: /키 보유자에게 "키" 화면에서 키 쌍을/ };
  const both = { en: /choose the file that has both/, ko: /두 키가 모두 있는 파일을 선택/ };
  for (const [path, code, hint] of [
    ["secret-key/other-parameter-set-ml-dsa-44.txt", "other-parameter-set", VIEW],
    ["secret-key/other-parameter-set-ml-dsa-65.txt", "other-parameter-set", VIEW],
    ["secret-key/prehashed-key-ml-dsa-87.txt", "prehashed-key", VIEW],
    ["secret-key/composite-key-ml-dsa-.txt", "composite-key", VIEW],
    ["secret-key/key-parameters-ml-dsa-null.txt", "key-parameters", VIEW],
    ["secret-key/same-method-ml-dsa.txt", "same-method", VIEW],
    ["secret-key/expanded-key-ml-dsa-.txt", "expanded-key", VIEW],
    ["secret-key/expanded-key-ml-dsa-encrypted.txt", "expanded-key", VIEW],
    ["secret-key/key-mismatch-ml-dsa-both.txt", "key-mismatch", own],
    ["secret-key/key-length-jwk.txt", "key-length", own],
    ["public-key/other-parameter-set-ml-dsa-65.txt", "other-parameter-set", ask],
    ["public-key/prehashed-key-ml-dsa-87.txt", "prehashed-key", ask],
    ["public-key/composite-key-ml-dsa-.txt", "composite-key", ask],
    ["public-key/key-length-ml-dsa-short.txt", "key-length", again],
    ["public-key/ok-ml-dsa-87-pem.txt", "half-pair", both],
  ]) {
    const { kind, body, header } = vector(path);
    // Public keys are in the form of a bundle.
    const isBase64 = kind === "public-key" && !text(body).startsWith("-----");
    const file = isBase64 ? new Uint8Array(Buffer.from(text(body), "base64")) : body;
    for (const language of LANGUAGES) {
      const order = new Order();
      const key = order.file("bad.key", file);
      const add = { language, key, party: "rok-mnd", holder: "lee", now: NOW };
      const show = { language, key };
      if (header.passphrase) show.passphrase = order.add(new TextEncoder().encode(header.passphrase));
      const [name, request] = code === "half-pair" ? ["roster-add", add] : ["key", show];
      const { error } = module.call(name, request, order.attachments).answer;
      assert.equal(error?.code, code, path);
      assert.match(error.hint, hint[language], path);
      assert.doesNotMatch(error.hint, COMMAND, path);
      if (kind === "public-key") assert.equal(module.call("roster-add", add, order.attachments).answer.error.hint, error.hint);
    }
  }
});

test("what to write in a roster for keys that are no pair is said", async () => {
  const module = await newModule();
  const roster = text(ALL["roster.toml"]);
  const [, own, other] = roster.split(/public = "/).map((rest) => rest.split('"')[0]);
  const key = (path) => text(vector(path).body).trim();
  const half = key("public-key/ok-ml-dsa-87.txt");
  const both = { en: /write both keys of the pair/, ko: /키 쌍의 두 키를 모두 적으십시오/ };
  const entries = { en: /write an entry for each/, ko: /항목을 따로 적으십시오/ };
  const ask = { en: /ask its holder to make a pair of keys in the view "Keys"/, ko: /키 보유자에게 "키" 화면에서 키 쌍을/ };
  for (const [written, code, hint] of [
    [`"${half}"`, "half-pair", both],
    [`["${half}"]`, "half-pair", both],
    [`["${own}", "${other}"]`, "same-method", entries],
    [`"${key("public-key/other-parameter-set-ml-dsa-65.txt")}"`, "other-parameter-set", ask],
  ]) {
    for (const language of LANGUAGES) {
      const order = new Order();
      const file = order.file("roster.toml", new TextEncoder().encode(roster.replace(`"${own}"`, written)));
      const { error } = module.call("show", { language, file, now: NOW }, order.attachments).answer;
      assert.equal(error?.code, code, written);
      assert.match(error.hint, hint[language], written);
      assert.doesNotMatch(error.hint, COMMAND, written);
    }
  }
});

test("a half of a pair and a published key are named when they are shown", async () => {
  const module = await newModule();
  const shown = (name, bytes) => {
    const order = new Order();
    return module.call("key", { key: order.file(name, bytes) }, order.attachments).answer.warnings.join(" ");
  };
  const blocks = text(keyFile("rok-mnd-pair.key")).split(/(?=-----BEGIN)/);
  const halves = blocks.map((block) => new TextEncoder().encode(block));
  assert.match(shown("one.key", halves[0]), /^This is a published specimen key/);
  assert.match(shown("two.key", halves[1]), /^This is one half of a pair.* This is a published specimen key/);
  assert.match(shown("pair.key", keyFile("rok-mnd-pair.key")), /^This is a published specimen key/);
  assert.equal(shown("ok.txt", vector("secret-key/ok-pair.txt").body), "");
});

test("what to do about keys that the roster has otherwise is said in the words of the page", async () => {
  const module = await newModule();
  const encoded = (block) => new TextEncoder().encode(block);
  const blocks = (name) => text(keyFile(`${name}.pub`)).split(/(?=-----BEGIN)/);
  const base64 = (block) => block.split("\n").slice(1, -2).join("");
  const [[hong, hongToo], [, janeToo]] = ["rok-mnd-pair", "us-dod-cio-pair"].map(blocks);
  const random = new Order();
  const fresh = module.call("key-new", { name: "new", suite: "hybrid", random: random.add(new Uint8Array(96).fill(7)) }, random.attachments);
  const [, newToo] = text(fresh.attachments[1]).split(/(?=-----BEGIN)/);
  const folder = "ictcc-tor-pairs";
  for (const [publicKeys, code, hint] of [
    [[hong], "half-of-a-pair", { en: /^Sign with both keys of the pair: choose the file that has both/i, ko: /두 키가 모두 있는 파일을 선택/ }],
    [[hongToo], "half-pair", { en: /choose the file that has both/, ko: /두 키가 모두 있는 파일을 선택/ }],
    [[hong, newToo], "other-set", VIEW],
    [[hong, janeToo], "halves-of-two-holders", { en: /your roster has for .*hong-gil-dong/, ko: /hong-gil-dong/ }],
    [[hong, hong], "same-method", VIEW],
  ]) {
    for (const language of LANGUAGES) {
      const order = new Order();
      const request = {
        language,
        file: order.file(RECORD, fixture(`${folder}/${folder}.record.json`)),
        publicKeys: publicKeys.map(base64),
        texts: texts(order, module, Object.fromEntries(TEXTS.map((name) => [name, fixture(`${folder}/${name}`)]))),
        roster: order.file("roster.toml", fixture(`${folder}/roster.toml`)),
        now: "2025-08-05T09:10:00+09:00",
      };
      const { error } = module.call("sign-plan", request, order.attachments).answer;
      assert.equal(error?.code, code);
      assert.match(error.hint, hint[language], code);
      assert.doesNotMatch(error.hint, COMMAND, code);
    }
  }
  for (const [blocks, hint] of [
    [[hong], { en: /as a half of a pair, and alone it counts for no one/, ko: /키 쌍의 한쪽으로 있으며/ }],
    [[hong, newToo], { en: /a pair needs two new keys.* in the view "Keys"/, ko: /"키" 화면에서 새 키 쌍을/ }],
  ]) {
    for (const language of LANGUAGES) {
      const order = new Order();
      const request = {
        language,
        roster: order.file("roster.toml", fixture(`${folder}/roster.toml`)),
        key: order.file("some.pub", encoded(blocks.join(""))),
        party: "rok-mnd",
        holder: "hong-gil-dong",
        now: NOW,
      };
      const { error } = module.call("roster-add", request, order.attachments).answer;
      assert.equal(error?.code, "shared-half");
      assert.match(error.hint, hint[language]);
      assert.doesNotMatch(error.hint, COMMAND);
    }
  }
});

test("what changed since the summary is not signed", async () => {
  const module = await newModule();
  const { order, request, held } = asked(module);
  const plan = module.call("sign-plan", request, order.attachments).answer;
  const later = { ...request, now: "2021-08-06T09:00:01+09:00", key: held, answer: "rok-mnd", act: plan.act };
  assert.equal(module.call("sign", later, order.attachments).answer.error.code, "changed-meanwhile");
  const other = { ...request, key: order.file("us-dod-cio.key", ALL["us-dod-cio.key"]), answer: "rok-mnd", act: plan.act };
  assert.equal(module.call("sign", other, order.attachments).answer.error.code, "key-differs");
});

// Refusals: the options of the command, and the request of the page.
const REFUSALS = [
  ["text-missing", ["--texts", "."], { given: [TEXTS[0]] }, { without: TEXTS[1] }],
  ["text-differs", [], {}, { change: TEXTS[1] }],
  ["party-needed", [], { roster: false }, { noRoster: true }],
  ["name-needed", ["--party", "rok-mnd"], { roster: false, party: "rok-mnd" }, { noRoster: true }],
  ["party-not-in-record", ["--party", "nowhere"], { roster: false, party: "nowhere" }, { noRoster: true }],
  ["party-not-in-record", ["--party", "rok-mndd"], { party: "rok-mndd" }],
  ["key-of-another-party", ["--party", "us-dod-cio"], { party: "us-dod-cio" }],
  ["unknown-key", [], {}, { emptyRoster: true }],
  ["unwanted", ["--intent", "witness", "--statements", "statements.toml"], { intent: "witness", statements: [{ kind: "reservation", text: { en: "No." } }] }],
  ["unwanted", ["--intent", "witness", "--authority", RECORD], { intent: "witness", authority: RECORD }],
  ["roster-needed", ["--intent", "seal", "--party", "rok-mnd"], { intent: "seal", party: "rok-mnd", roster: false }, { noRoster: true }],
  ["already-signed", [], { file: "ictcc-tor.bundle.json" }, { file: "ictcc-tor.bundle.json" }],
  ["from-the-future", ["--signed-at", "2031-01-01T00:00:00Z"], { signedAt: "2031-01-01T00:00:00Z" }],
  ["before-the-record", ["--signed-at", "2001-01-01T00:00:00Z"], { signedAt: "2001-01-01T00:00:00Z" }],
  [null, ["--intent", "withdraw"], { intent: "withdraw" }],
  [null, ["--intent", "confirm", "--of", "00000000"], { intent: "confirm", of: "00000000" }],
  [null, ["--of", "00000000"], { of: "00000000" }],
];

test("refusals have the code and the sentence of the command", async (t) => {
  const module = await newModule();
  let same = 0;
  const other = [];
  for (const [code, options, request, { without, change, noRoster, emptyRoster, file = RECORD } = {}] of REFUSALS) {
    const files = { ...ALL };
    if (without) delete files[without];
    if (change) files[change] = new Uint8Array([...files[change], 33]);
    if (emptyRoster) files["roster.toml"] = new TextEncoder().encode("roster = 1\n");
    const home = folder(files);
    write(home, "statements.toml", '[[statement]]\nkind = "reservation"\ntext = { en = "No." }\n');
    const roster = noRoster ? [] : ["--roster", "roster.toml"];
    const ran = run(home, "sign", file, "--key", "rok-mnd.key", ...roster, "--yes", "-o", "out", ...options, "--json");
    const told = json(ran.stdout);
    assert.equal(told.format, "paraph/error/1", `${options}: ${text(ran.stdout)}`);
    if (code !== null) assert.equal(told.code, code, options.join(" "));
    const { authority, ...rest } = request;
    const { order, request: wish } = asked(module, { files, now: new Date().toISOString(), ...rest });
    if (authority) wish.authority = order.file(authority, files[authority]);
    const { error } = module.call("sign-plan", wish, order.attachments).answer;
    assert.equal(error?.code, told.code, options.join(" "));
    assert.equal(error.verdict ?? null, { 1: "refused", 2: null, 3: "incomplete" }[told.exit], options.join(" "));
    if (error.message === told.message) same += 1;
    else other.push(`${told.code}: ${told.message} / ${error.message}`);
  }
  t.diagnostic(`the same sentence: ${same} of ${REFUSALS.length}`);
  // The sentences in which the front ends name their own options and fields.
  for (const sentence of other) assert.match(sentence, /--|roster\.toml/, sentence);
});

const PASSPHRASE = "vier gute Worte von mir";

test("a new key is read by other programs, and signs", async () => {
  const module = await newModule();
  const random = new Uint8Array(64).map((_, index) => index + 1);
  const order = new Order();
  const passphrase = order.add(new TextEncoder().encode(PASSPHRASE));
  const { answer, attachments: [pem, pub] } = module.call("key-new", { name: "ann", random: order.add(random), passphrase }, order.attachments);
  assert.deepEqual([answer.private, answer.public], ["ann.key", "ann.pub"]);
  const opened = createPrivateKey({ key: Buffer.from(pem), passphrase: PASSPHRASE });
  assert.equal(opened.export({ format: "jwk" }).d, Buffer.from(random.subarray(0, 32)).toString("base64url"));
  const home = folder({ "ann.key": pem, "ann.pub": pub, passphrase: new TextEncoder().encode(PASSPHRASE) });
  const shown = json(run(home, "key", "show", "ann.key", "--passphrase-file", "passphrase", "--json").stdout);
  assert.equal(shown.id, answer.id);
  assert.equal(answer.words.join(" "), shown.words);
});

test("passphrases have the rules of the command", async () => {
  const module = await newModule();
  const rows = [
    ["", "empty-passphrase"],
    ["four words", "short-passphrase"],
    ["passwordpassword", "common-passphrase"],
    ["four\tgood words of mine", "bad-passphrase"],
  ];
  for (const [typed, code] of rows) {
    const order = new Order();
    const request = { name: "ann", random: order.add(new Uint8Array(64)), passphrase: order.add(new TextEncoder().encode(typed)) };
    assert.equal(module.call("key-new", request, order.attachments).answer.error?.code, code, typed);
  }
  const order = new Order();
  const [passphrase, again] = [PASSPHRASE, `${PASSPHRASE}!`].map((typed) => order.add(new TextEncoder().encode(typed)));
  const { error } = module.call("key-new", { name: "ann", random: order.add(new Uint8Array(64)), passphrase, again }, order.attachments).answer;
  assert.equal(error.code, "passphrases-differ");
});

test("a wrong passphrase and another kind of key are named", async () => {
  const module = await newModule();
  const order = new Order();
  const made = module.call("key-new", { name: "ann", random: order.add(new Uint8Array(64).fill(9)), passphrase: order.add(new TextEncoder().encode(PASSPHRASE)) }, order.attachments);
  const tried = new Order();
  const key = tried.file("ann.key", made.attachments[0]);
  assert.deepEqual(module.call("key", { key }, tried.attachments).answer.encrypted, true);
  const wrong = { key, passphrase: tried.add(new TextEncoder().encode("another passphrase")) };
  assert.equal(module.call("key", wrong, tried.attachments).answer.error.code, "wrong-passphrase");
  const kind = new Order();
  const { error } = module.call("key", { key: kind.file("roster.toml", ALL["roster.toml"]) }, kind.attachments).answer;
  assert.equal(error.code, "bad-key");
  assert.match(error.message, /this is a roster; a key is needed/);
});

// The places of bytes in the whole memory of a module.
function holds(module, bytes) {
  return Buffer.from(module.memory.buffer).indexOf(Buffer.from(bytes)) !== -1;
}

test("after a signature, no secret is in the memory of the module", async () => {
  const module = await newModule();
  for (const [encrypted, suite] of [[true, "classic"], [false, "classic"], [true, "hybrid"], [false, "hybrid"]]) {
    const random = crypto.getRandomValues(new Uint8Array(suite === "hybrid" ? 96 : 64));
    const seed = random.slice(0, 32);
    const second = suite === "hybrid" ? [["second seed", random.slice(64)], ["half of it", random.slice(64, 80)]] : [];
    const typed = new TextEncoder().encode(PASSPHRASE);
    const order = new Order();
    const request = { name: "ann", suite, random: order.add(random) };
    if (encrypted) request.passphrase = order.add(typed);
    const { attachments: [pem, pub] } = module.call("key-new", request, order.attachments);
    const body = text(pem).split("\n")[1];

    const signing = new Order();
    const held = signing.file("ann.key", pem);
    const passphrase = encrypted ? signing.add(typed) : undefined;
    const { answer: key } = module.call("key", { key: held, passphrase }, signing.attachments);
    assert.ok(key.id);
    const wish = {
      file: signing.file(RECORD, ALL[RECORD]),
      publicKeys: [key.public, key.mlDsa].filter(Boolean),
      texts: texts(signing, module, Object.fromEntries(TEXTS.map((name) => [name, ALL[name]]))),
      party: "rok-mnd",
      profile: { name: "Ann", nameLatin: "Ann", capacity: "acting", country: "KR", locality: "Seoul" },
      now: NOW,
    };
    const plan = module.call("sign-plan", wish, signing.attachments).answer;
    assert.equal(plan.error, undefined, JSON.stringify(plan.error));
    // The search finds what is there.
    const signed = module.call("sign", { ...wish, key: held, passphrase, answer: "rok-mnd", act: plan.act }, signing.attachments);
    assert.equal(signed.answer.error, undefined, JSON.stringify(signed.answer.error));
    for (const [what, secret] of [["seed", seed], ["half of the seed", seed.slice(0, 16)], ["passphrase", typed], ["PEM", new TextEncoder().encode(body)], ...second]) {
      assert.ok(!holds(module, secret), `${what} is in memory (encrypted: ${encrypted}, ${suite})`);
    }
    assert.ok(pub.length > 0);
  }
  assert.ok(holds(module, new TextEncoder().encode("Undamaged")) || holds(module, new TextEncoder().encode("paraph/bundle/1")), "the search works");
});

test("a key enters a roster by the words that its holder reads out", async () => {
  const module = await newModule();
  const bundle = ALL["ictcc-tor.us-dod-cio.bundle.json"];
  const order = new Order();
  const alone = module.call("report", { bundle: order.file("a.bundle.json", bundle), now: NOW }, order.attachments).answer;
  const words = alone.keys[0].words.join(" ");
  const add = (request) => {
    const adding = new Order();
    const whole = { bundle: adding.file("a.bundle.json", bundle), party: "us-dod-cio", holder: "jane-doe", now: NOW, ...request };
    return module.call("roster-add", whole, adding.attachments);
  };
  assert.equal(add({}).answer.error.code, "words-needed");
  const wrong = words.split(" ").with(3, "zoo").join(" ");
  const differs = add({ words: wrong }).answer.error;
  assert.deepEqual([differs.code, differs.verdict], ["words-differ", "refused"]);
  assert.ok(!JSON.stringify(differs).includes(words.split(" ")[3]), "what the key has is not said");
  assert.equal(add({ words, party: "nowhere" }).answer.error.code, "party-not-in-record");
  const { answer, attachments: [roster] } = add({ words, partyName: { en: "US DoD CIO" }, holderName: "Jane Doe" });
  assert.equal(answer.error, undefined, JSON.stringify(answer.error));
  const home = folder({ "a.bundle.json": bundle, "roster.toml": roster, ...Object.fromEntries(TEXTS.map((name) => [name, ALL[name]])) });
  const ran = run(home, "verify", "a.bundle.json", "--roster", "roster.toml", "--json");
  assert.equal(ran.status, 3, ran.stderr);
  const report = json(ran.stdout);
  assert.equal(report.acts[0].holder, "jane-doe");
});

test("copies are joined as the command joins them", async () => {
  const module = await newModule();
  const names = ["ictcc-tor.rok-mnd.bundle.json", "ictcc-tor.us-dod-cio.bundle.json"];
  const files = Object.fromEntries(names.map((name) => [name, fixture(`ictcc-tor/${name}`)]));
  const order = new Order();
  const bundles = names.map((name) => order.file(name, files[name]));
  const { answer, attachments: [merged] } = module.call("merge", { bundles }, order.attachments);
  assert.equal(answer.acts, 2);
  const home = folder(files);
  run(home, "merge", ...names, "-o", "both.bundle.json");
  assert.deepEqual(Buffer.from(merged), readFileSync(join(home, "both.bundle.json")));
  const other = new Order();
  const two = [other.file("a", files[names[0]]), other.file("b", fixture("jsoi/jsoi.bundle.json"))];
  assert.equal(module.call("merge", { bundles: two }, other.attachments).answer.error.code, "other-record");
});

assert.ok(Object.keys(contents(join(root, "keys"))).length > 0);
