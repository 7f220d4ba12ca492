// The file itself: its size, its policy, and that the same input gives the same bytes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

import { launch, pagePath, root, target } from "./browsers.mjs";
import { folder } from "./offices.mjs";

const page = readFileSync(pagePath, "utf8");
const moduleOf = (html) => gunzipSync(Buffer.from(/id="module">([^<]*)</.exec(html)[1], "base64"));

// Not reached yet: the module takes nearly all of it. docs/decisions/0036-page.md says what is large.
test("the page is at most 1.0 MB", { todo: "the page has 1.41 MB" }, () => {
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

test("the same sources and module in another folder give the same page", (t) => {
  const there = folder(t);
  for (const path of ["web/page", "web/module.mjs", "lang/page"]) cpSync(join(root, path), join(there, path), { recursive: true });
  writeFileSync(join(there, "paraph.wasm"), moduleOf(page));
  const env = { ...process.env, CARGO_TARGET_DIR: target };
  execFileSync("node", ["web/page/build.mjs", "paraph.wasm", "again.html"], { cwd: there, env, stdio: "inherit" });
  assert.equal(readFileSync(join(there, "again.html"), "utf8"), page);
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
