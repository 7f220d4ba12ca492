// Measures the module beside the command, on the same files: a bundle of acts that saw all before them, and the
// SHA-256 of a text. No measured time makes this fail.
//
// Usage: web/bench.mjs PARAPH BENCH-INPUTS [ACTS] [MIB]
//
// PARAPH is the optimised command, BENCH-INPUTS the example of this name. Medians in milliseconds.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { newModule, Order } from "./tests/support.mjs";

const [command, inputs, acts = "512", mebibytes = "1024"] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "paraph-bench-"));
process.on("exit", () => rmSync(home, { recursive: true, force: true }));

const median = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
function measured(rounds, work) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    work();
    times.push(performance.now() - begun);
  }
  return median(times);
}
const show = (what, time, note = "") => console.log(`${what.padEnd(44)} ${time.toFixed(1).padStart(10)} ms  ${note}`);

let module = await newModule();
for (const kind of ["seen", "acts"]) {
  execFileSync(inputs, [kind, acts, join(home, kind)]);
  const folder = join(home, kind);
  const verify = ["verify", join(folder, "acts.bundle.json"), "--roster", join(folder, "roster.toml"), "--no-texts", "--json"];
  const whole = measured(5, () => spawnSync(command, verify));
  const started = measured(5, () => spawnSync(command, ["--version"]));
  const bundle = new Uint8Array(readFileSync(join(folder, "acts.bundle.json")));
  const roster = new Uint8Array(readFileSync(join(folder, "roster.toml")));
  const order = new Order();
  const request = { bundle: order.file("a", bundle), roster: order.file("roster.toml", roster), now: new Date().toISOString() };
  const first = measured(1, () => module.call("report", request, order.attachments));
  const warm = measured(5, () => module.call("report", request, order.attachments));
  show(`${acts} acts (${kind}): the command`, whole, `${bundle.length} bytes; ${started.toFixed(1)} ms of it to start`);
  show(`${acts} acts (${kind}): the module, first`, first, `${(first / whole).toFixed(2)} times`);
  show(`${acts} acts (${kind}): the module, warm`, warm, `${(warm / whole).toFixed(2)} times`);
}

// The same piece again and again: the time of reading a file is not measured.
const piece = new Uint8Array(1 << 20).map((_, index) => (index * 7919) & 255);
module = await newModule();
const before = module.memory.buffer.byteLength;
const time = measured(1, () => {
  const { text } = module.call("text-begin", {}).answer;
  for (let index = 0; index < Number(mebibytes); index += 1) module.call("text-update", { text }, [piece]);
  module.call("text-finish", { text });
});
const rate = (Number(mebibytes) * 1.048576) / (time / 1000);
show(`SHA-256 of ${mebibytes} MiB`, time, `${rate.toFixed(0)} MB/s; memory ${before} to ${module.memory.buffer.byteLength} bytes`);
