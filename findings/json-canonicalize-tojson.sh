#!/usr/bin/env bash
# Input: JSON texts with a member named "toJSON" whose value is a string. RFC 8259 allows any name and RFC 7493
# (I-JSON) has no rule against this one, so RFC 8785, section 3.2.3, sorts it like any other.
#
# Guessed before the run: json-canonicalize sorts them, because what JSON.parse returns has no methods.
# Seen: it writes such an object, and all that is in it, in the order of the input. It asks only whether `toJSON` is
# there, not whether it is a function, and then leaves the object to JSON.stringify. canonicalize sorts it.
#
# So two texts with the same content get two digests, and a good signature over the canonical form does not verify
# where the members come in another order.
#
# Needs: node (18 or later) and npm.
set -euo pipefail

could_not() {
  echo "could not run: $1" >&2
  exit 2
}

folder=$(mktemp -d) || could_not "no temporary folder"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{ "private": true }' >package.json
npm install --silent --no-audit --no-fund json-canonicalize@3.0.1 canonicalize@5.1.0 >&2 ||
  could_not "npm could not install"

cat >look.mjs <<'END'
import { readFileSync } from "node:fs";
import canonicalize from "canonicalize";
import { canonicalize as jsonCanonicalize } from "json-canonicalize";

const writers = { canonicalize, "json-canonicalize": jsonCanonicalize };
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
for (const text of [
  '{"b":1,"toJson":"yes","a":2}',
  '{"b":1,"toJSON":"yes","a":2}',
  '{"toJSON":"yes","a":2,"b":1}',
  '{"deed":{"toJSON":"yes","parties":{"y":1,"x":2}}}',
]) {
  console.log(text);
  for (const [name, write] of Object.entries(writers)) {
    console.log(`  ${name} ${version(name)}: ${write(JSON.parse(text))}`);
  }
}
END
node look.mjs >seen || could_not "the script ended with an error"

cat >expected <<'END'
{"b":1,"toJson":"yes","a":2}
  canonicalize 5.1.0: {"a":2,"b":1,"toJson":"yes"}
  json-canonicalize 3.0.1: {"a":2,"b":1,"toJson":"yes"}
{"b":1,"toJSON":"yes","a":2}
  canonicalize 5.1.0: {"a":2,"b":1,"toJSON":"yes"}
  json-canonicalize 3.0.1: {"b":1,"toJSON":"yes","a":2}
{"toJSON":"yes","a":2,"b":1}
  canonicalize 5.1.0: {"a":2,"b":1,"toJSON":"yes"}
  json-canonicalize 3.0.1: {"toJSON":"yes","a":2,"b":1}
{"deed":{"toJSON":"yes","parties":{"y":1,"x":2}}}
  canonicalize 5.1.0: {"deed":{"parties":{"x":2,"y":1},"toJSON":"yes"}}
  json-canonicalize 3.0.1: {"deed":{"toJSON":"yes","parties":{"y":1,"x":2}}}
END
cat seen
diff -u expected seen >&2 || { echo "this is not what was seen before" >&2; exit 1; }
