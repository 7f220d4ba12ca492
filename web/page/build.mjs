// Builds paraph.html: one file with the style sheet, the scripts and the module, which is compressed. The
// same input gives the same bytes.
//
// The page is in windows-1252, where each byte is a character: so the compressed module takes 2 % more than its
// bytes (src/packed.ts), and a third more in base64. All other text of the page is ASCII.
//
// Usage: build.mjs MODULE.wasm OUT.html
//
// The packages are in $CARGO_TARGET_DIR/page (`install` puts them there). Words that the page needs before
// the module runs come from lang/page/*/start.ftl; all others come from the module.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const packages = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "page");
const { buildSync, transformSync } = createRequire(join(packages, "node_modules/"))("esbuild");

const [module, out] = process.argv.slice(2);
if (!module || !out) {
  console.error("usage: build.mjs MODULE.wasm OUT.html");
  process.exit(2);
}

const wasm = readFileSync(module);
writeFileSync(join(here, "src/words.gen.ts"), typesOfWords());
const checked = spawnSync(join(packages, "node_modules/.bin/tsc"), ["-p", here], { stdio: "inherit" });
if (checked.status !== 0) process.exit(1);

const specimen = {
  bundle: readFileSync(join(root, "fixtures/ictcc-tor/ictcc-tor.bundle.json"), "utf8"),
  roster: readFileSync(join(root, "fixtures/roster.toml"), "utf8"),
};
const worker = bundled("src/worker.ts", { SPECIMEN: JSON.stringify(specimen) });
const script = bundled("src/main.ts", {
  WORKER: JSON.stringify(worker),
  MODULE_SHA256: JSON.stringify(createHash("sha256").update(wasm).digest("hex")),
});
const style = transformSync(readFileSync(join(here, "page.css"), "utf8"), { charset: "ascii", loader: "css", minify: true }).code.trim();

const policy = [
  "default-src 'none'",
  `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
  `style-src '${hashOf(style)}'`,
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const filled = {
  // Its licence asks for this.
  licence: readFileSync(join(packages, "node_modules/fzstd/LICENSE"), "utf8").trim(),
  policy,
  style,
  script,
  ...startWords(),
};
const text = readFileSync(join(here, "page.html"), "utf8")
  // What is indented in the source does not have to be in the page.
  .replace(/\n\s*/g, "\n")
  .replace(/\{\{([a-z-]+)\}\}/g, (whole, name) => {
    if (name === "module") return whole;
    if (!(name in filled)) throw new Error(`page.html: {{${name}}} is not known`);
    return filled[name];
  })
  // The scripts and the style sheet are ASCII already: the policy has their digests.
  .replace(/[^\0-\x7f]/gu, (sign) => `&#${sign.codePointAt(0)};`);
const [before, after] = text.split("{{module}}");
writeFileSync(out, Buffer.concat([Buffer.from(before), packed(module), Buffer.from(after)]));

// The module as src/packed.ts reads it, compressed by zstd: it takes 12 % less than the best gzip.
function packed(path) {
  const { status, stdout, stderr } = spawnSync("zstd", ["--ultra", "-22", "--single-thread", "--no-progress", "-q", "-c", path], { maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`zstd: ${stderr}`);
  const escaped = new Set([0x00, 0x0d, 0x3c, 0x3d]);
  return Buffer.from(Array.from(stdout, (byte) => (escaped.has(byte) ? [0x3d, byte + 64] : [byte])).flat());
}

function bundled(entry, define) {
  const { outputFiles, warnings } = buildSync({
    entryPoints: [join(here, entry)],
    // Paths in the output would differ from folder to folder.
    absWorkingDir: here,
    bundle: true,
    charset: "ascii",
    define,
    format: "iife",
    legalComments: "none",
    minify: true,
    nodePaths: [join(packages, "node_modules")],
    target: "es2022",
    write: false,
  });
  if (warnings.length > 0) throw new Error(JSON.stringify(warnings));
  const text = outputFiles[0].text.trim();
  if (/<\/script|<!--/i.test(text)) throw new Error(`${entry}: its script would end before its end`);
  // esbuild leaves the letters of a regular expression as they are.
  if (/[^\0-\x7f]/.test(text)) throw new Error(`${entry}: its script is not ASCII`);
  return text;
}

function hashOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

// The messages of a file of the catalogue, by id. Those of the page have only text and arguments.
function messagesOf(locale, file) {
  const path = join(root, "lang/page", locale, file);
  const messages = new Map();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const found = /^([a-z0-9-]+) = (.+)$/.exec(line);
    if (found) messages.set(found[1], found[2]);
    else if (line !== "" && !line.startsWith("#")) throw new Error(`${path}: not understood: ${line}`);
  }
  return messages;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

// The sentences for a browser that cannot run the module, in every language: {{en-ID}}, {{ko-ID}}.
function startWords() {
  const words = {};
  for (const locale of ["en", "ko"]) {
    for (const [id, text] of messagesOf(locale, "start.ftl")) words[`${locale}-${id}`] = escaped(text);
  }
  return words;
}

// A TypeScript type with every message of the page and its arguments, so that `tsc` finds a wrong one.
function typesOfWords() {
  const lines = [];
  for (const file of readdirSync(join(root, "lang/page/en")).sort()) {
    // The sentences of the module itself are in module.ftl.
    if (!file.endsWith(".ftl") || file === "module.ftl") continue;
    for (const [id, text] of messagesOf("en", file)) {
      const names = new Set(Array.from(text.matchAll(/\{ \$([a-z_]+) \}/g), (found) => found[1]));
      const fields = Array.from(names, (name) => `${name}: string | number`).join("; ");
      lines.push(`  "${file.slice(0, -4)}.${id}": { ${fields} };`);
    }
  }
  return `// Made by build.mjs from lang/page.\nexport interface Words {\n${lines.join("\n")}\n}\n`;
}
