// What the module is: no imports, three functions and a memory; and that it keeps nothing.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";

import { compiledModule, fixture, newModule, Order } from "./support.mjs";

test("the module imports nothing", () => {
  assert.deepEqual(WebAssembly.Module.imports(compiledModule()), []);
});

test("the module exports its interface only", () => {
  const exported = WebAssembly.Module.exports(compiledModule());
  // The linker also exports two addresses.
  const names = exported.filter(({ kind }) => kind !== "global").map(({ name }) => name);
  assert.deepEqual(names.sort(), ["memory", "paraph_allocate", "paraph_call", "paraph_release"]);
});

test("a wrong request is refused, and the module goes on", async () => {
  const module = await newModule();
  const code = (name, request, parts) => module.call(name, request, parts).answer.error?.code;
  assert.equal(code("no-such-call", {}), "bad-request");
  assert.equal(code("report", {}), "bad-request");
  assert.equal(code("report", { bundle: { name: "x", bytes: 0 }, now: "2026-01-01T00:00:00Z" }), "bad-request");
  assert.equal(code("report", { bundle: { name: "x", bytes: 0 }, now: "2026-01-01T00:00:00Z", at_: "" }, [fixture("roster.toml")]), "bad-request");
  assert.equal(code("text-update", { text: 7 }, [new Uint8Array()]), "bad-request");
  assert.equal(module.call("version", {}).answer.version, "0.1.0");
});

test("texts are measured piece by piece, several at once", async () => {
  const module = await newModule();
  const bytes = new Uint8Array(300_000).map((_, index) => (index * 31) % 251);
  const begin = () => module.call("text-begin", {}).answer.text;
  const [one, other, cancelled] = [begin(), begin(), begin()];
  for (let at = 0; at < bytes.length; at += 65_536) {
    module.call("text-update", { text: one }, [bytes.subarray(at, at + 65_536)]);
  }
  module.call("text-cancel", { text: cancelled });
  const sha256 = (data) => createHash("sha256").update(data).digest("hex");
  assert.deepEqual(module.call("text-finish", { text: one }).answer, { size: 300_000, sha256: sha256(bytes) });
  assert.deepEqual(module.call("text-finish", { text: other }).answer, { size: 0, sha256: sha256("") });
  assert.equal(module.call("text-finish", { text: one }).answer.error.code, "bad-request");
});

test("the words of the page are the same messages in both languages", async () => {
  const module = await newModule();
  const [english, korean] = ["en", "ko"].map((language) => module.call("words", { language }).answer.messages);
  assert.deepEqual(Object.keys(english), Object.keys(korean));
  assert.ok(Object.keys(english).length > 100);
  assert.match(korean["module.your-roster"], /키 명부/);
});

test("files are recognised", async () => {
  const module = await newModule();
  const rows = [
    ["a.json", fixture("ictcc-tor/ictcc-tor.bundle.json"), "bundle"],
    ["a.json", fixture("ictcc-tor/ictcc-tor.record.json"), "record"],
    ["roster.toml", fixture("roster.toml"), "roster"],
    ["a.toml", fixture("ictcc-tor/ictcc-tor.toml"), "draft"],
    ["a.toml", fixture("ictcc-tor/jane-doe.toml"), "profile"],
    ["a.pdf", new TextEncoder().encode("%PDF-1.7"), "pdf"],
    ["a.txt", new TextEncoder().encode("a"), "text"],
    ["a", new Uint8Array(), "empty"],
    ["a", new Uint8Array([255]), null],
  ];
  for (const [name, bytes, kind] of rows) {
    const order = new Order();
    const { answer } = module.call("recognise", { file: order.file(name, bytes) }, order.attachments);
    assert.equal(answer.kind, kind, name);
  }
});
