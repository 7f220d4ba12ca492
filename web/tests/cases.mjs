// Every vector and fixture, as a request to the module and as a run of the command: what both answer must be the
// same.

import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { contents, fixture, folder, json, newModule, Order, root, run, text, texts, vector, vectors, write } from "./support.mjs";

export const AT = "2026-03-01T00:00:00Z";
const NOW = AT;
const VECTORS = join(root, "fixtures/vectors");

// The folder of the command, as the tests of the command have it.
export function office() {
  const home = folder();
  cpSync(join(VECTORS, "verdict"), join(home, "verdict"), { recursive: true });
  mkdirSync(join(home, "state"));
  cpSync(join(VECTORS, "state/roster.toml"), join(home, "state/roster.toml"));
  write(home, "good/record", vector("record/ok-minimal.txt").body);
  write(home, "good/bundle", vector("bundle/ok-two-acts.txt").body);
  write(home, "good/profile", vector("profile/ok-minimal.txt").body);
  write(home, "good/key", vector("secret-key/ok-plain.txt").body);
  return home;
}

// Whatever its kind, as a bundle that is judged by a roster.
export function* judged(home) {
  const kinds = ["json", "record", "act", "envelope", "bundle", "public-key", "secret-key", "roster", "draft", "profile", "verdict"];
  const roster = "verdict/two-parties.toml";
  const inputs = kinds.flatMap((kind) => vectors(kind).map(({ path, body }) => [path, body]));
  const fixtures = Object.keys(contents(join(root, "fixtures"))).filter((name) => !name.startsWith("vectors/"));
  inputs.push(...fixtures.map((name) => [name, fixture(name)]));
  for (const [name, body] of inputs) {
    const ran = () => {
      write(home, "vector", body);
      return run(home, "verify", "vector", "--roster", roster, "--no-texts", "--at", AT, "--json");
    };
    const order = new Order();
    const bundle = order.file("vector", body);
    const request = { bundle, roster: order.file(roster, read(home, roster)), at: AT, now: NOW };
    yield { name, call: "report", request, attachments: order.attachments, ran };
  }
}

// A verdict with the texts, the other instruments and the options of its vector.
export function* verdicts(home, module) {
  for (const { path, header, body } of vectors("verdict")) {
    const others = list(header.with);
    const words = (header.options ?? "").split(" ").filter(Boolean);
    const order = new Order();
    const request = {
      bundle: order.file("vector", body),
      roster: order.file(`verdict/${header.roster}`, read(home, `verdict/${header.roster}`)),
      with: others.map((name) => order.file(`verdict/${name}`, read(home, `verdict/${name}`))),
      now: NOW,
      at: AT,
      parties: [],
    };
    for (let index = 0; index < words.length; index += 1) {
      const option = words[index];
      const value = ["--at", "--record", "--party"].includes(option) ? words[(index += 1)] : undefined;
      if (option === "--at") request.at = value;
      else if (option === "--record" && /^[0-9a-f]{64}$/.test(value)) request.record = value;
      else if (option === "--record") request.recordFile = order.file(value, read(home, value));
      else if (option === "--party") request.parties.push(value);
      else if (option === "--proven-time") request.provenTime = true;
      else if (option === "--no-reservations") request.noReservations = true;
      else throw new Error(`${path}: ${option}`);
    }
    const withTexts = header.texts !== "none";
    if (withTexts) request.texts = texts(order, module, contents(join(home, "verdict", header.texts)));
    const ran = () => {
      write(home, "vector", body);
      const where = withTexts ? ["--texts", `verdict/${header.texts}`] : ["--no-texts"];
      const given = words.includes("--at") ? words : [...words, "--at", AT];
      const together = others.flatMap((name) => ["--with", `verdict/${name}`]);
      return run(home, "verify", "vector", "--roster", `verdict/${header.roster}`, ...where, ...together, ...given, "--json");
    };
    yield { name: path, call: "report", request, attachments: order.attachments, ran, expect: header.expect };
  }
}

