// Every vector and fixture gives the same answer in the module as in the command: the same bytes of JSON, or the
// same fault at the same place.
//
// What the two do not share is listed here: the next steps for which the front ends have their own words, and
// inputs that only a file system has.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { judged, office, rosters, shown, states, verdicts, withoutOwnWords } from "./cases.mjs";
import { contents, json, newModule, Order, run, text, texts, vectors, write } from "./support.mjs";

const NOW = "2026-03-01T00:00:00Z";
const SIGNED_AT = "2021-08-05T09:00:00+09:00";

const counted = new Map();
const count = (what) => counted.set(what, (counted.get(what) ?? 0) + 1);

const module = await newModule();
const home = office();
const at = (path) => new Uint8Array(readFileSync(join(home, path)));

function call(name, request, order) {
  return module.call(name, request, order.attachments);
}

// The same fault: code, sentence, place and whether it was judged.
function sameError(path, ran, answer, place = "vector") {
  const told = json(ran.stdout);
  assert.equal(told.format, "paraph/error/1", path);
  assert.ok(answer.error, `${path}: the module reads what the command does not: ${told.code}`);
  assert.equal(answer.error.code, told.code, path);
  assert.equal(answer.error.verdict === "refused", told.exit === 1, `${path}: exit ${told.exit}`);
  const within = told.place.startsWith(place) ? told.place.slice(place.length).trim() : "";
  assert.equal(answer.error.place ?? "", within, path);
  count("the same error");
}

function sameReport(path, ran, { answer, attachments }) {
  if (json(ran.stdout).format === "paraph/error/1") return sameError(path, ran, answer);
  assert.equal(answer.error, undefined, `${path}: ${JSON.stringify(answer.error)}`);
  const [report] = attachments;
  if (text(report) === text(ran.stdout)) {
    count("the same bytes");
  } else {
    const [ours, theirs] = [withoutOwnWords(report), withoutOwnWords(ran.stdout)];
    assert.deepEqual(ours.report, theirs.report, path);
    assert.ok(ours.own > 0, `${path}: other bytes`);
    count("the same but for a next step in the words of the front end");
  }
  const exit = { concluded: 0, refused: 1, incomplete: 3 }[answer.verdict];
  assert.equal(ran.status, exit, path);
  assert.equal(answer.verdict, json(report).verdict, path);
}

test("every vector and fixture is judged as the command judges it, whatever its kind", () => {
  let all = 0;
  for (const { name, call, request, attachments, ran } of judged(home)) {
    sameReport(name, ran(), module.call(call, request, attachments));
    all += 1;
  }
  assert.ok(all > 1600, `${all} inputs`);
});

test("verdicts: with the texts, the other instruments and the options of each vector", () => {
  for (const { name, call, request, attachments, ran, expect } of verdicts(home, module)) {
    const answered = module.call(call, request, attachments);
    sameReport(name, ran(), answered);
    assert.equal(answered.answer.verdict, expect, name);
  }
});

test("rosters are read and listed as the command does it", () => {
  for (const { name, call, request, attachments, ran } of rosters(home)) {
    sameReport(name, ran(), module.call(call, request, attachments));
    const listed = run(home, "roster", "list", "--roster", "vector", "--json");
    if (listed.status !== 0) continue;
    const shown = module.call("show", { file: request.roster, now: NOW }, attachments);
    assert.equal(text(shown.attachments[0]), text(listed.stdout), name);
    count("the same roster");
  }
});

test("several instruments have the states that the command reports", () => {
  for (const { name, call, request, attachments, ran, drawn } of states(home)) {
    const answered = module.call(call, request, attachments);
    assert.equal(answered.answer.error, undefined, name);
    assert.equal(text(answered.attachments[0]), text(ran().stdout), name);
    const picture = module.call("graph", request, attachments);
    assert.equal(text(picture.attachments[0]), text(drawn().stdout), name);
    count("the same states and picture");
  }
});

test("what a file says is what the command shows", () => {
  for (const { name, call, request, attachments, ran } of shown(home)) {
    const { status, stdout } = ran();
    const answered = module.call(call, request, attachments);
    if (status === 0) {
      assert.equal(answered.answer.error, undefined, name);
      assert.equal(text(answered.attachments[0]), text(stdout), name);
      count("the same content");
    } else {
      assert.ok(answered.answer.error, name);
      count("content that neither shows");
    }
  }
});

