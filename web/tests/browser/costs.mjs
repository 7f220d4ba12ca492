// Measures the page in headless Chromium: from opening to ready, from the choice of the fixture's files to the
// verdict, the same for a bundle of 512 acts, and the SHA-256 of a text of 1 GiB. Prints medians. No test: a
// busy machine is slower.
//
// Usage: costs.mjs [RUNS] [BUNDLE ROSTER]     BUNDLE: more files to judge; its texts are not compared

import { rmSync, truncateSync, writeFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch } from "./browsers.mjs";
import { fixtures, ictcc, put, ICTCC } from "./offices.mjs";

const runs = Number(process.argv[2] ?? 9);
const [, , , bundle, roster] = process.argv;

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

// Notes when the page is ready, when files are chosen, and when a verdict shows.
function watch() {
  window.times = {};
  const note = () => {
    if (!times.ready && document.documentElement?.dataset.ready) times.ready = performance.now();
    if (times.chosen && !times.verdict && document.querySelector("#verdict .verdict")) times.verdict = performance.now();
    if (times.chosen && !times.listed && document.querySelector("#report dl")) times.listed = performance.now();
  };
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true });
  document.addEventListener("change", () => (times.chosen = performance.now()), true);
}

const browser = await launch("chromium");
const costs = { ready: [], fixture: [], bundle: [] };
for (let run = 0; run < runs; run++) {
  const page = await browser.open({ init: watch });
  costs.ready.push(await page.eval(() => times.ready));
  await page.setFiles("#choose-files", ...ICTCC, join(fixtures, "roster.toml"));
  await page.shows("#verdict .verdict");
  costs.fixture.push(await page.eval(() => times.verdict - times.chosen));
  await page.close();
  if (bundle) {
    const page = await browser.open({ init: watch });
    await page.eval(() => (document.querySelector("#no-texts").checked = true));
    await page.setFiles("#choose-files", bundle, roster);
    await page.shows("#verdict .verdict");
    costs.bundle.push(await page.eval(() => times.verdict - times.chosen));
    await page.close();
  }
}

const office = mkdtempSync(join(tmpdir(), "paraph-page-"));
const size = 2 ** 30;
const text = join(office, "large.txt");
writeFileSync(text, "");
truncateSync(text, size);
const record = JSON.parse(readFileSync(ictcc("ictcc-tor.record.json")));
record.texts = [{ ...record.texts[0], path: "large.txt", size }];
const file = put(office, { name: "large.record.json", bytes: JSON.stringify(record) });
const page = await browser.open({ init: watch });
await page.setFiles("#choose-files", file, text);
await page.until(() => times.listed);
const seconds = (await page.eval(() => times.listed - times.chosen)) / 1000;
await browser.close();
rmSync(office, { recursive: true });

console.log(`ready: ${median(costs.ready).toFixed(0)} ms`);
console.log(`verdict of the fixture: ${median(costs.fixture).toFixed(0)} ms`);
if (bundle) console.log(`verdict of ${bundle}: ${median(costs.bundle).toFixed(0)} ms`);
console.log(`SHA-256 of 1 GiB: ${(size / 1e6 / seconds).toFixed(0)} MB/s`);
