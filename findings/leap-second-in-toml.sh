#!/usr/bin/env bash
# Input: t = 2016-12-31T23:59:60Z, the last leap second so far. It is valid TOML 1.0: toml.abnf has
# `time-second = 2DIGIT ; 00-58, 00-59, 00-60 based on leap second rules`, as RFC 3339, section 5.6.
# Section 5.8 of that RFC has such a time among its examples.
#
# Guessed before the run: at least one of the readers in Python or JavaScript reads it.
# Seen: none does. tomli, tomlkit, rtoml, smol-toml and @iarna/toml reject the whole file. tomli says only that
# it expected the end of the line. Rust's toml_datetime, which toml and toml_edit use, accepts it.
#
# So one program may read a file of times from a clock with leap seconds, and the next may reject all of it.
#
# toml-lang/toml-test issue 160 asks whether readers should accept it.
#
# Needs: python3 (3.9 or later, with venv), node and npm, cargo.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

{ python3 -m venv venv && venv/bin/pip --quiet --disable-pip-version-check install --no-deps \
  tomli==2.5.0 tomlkit==0.15.2 rtoml==0.14.0; } >&2 || could_not "pip could not install"
echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund smol-toml@1.9.1 @iarna/toml@3.0.0 >&2 ||
  could_not "npm could not install"
{ cargo init --quiet --vcs none --name leap rust && cd rust &&
  cargo add --quiet --no-default-features --features std toml_datetime@=1.1.1 && cd ..; } >&2 ||
  could_not "cargo could not install"

cat >look.py <<'END'
from importlib import import_module
from importlib.metadata import version

for name in ["tomli", "tomlkit", "rtoml"]:
    for text in ["2016-12-31T23:59:59Z", "2016-12-31T23:59:60Z"]:
        try:
            import_module(name).loads(f"t = {text}\n")
            answer = "reads it"
        except ValueError as error:
            answer = f"refuses it, {error}"
        print(f"{text}: {name} {version(name)} {answer}")
END

cat >look.mjs <<'END'
import { readFileSync } from "node:fs";
import { parse as smol } from "smol-toml";
import iarna from "@iarna/toml";

const readers = { "smol-toml": smol, "@iarna/toml": iarna.parse };
for (const [name, parse] of Object.entries(readers)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  for (const text of ["2016-12-31T23:59:59Z", "2016-12-31T23:59:60Z"]) {
    let answer = "reads it";
    try {
      parse(`t = ${text}\n`);
    } catch (error) {
      answer = `refuses it, ${error.message.split("\n")[0]}`;
    }
    console.log(`${text}: ${name} ${version} ${answer}`);
  }
}
END

cat >rust/src/main.rs <<'END'
fn main() {
    for text in ["2016-12-31T23:59:59Z", "2016-12-31T23:59:60Z"] {
        match text.parse::<toml_datetime::Datetime>() {
            Ok(_) => println!("{text}: toml_datetime reads it"),
            Err(error) => println!("{text}: toml_datetime refuses it, {error}"),
        }
    }
}
END

{
  venv/bin/python look.py && node look.mjs && cargo run --quiet --manifest-path rust/Cargo.toml &&
    sed -n '/^name = "toml_datetime"/ { n; s/^/toml_datetime /p; }' rust/Cargo.lock
} >seen || could_not "a script ended with an error"

cat >expected <<'END'
2016-12-31T23:59:59Z: tomli 2.5.0 reads it
2016-12-31T23:59:60Z: tomli 2.5.0 refuses it, Expected newline or end of document after a statement (at line 1, column 21)
2016-12-31T23:59:59Z: tomlkit 0.15.2 reads it
2016-12-31T23:59:60Z: tomlkit 0.15.2 refuses it, Invalid datetime at line 1 col 24
2016-12-31T23:59:59Z: rtoml 0.14.0 reads it
2016-12-31T23:59:60Z: rtoml 0.14.0 refuses it, ValueError: second must be in 0..59 at line 1 column 5
2016-12-31T23:59:59Z: smol-toml 1.9.1 reads it
2016-12-31T23:59:60Z: smol-toml 1.9.1 refuses it, Invalid TOML document: invalid date
2016-12-31T23:59:59Z: @iarna/toml 3.0.0 reads it
2016-12-31T23:59:60Z: @iarna/toml 3.0.0 refuses it, Invalid Datetime
2016-12-31T23:59:59Z: toml_datetime reads it
2016-12-31T23:59:60Z: toml_datetime reads it
toml_datetime version = "1.1.1+spec-1.1.0"
END
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
