// What the tests share: the module, the command, the vectors and the fixtures.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { instantiate } from "../module.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");

function needed(path, how) {
  if (!existsSync(path)) throw new Error(`${relative(root, path)} is missing: run ${how}`);
  return path;
}

export const command = process.env.PARAPH_PROGRAM ?? needed(join(target, "debug/paraph"), "cargo build");
export const wasm = needed(process.env.PARAPH_WASM ?? join(target, "web/paraph.wasm"), "web/build --module");

const compiled = new WebAssembly.Module(readFileSync(wasm));

export const compiledModule = () => compiled;
export const newModule = () => instantiate(compiled);

// The files below a folder, with `/` between folders, sorted.
export function filesBelow(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    );
}

export const fixture = (path) => new Uint8Array(readFileSync(join(root, "fixtures", path)));
export const keyFile = (path) => new Uint8Array(readFileSync(join(root, "keys", path)));

// A vector: its header and its input.
export function vector(path) {
  const bytes = readFileSync(join(root, "fixtures/vectors", path));
  const end = bytes.indexOf("\n\n");
  const header = Object.fromEntries(
    bytes
      .subarray(0, end)
      .toString()
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const [kind, name] = path.split("/");
  return { path, kind, name: name.replace(/\.txt$/, ""), header, body: new Uint8Array(bytes.subarray(end + 2)) };
}

// All vectors of a kind; an empty folder fails.
export function vectors(kind) {
  const found = filesBelow(join(root, "fixtures/vectors", kind)).filter(
    (name) => name.endsWith(".txt") && !name.includes("/"),
  );
  if (found.length === 0) throw new Error(`there are no vectors of the kind ${kind}`);
  return found.map((name) => vector(`${kind}/${name}`));
}

const made = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

// A temporary folder with these files, which is removed when the process ends.
export function folder(files = {}) {
  const home = mkdtempSync(join(tmpdir(), "paraph-web-"));
  made.push(home);
  for (const [name, bytes] of Object.entries(files)) write(home, name, bytes);
  return home;
}

export function write(home, name, bytes) {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes, { mode: 0o600 });
}

// Runs the command: its exit code, what it prints, and its answer in JSON if it has one.
export function run(home, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: home,
    env: { ...process.env, LC_ALL: "C.UTF-8", XDG_CONFIG_HOME: join(home, "no-config") },
    maxBuffer: 1 << 28,
  });
  if (status === null) throw new Error(`${command} did not run`);
  return { status, stdout: new Uint8Array(stdout), stderr: stderr.toString() };
}

export const text = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
export const json = (bytes) => JSON.parse(text(bytes));

// A request with its attachments.
export class Order {
  attachments = [];

  file(name, bytes) {
    return { name, bytes: this.add(bytes) };
  }

  add(bytes) {
    return this.attachments.push(bytes) - 1;
  }
}

// The files of a folder as the page has them: names, sizes, digests and bytes.
export function texts(order, module, files) {
  return Object.entries(files).map(([name, bytes]) => {
    const { text } = module.call("text-begin", {}).answer;
    module.call("text-update", { text }, [bytes]);
    const { size, sha256 } = module.call("text-finish", { text }).answer;
    return { name, size, sha256, bytes: order.add(bytes) };
  });
}

// The files of a folder by name.
export function contents(path) {
  return Object.fromEntries(filesBelow(path).map((name) => [name, new Uint8Array(readFileSync(join(path, name)))]));
}

// A PDF with these files inside, in its smallest form (docs/paper-format.md). Their names ascend.
export function paperOf(files) {
  const named = Object.entries(files);
  const number = (at) => 3 + 2 * at;
  const names = named.map(([name], at) => `(${name})${number(at)} 0 R`).join("");
  const all = named.map((_, at) => `${number(at)} 0 R`).join(" ");
  const objects = [
    [`<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[${names}]>>>>/AF[${all}]>>`],
    ["<</Type/Pages/Kids[]/Count 0>>"],
  ];
  named.forEach(([name, bytes], at) => {
    const stream = number(at) + 1;
    objects.push([`<</Type/Filespec/F(${name})/UF(${name})/EF<</F ${stream} 0 R/UF ${stream} 0 R>>>>`]);
    const head = `<</Length ${bytes.length}/Type/EmbeddedFile/Params<</Size ${bytes.length}>>>>\nstream\n`;
    objects.push([head, bytes, "\nendstream"]);
  });
  let made = Buffer.from("%PDF-1.7\n%\x80\x80\x80\x80\n", "latin1");
  let table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f\r\n`;
  objects.forEach((parts, at) => {
    table += `${String(made.length).padStart(10, "0")} 00000 n\r\n`;
    const value = parts.map((part) => Buffer.from(part));
    made = Buffer.concat([made, Buffer.from(`${at + 1} 0 obj\n`), ...value, Buffer.from("\nendobj\n")]);
  });
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${made.length}\n%%EOF`;
  return Buffer.concat([made, Buffer.from(table + trailer)]);
}