// A roster that judges a good bundle.
export function* rosters(home) {
  for (const { path, body } of vectors("roster")) {
    const order = new Order();
    const bundle = order.file("good/bundle", read(home, "good/bundle"));
    const request = { bundle, roster: order.file("vector", body), at: AT, now: NOW };
    const ran = () => {
      write(home, "vector", body);
      return run(home, "verify", "good/bundle", "--roster", "vector", "--no-texts", "--at", AT, "--json");
    };
    yield { name: path, call: "report", request, attachments: order.attachments, ran };
  }
}

// Several instruments.
export function* states(home) {
  for (const { path, header, body } of vectors("state")) {
    const order = new Order();
    const lines = Buffer.from(body).toString("latin1").split("\n").filter(Boolean);
    const files = lines.map((line, index) => [`instruments/${index}.json`, new Uint8Array(Buffer.from(line, "latin1"))]);
    const words = (header.options ?? "").split(" ").filter(Boolean);
    const options = words.includes("--at") ? words : ["--at", AT, ...words];
    if (options.length !== 2) throw new Error(`${path}: ${options}`);
    const roster = read(home, `state/${header.roster}`);
    const request = {
      instruments: files.map(([name, bytes]) => order.file(name, bytes)),
      roster: order.file("roster.toml", roster),
      at: options[1],
      now: NOW,
    };
    const own = () => folder({ "roster.toml": roster, ...Object.fromEntries(files) });
    const ran = () => run(own(), "status", "instruments", "--roster", "roster.toml", ...options, "--json");
    const drawn = () => run(own(), "graph", "instruments", "--roster", "roster.toml", ...options);
    yield { name: path, call: "status", request, attachments: order.attachments, ran, drawn };
  }
}

// What a file says of itself.
export function* shown(home) {
  for (const kind of ["json", "record", "act", "bundle", "verdict"]) {
    for (const { path, body } of vectors(kind)) {
      const order = new Order();
      const request = { file: order.file("vector", body) };
      const ran = () => {
        write(home, "vector", body);
        return run(home, "show", "vector", "--json");
      };
      yield { name: path, call: "show", request, attachments: order.attachments, ran };
    }
  }
}

// The reasons whose next step each front end says in its own words, with its files, options and commands.
const OWN_WORDS = ["text-missing", "party-absent", "not-signed"];

// A report without the next steps that are in the words of each front end, and how many these were.
export function withoutOwnWords(bytes) {
  const report = json(bytes);
  let own = 0;
  for (const reason of report.reasons ?? []) {
    if (report.record !== null && !OWN_WORDS.includes(reason.code)) continue;
    reason.next = null;
    own += 1;
  }
  return { report, own };
}

// All requests that are answered with a report, a state or a content, and the bytes of this answer: those that the
// command prints, but for next steps in the words of the page.
export async function* cases() {
  const home = office();
  const module = await newModule();
  for (const one of [...judged(home), ...verdicts(home, module), ...rosters(home), ...states(home), ...shown(home)]) {
    const { name, call, request, attachments, ran } = one;
    const { stdout } = ran();
    if (stdout.length === 0 || json(stdout).format === "paraph/error/1") continue;
    const [answered] = module.call(call, request, attachments).attachments;
    if (answered === undefined) throw new Error(`${name}: the module does not answer`);
    const isSame = text(answered) === text(stdout);
    const [ours, theirs] = [answered, stdout].map((bytes) => JSON.stringify(withoutOwnWords(bytes).report));
    if (!isSame && ours !== theirs) throw new Error(`${name}: the module gives another answer than the command`);
    yield { name, call, request, attachments, expected: isSame ? stdout : answered };
  }
}

function read(home, path) {
  return new Uint8Array(readFileSync(join(home, path)));
}

function list(header = "") {
  return header.split(", ").filter(Boolean);
}