test("keys are read as the command reads them", () => {
  for (const kind of ["public-key", "secret-key"]) {
    for (const { path, header, body } of vectors(kind)) {
      const isPem = text(body.subarray(0, 0)) === "" && Buffer.from(body).includes("-----BEGIN");
      // A bare key in base64 is a value in a roster or a bundle, not a file.
      if (kind === "public-key" && !isPem) continue;
      write(home, "vector", body);
      const passphrase = header.passphrase;
      const options = passphrase === undefined ? [] : ["--passphrase-file", "passphrase"];
      if (passphrase !== undefined) write(home, "passphrase", passphrase);
      const ran = run(home, "key", "show", "vector", ...options, "--json");
      const order = new Order();
      const request = { key: order.file("vector", body) };
      if (passphrase !== undefined) request.passphrase = order.add(new TextEncoder().encode(passphrase));
      const { answer } = call("key", request, order);
      if (ran.status === 0) {
        const told = json(ran.stdout);
        assert.equal(answer.id, told.id, path);
        assert.equal(answer.words.join(" "), told.words, path);
        assert.equal(answer.public, told.public, path);
        assert.equal(answer.mlDsa, told.mlDsa, path);
        assert.equal(answer.suite, told.suite, path);
        assert.equal(answer.specimen, told.specimen, path);
        count("the same key");
      } else if (answer.error === undefined) {
        // Without a terminal, the command cannot ask for the passphrase.
        assert.deepEqual([answer.encrypted, answer.id, json(ran.stdout).code], [true, null, "no-terminal"], path);
        count("a key whose passphrase is asked for");
      } else {
        assert.equal(answer.error.code, json(ran.stdout).code, path);
        count("the same error of a key");
      }
    }
  }
});

test("drafts, and bundles with evidence, have the findings that the command reports", () => {
  const withEvidence = vectors("bundle").filter(({ path }) => path.includes("evidence"));
  assert.ok(withEvidence.length > 20);
  for (const { path, body } of [...vectors("draft"), ...withEvidence]) {
    write(home, "vector", body);
    const ran = run(home, "lint", "vector", "--json");
    const order = new Order();
    const { answer } = call("lint", { file: order.file("vector", body), now: NOW }, order);
    const told = json(ran.stdout);
    if (told.format === "paraph/error/1") {
      assert.equal(answer.error?.code, told.code, path);
      count("the same error of lint");
    } else {
      assert.equal(answer.error, undefined, `${path}: ${JSON.stringify(answer.error)}`);
      assert.deepEqual(answer.findings, told.findings, path);
      count("the same findings");
    }
  }
});

test("profiles sign the same bytes", () => {
  const record = at("good/record");
  const key = at("good/key");
  for (const { path, body } of vectors("profile")) {
    write(home, "vector", body);
    const ran = run(
      home, "sign", "good/record", "--party", "north", "--signed-at", SIGNED_AT, "--yes", "-o", "out", "--force",
      "--key", "good/key", "--as", "vector", "--texts", "verdict/texts-both", "--json",
    );
    const order = new Order();
    const held = order.file("good/key", key);
    const { public: publicKey } = call("key", { key: held }, order).answer;
    const request = {
      file: order.file("good/record", record),
      publicKeys: [publicKey],
      texts: texts(order, module, contents(join(home, "verdict/texts-both"))),
      party: "north",
      signedAt: SIGNED_AT,
      profileFile: order.file("vector", body),
      now: NOW,
    };
    const plan = call("sign-plan", request, order).answer;
    if (ran.status !== 0) {
      sameError(path, ran, plan);
      continue;
    }
    assert.equal(plan.error, undefined, `${path}: ${JSON.stringify(plan.error)}`);
    const signed = call("sign", { ...request, key: held, answer: "north", act: plan.act }, order);
    assert.equal(signed.answer.error, undefined, path);
    assert.deepEqual(Buffer.from(signed.attachments[0]), readFileSync(join(home, "out")), path);
    count("the same signed bundle");
  }
});

test("how many of each were compared", (t) => {
  for (const [what, number] of counted) t.diagnostic(`${what}: ${number}`);
});
