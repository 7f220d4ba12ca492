// The file itself: its size, its policy, and that the same input gives the same bytes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { launch, pagePath, root } from "./browsers.mjs";
import { folder } from "./offices.mjs";

const page = readFileSync(pagePath, "utf8");
const moduleOf = (html) => gunzipSync(Buffer.from(/id="module">([^<]*)</.exec(html)[1], "base64"));

test("the page is at most 1.0 MB", () => {
  assert.ok(Buffer.byteLength(page) <= 1_000_000, `${Buffer.byteLength(page)} bytes`);
});

test("the policy allows only the page's own script and style", () => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page);
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const [, script] = /<script>([^]*?)<\/script>/.exec(page);
  const [, style] = /<style>([^]*?)<\/style>/.exec(page);
  assert.deepEqual(policy.split("; "), [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "worker-src blob:",
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test("nothing makes elements from text, and nothing is stored or sent", () => {
  const sources = join(root, "web/page/src");
  for (const name of readdirSync(sources)) {
    const text = readFileSync(join(sources, name), "utf8");
    const found = text.match(/innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttp|WebSocket|sendBeacon|\beval\b|new Function/);
    assert.equal(found, null, `${name}: ${found?.[0]}`);
  }
});

test("the same module gives the same page", (t) => {
  const there = folder(t);
  const module = join(there, "paraph.wasm");
  execFileSync("cp", ["--", join(pagePath, "../paraph.wasm"), module]);
  const again = join(there, "paraph.html");
  execFileSync("node", [join(root, "web/page/build.mjs"), module, again]);
  assert.equal(readFileSync(again, "utf8"), page);
});

test("the foot shows the digest of the module", async () => {
  const browser = await launch("chromium");
  try {
    const opened = await browser.open();
    const digest = createHash("sha256").update(moduleOf(page)).digest("hex");
    await opened.says("#foot-module", digest);
    assert.deepEqual(opened.problems(), []);
  } finally {
    await browser.close();
  }
});
