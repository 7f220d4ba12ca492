// The file itself: its size, its policy, and that the same input gives the same bytes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";

import { launch, moduleOf, pagePath, root, target } from "./browsers.mjs";
import { folder } from "./offices.mjs";

// The page is in windows-1252; here, each character is a byte.
const page = readFileSync(pagePath, "latin1");

// 1,000,000 until the module read PDFs with a bundle inside, with their compression.
test("the page is at most 1,200,000 bytes", () => {
  assert.ok(page.length <= 1_200_000, `${page.length} bytes`);
});

test("all of the page but the module is ASCII, and nothing in the module looks like markup or a line end of Windows", () => {
  const [whole, text] = /id="module">([^<]*)</.exec(page);
  assert.match(page.replace(whole, ""), /^[\t\n\x20-\x7e]*$/);
  assert.doesNotMatch(text, /[\0\r<]/);
});

test("a page whose module was changed on the way says that it is damaged", async (t) => {
  const there = folder(t);
  const begin = page.indexOf('id="module">') + 12;
  const path = join(there, "damaged.html");
  // Another character in the middle; the bytes read as UTF-8.
  const middle = begin + 400_000;
  const flipped = page.slice(0, middle) + (page[middle] === "a" ? "b" : "a") + page.slice(middle + 1);
  const forms = [Buffer.from(flipped, "latin1"), Buffer.from(page.replace("windows-1252", "utf-8"), "latin1")];
  const browser = await launch("chromium");
  try {
    for (const bytes of forms) {
      writeFileSync(path, bytes);
      const opened = await browser.open({ path });
      const text = await opened.text("main");
      assert.ok(text.includes("is damaged") && text.includes("손상"), text);
    }
  } finally {
    await browser.close();
  }
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
  for (const path of ["web/page", "web/module.mjs", "lang/page", "fixtures/ictcc-tor/ictcc-tor.bundle.json", "fixtures/roster.toml"]) cpSync(join(root, path), join(there, path), { recursive: true });
  writeFileSync(join(there, "paraph.wasm"), moduleOf(page));
  const env = { ...process.env, CARGO_TARGET_DIR: target };
  execFileSync("node", ["web/page/build.mjs", "paraph.wasm", "again.html"], { cwd: there, env, stdio: "inherit" });
  assert.equal(readFileSync(join(there, "again.html"), "latin1"), page);
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
