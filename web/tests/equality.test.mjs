// Every vector and fixture gives the same answer in the module as in the command: the same bytes of JSON, or the
// same fault at the same place.
//
// What the two do not share is listed here: the next steps for which the front ends have their own words, and
// inputs that only a file system has.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { contents, fixture, folder, json, newModule, Order, root, run, text, texts, vector, vectors, write } from "./support.mjs";

const AT = "2026-03-01T00:00:00Z";
const NOW = "2026-03-01T00:00:00Z";
const SIGNED_AT = "2021-08-05T09:00:00+09:00";
const VECTORS = join(root, "fixtures/vectors");

// The reasons whose next step the front ends say in their own words, with files, options and commands.
const OWN_WORDS = ["text-missing", "party-absent", "not-signed"];

const counted = new Map();
const count = (what) => counted.set(what, (counted.get(what) ?? 0) + 1);

let module = await newModule();

function call(name, request, order) {
  return module.call(name, request, order.attachments);
}

// The folder of the command, as the tests of the command have it.
const office = folder();
cpSync(join(VECTORS, "verdict"), join(office, "verdict"), { recursive: true });
mkdirSync(join(office, "state"));
cpSync(join(VECTORS, "state/roster.toml"), join(office, "state/roster.toml"));
write(office, "good/record", vector("record/ok-minimal.txt").body);
write(office, "good/bundle", vector("bundle/ok-two-acts.txt").body);
write(office, "good/profile", vector("profile/ok-minimal.txt").body);
write(office, "good/key", vector("secret-key/ok-plain.txt").body);
const at = (path) => new Uint8Array(readFileSync(join(office, path)));

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

