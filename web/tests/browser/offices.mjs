// The files of a story: Washington uses the command, and Seoul uses the page.

import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { program, root } from "./browsers.mjs";

// A folder that is deleted when the test ends.
export function folder(test) {
  const made = mkdtempSync(join(tmpdir(), "paraph-page-"));
  test.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

// Runs the command in a folder, without the user's configuration.
export function paraph(cwd, ...args) {
  const env = { ...process.env, LC_ALL: "C.UTF-8", HOME: cwd, XDG_CONFIG_HOME: cwd };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  if (error) throw new Error(`${program}: build the command first: cargo build (${error.message})`);
  return { status, stdout, stderr };
}

// The same, for a command that must succeed.
export function must(cwd, ...args) {
  const ran = paraph(cwd, ...args);
  if (ran.status !== 0) throw new Error(`paraph ${args.join(" ")}: ${ran.status}\n${ran.stderr}`);
  return ran;
}

export const fixtures = join(root, "fixtures");
export const ictcc = (name) => join(fixtures, "ictcc-tor", name);
export const ICTCC = [
  ictcc("ictcc-tor.bundle.json"),
  ictcc("texts/ictcc-tor.en.txt"),
  ictcc("texts/ictcc-tor.ko.txt"),
];
// The time as of which the fixtures are judged.
export const AT = "2023-06-01T00:00:00Z";

export const PASSPHRASE = "orchard velvet ninety copper";

// What Washington sends to Seoul: its bundle, the record and the texts. Its key is made here.
export function washington(test, office = folder(test)) {
  cpSync(ictcc("texts"), join(office, "texts"), { recursive: true });
  cpSync(ictcc("ictcc-tor.toml"), join(office, "tor.toml"));
  must(office, "record", "tor.toml", "-o", "tor.record.json");
  writeFileSync(join(office, "passphrase"), `${PASSPHRASE}\n`, { mode: 0o600 });
  const key = must(
    office,
    ...["key", "new", "jane-doe", "--passphrase-file", "passphrase", "--roster", "washington.toml"],
    ...["--party", "us-dod-cio", "--holder-name", "Jane Doe", "--party-name", "Department of Defense"],
  );
  must(
    office,
    ...["sign", "tor.record.json", "--key", "jane-doe.key", "--roster", "washington.toml"],
    ...["--passphrase-file", "passphrase", "--yes"],
  );
  const words = JSON.parse(must(office, "key", "show", "jane-doe.pub", "--json").stdout).words;
  return { office, words, key, at: (name) => join(office, name) };
}

// What the browser saved, as the user puts it into a folder.
export function put(office, { name, bytes }) {
  const path = join(office, name);
  mkdirSync(office, { recursive: true });
  writeFileSync(path, bytes);
  if (name.endsWith(".key")) chmodSync(path, 0o600);
  return path;
}

export function altered(path, to) {
  const bytes = readFileSync(path);
  const changed = Buffer.from(bytes);
  changed[bytes.length >> 1] ^= 1;
  writeFileSync(to, changed);
  return to;
}
