// Measures the page in headless Chromium, beside the command and beside another SHA-256 in WebAssembly (hash-wasm).
// Prints a table in Markdown for docs/performance.md. No test: a busy machine is slower, and nothing fails here.
//
// Usage: costs.mjs PARAPH BENCH-INPUTS [RUNS] [MIB]
//
// PARAPH is the command as it is released, BENCH-INPUTS the example of this name.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, packages } from "./browsers.mjs";
import { fixtures, ictcc, put, ICTCC } from "./offices.mjs";

const [command, inputs, runs = "9", mebibytes = "1024"] = process.argv.slice(2);
const size = Number(mebibytes) * 2 ** 20;
const office = mkdtempSync(join(tmpdir(), "paraph-page-"));
process.on("exit", () => rmSync(office, { recursive: true, force: true }));

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

function shown(milliseconds) {
  return milliseconds < 10_000 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

const rows = [];
function row(what, times, target, beside) {
  const ratio = beside ? `${(median(times) / median(beside)).toFixed(2)}` : "";
  const range = `${shown(Math.min(...times))}-${shown(Math.max(...times))}`;
  rows.push(`| ${what} | ${shown(median(times))} | ${range} | ${ratio} | ${target} |`);
}

async function measured(work) {
  const times = [];
  for (let run = 0; run < Number(runs); run++) times.push(await work());
  return times;
}

function timeOf(...args) {
  const begun = performance.now();
  const { error } = spawnSync(command, args, { cwd: office, stdio: "ignore" });
  if (error) throw error;
  return performance.now() - begun;
}

// Notes when the page is ready, when files are chosen, and when a verdict and a report show.
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

// From the choice of files to what `what` names, in a new page that is ready.
async function fromChoice(browser, what, files, prepare) {
  const page = await browser.open({ init: watch });
  if (prepare) await page.eval(prepare);
  await page.setFiles("#choose-files", ...files);
  await page.until((name) => times[name], what);
  const time = await page.eval((name) => times[name] - times.chosen, what);
  await page.close();
  return time;
}

const browser = await launch("chromium");
const ready = await measured(async () => {
  const page = await browser.open({ init: watch });
  const time = await page.eval(() => times.ready);
  await page.close();
  return time;
});
row("open the page from the disk until it is ready", ready, "at most 500 ms");

const fixture = [...ICTCC, join(fixtures, "roster.toml")];
row("the fixture's verdict, from the choice of its files", await measured(() => fromChoice(browser, "verdict", fixture)), "at most 50 ms");

execFileSync(inputs, ["seen", "512", join(office, "seen")]);
const acts = ["seen/acts.bundle.json", "seen/roster.toml"];
const verify = ["verify", acts[0], "--roster", acts[1], "--no-texts", "--json"];
const byCommand = await measured(async () => timeOf(...verify));
const byPage = await measured(() =>
  fromChoice(browser, "verdict", acts.map((path) => join(office, path)), () => void (document.querySelector("#no-texts").checked = true)),
);
row("512 acts that saw all before them: the command", byCommand, "");
row("512 acts that saw all before them: the page, from the choice of the files", byPage, "at most 4 times the command", byCommand);

writeFileSync(join(office, "large.txt"), "");
truncateSync(join(office, "large.txt"), size);
const record = JSON.parse(readFileSync(ictcc("ictcc-tor.record.json")));
record.texts = [{ ...record.texts[0], path: "large.txt", size }];
const large = [put(office, { name: "large.record.json", bytes: JSON.stringify(record) }), join(office, "large.txt")];
const hashes = { command: [], loop: [], page: [] };
for (let run = 0; run < Number(runs); run++) {
  hashes.command.push(timeOf("hash", "large.txt"));
  hashes.loop.push(await plainLoop(browser));
  hashes.page.push(await fromChoice(browser, "listed", large));
}
await browser.close();
const rate = (times) => `${(size / 1e3 / median(times)).toFixed(0)} MB/s`;
row(`SHA-256 of ${mebibytes} MiB: the command (${rate(hashes.command)})`, hashes.command, "");
row(`SHA-256 of ${mebibytes} MiB: hash-wasm over memory, in the same browser (${rate(hashes.loop)})`, hashes.loop, "");
row(
  `SHA-256 of ${mebibytes} MiB: the page, which reads the file, too (${rate(hashes.page)})`,
  hashes.page,
  "at most 1.3 times that loop",
  hashes.loop,
);

console.log("| what | median | lowest-highest | ratio | target |\n|---|---|---|---|---|");
console.log(rows.join("\n"));

// Another SHA-256 in WebAssembly, over the same piece of memory again and again.
async function plainLoop(browser) {
  const page = await browser.open();
  await page.eval(`${readFileSync(packages.resolve("hash-wasm/dist/sha256.umd.min.js"), "utf8")};0`);
  const time = await page.eval(async (size) => {
    const piece = new Uint8Array(4 << 20);
    const hash = await window.hashwasm.createSHA256();
    const begun = performance.now();
    for (let at = 0; at < size; at += piece.length) hash.update(piece);
    hash.digest();
    return performance.now() - begun;
  }, size);
  await page.close();
  return time;
}