// A report without the next steps that are in the words of each front end.
function withoutOwnWords(bytes) {
  const report = json(bytes);
  let own = 0;
  for (const reason of report.reasons) {
    const isUnsound = report.record === null;
    if (isUnsound || OWN_WORDS.includes(reason.code)) {
      reason.next = null;
      own += 1;
    }
  }
  return { report, own };
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

function judged(path, body, roster, extra = {}, options = []) {
  write(office, "vector", body);
  const ran = run(office, "verify", "vector", "--roster", roster, "--no-texts", "--at", AT, ...options, "--json");
  const order = new Order();
  const request = {
    bundle: order.file("vector", body),
    roster: order.file(roster, at(roster)),
    at: AT,
    now: NOW,
    ...extra,
  };
  sameReport(path, ran, call("report", request, order));
}

test("every vector is judged as the command judges it, whatever its kind", () => {
  const kinds = ["json", "record", "act", "envelope", "bundle", "public-key", "secret-key", "roster", "draft", "profile", "verdict"];
  let all = 0;
  for (const kind of kinds) {
    for (const { path, body } of vectors(kind)) {
      judged(path, body, "verdict/two-parties.toml");
      all += 1;
    }
  }
  for (const name of Object.keys(contents(join(root, "fixtures"))).filter((name) => !name.startsWith("vectors/"))) {
    judged(name, fixture(name), "verdict/two-parties.toml");
    all += 1;
  }
  assert.ok(all > 1600, `${all} inputs`);
});

test("verdicts: with the texts, the other instruments and the options of each vector", () => {
  for (const { path, header, body } of vectors("verdict")) {
    write(office, "vector", body);
    const with_ = (header.with ?? "").split(", ").filter(Boolean);
    const words = (header.options ?? "").split(" ").filter(Boolean);
    const order = new Order();
    const request = {
      bundle: order.file("vector", body),
      roster: order.file(`verdict/${header.roster}`, at(`verdict/${header.roster}`)),
      with: with_.map((name) => order.file(`verdict/${name}`, at(`verdict/${name}`))),
      now: NOW,
      at: AT,
      parties: [],
    };
    for (let index = 0; index < words.length; index += 1) {
      const value = words[index + 1];
      const option = words[index];
      if (option === "--at") request.at = value;
      else if (option === "--record" && /^[0-9a-f]{64}$/.test(value)) request.record = value;
      else if (option === "--record") request.recordFile = order.file(value, at(value));
      else if (option === "--party") request.parties.push(value);
      else if (option === "--proven-time") request.provenTime = true;
      else if (option === "--no-reservations") request.noReservations = true;
      else throw new Error(`${path}: ${option}`);
      if (["--at", "--record", "--party"].includes(option)) index += 1;
    }
    const given = words.includes("--at") ? words : [...words, "--at", AT];
    const where = header.texts === "none" ? ["--no-texts"] : ["--texts", `verdict/${header.texts}`];
    if (header.texts !== "none") request.texts = texts(order, module, contents(join(office, "verdict", header.texts)));
    const with__ = with_.flatMap((name) => ["--with", `verdict/${name}`]);
    const ran = run(office, "verify", "vector", "--roster", `verdict/${header.roster}`, ...where, ...with__, ...given, "--json");
    const { answer, attachments } = call("report", request, order);
    sameReport(path, ran, { answer, attachments });
    assert.equal(answer.verdict, header.expect, path);
  }
});

test("what a file says is what the command shows", () => {
  for (const kind of ["json", "record", "act", "bundle", "verdict"]) {
    for (const { path, body } of vectors(kind)) {
      write(office, "vector", body);
      const ran = run(office, "show", "vector", "--json");
      const order = new Order();
      const { answer, attachments } = call("show", { file: order.file("vector", body) }, order);
      if (ran.status === 0) {
        assert.equal(answer.error, undefined, path);
        assert.equal(text(attachments[0]), text(ran.stdout), path);
        count("the same content");
      } else {
        assert.equal(answer.error?.code === "not-json" || answer.error !== undefined, true, path);
        count("content that neither shows");
      }
    }
  }
});

test("rosters are read and listed as the command does it", () => {
  const good = at("good/bundle");
  for (const { path, body } of vectors("roster")) {
    write(office, "vector", body);
    const ran = run(office, "verify", "good/bundle", "--roster", "vector", "--no-texts", "--at", AT, "--json");
    const order = new Order();
    const request = { bundle: order.file("good/bundle", good), roster: order.file("vector", body), at: AT, now: NOW };
    sameReport(path, ran, call("report", request, order));
    const listed = run(office, "roster", "list", "--roster", "vector", "--json");
    if (listed.status !== 0) continue;
    const shown = new Order();
    const { attachments } = call("show", { file: shown.file("vector", body), now: NOW }, shown);
    assert.equal(text(attachments[0]), text(listed.stdout), path);
    count("the same roster");
  }
});

test("several instruments have the states that the command reports", () => {
  for (const { path, header, body } of vectors("state")) {
    const home = folder({ "roster.toml": at("state/roster.toml") });
    const order = new Order();
    const lines = Buffer.from(body).toString("latin1").split("\n").filter(Boolean);
    const instruments = lines.map((line, index) => {
      const bytes = new Uint8Array(Buffer.from(line, "latin1"));
      write(home, `instruments/${index}.json`, bytes);
      return order.file(`instruments/${index}.json`, bytes);
    });
    const words = (header.options ?? "").split(" ").filter(Boolean);
    const asked = words.includes("--at") ? words : ["--at", AT, ...words];
    const request = {
      instruments,
      roster: order.file("roster.toml", at("state/roster.toml")),
      at: asked[asked.indexOf("--at") + 1],
      now: NOW,
    };
    assert.equal(asked.length, 2, path);
    const ran = run(home, "status", "instruments", "--roster", "roster.toml", ...asked, "--json");
    const { answer, attachments } = call("status", request, order);
    assert.equal(answer.error, undefined, path);
    assert.equal(text(attachments[0]), text(ran.stdout), path);
    const graph = run(home, "graph", "instruments", "--roster", "roster.toml", ...asked);
    const drawn = call("graph", request, order);
    assert.equal(text(drawn.attachments[0]), text(graph.stdout), path);
    count("the same states and picture");
  }
});

test("keys are read as the command reads them", () => {
  for (const kind of ["public-key", "secret-key"]) {
    for (const { path, header, body } of vectors(kind)) {
      const isPem = text(body.subarray(0, 0)) === "" && Buffer.from(body).includes("-----BEGIN");
      // A bare key in base64 is a value in a roster or a bundle, not a file.
      if (kind === "public-key" && !isPem) continue;
      write(office, "vector", body);
      const passphrase = header.passphrase;
      const options = passphrase === undefined ? [] : ["--passphrase-file", "passphrase"];
      if (passphrase !== undefined) write(office, "passphrase", passphrase);
      const ran = run(office, "key", "show", "vector", ...options, "--json");
      const order = new Order();
      const request = { key: order.file("vector", body) };
      if (passphrase !== undefined) request.passphrase = order.add(new TextEncoder().encode(passphrase));
      const { answer } = call("key", request, order);
      if (ran.status === 0) {
        const told = json(ran.stdout);
        assert.equal(answer.id, told.id, path);
        assert.equal(answer.words.join(" "), told.words, path);
        assert.equal(answer.public, told.public, path);
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

test("drafts have the findings that the command reports", () => {
  for (const { path, body } of vectors("draft")) {
    write(office, "vector", body);
    const ran = run(office, "lint", "vector", "--json");
    const order = new Order();
    const { answer } = call("lint", { file: order.file("vector", body), now: NOW }, order);
    const told = json(ran.stdout);
    if (told.format === "paraph/error/1") {
      assert.equal(answer.error?.code, told.code, path);
      count("the same error of a draft");
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
    write(office, "vector", body);
    const ran = run(
      office, "sign", "good/record", "--party", "north", "--signed-at", SIGNED_AT, "--yes", "-o", "out", "--force",
      "--key", "good/key", "--as", "vector", "--texts", "verdict/texts-both", "--json",
    );
    const order = new Order();
    const held = order.file("good/key", key);
    const { public: publicKey } = call("key", { key: held }, order).answer;
    const request = {
      file: order.file("good/record", record),
      publicKey,
      texts: texts(order, module, contents(join(office, "verdict/texts-both"))),
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
    assert.deepEqual(Buffer.from(signed.attachments[0]), readFileSync(join(office, "out")), path);
    count("the same signed bundle");
  }
});

test("how many of each were compared", (t) => {
  for (const [what, number] of counted) t.diagnostic(`${what}: ${number}`);
});
