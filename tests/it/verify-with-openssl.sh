#!/bin/sh
# Checks a bundle, and the texts beside it, with nothing but openssl, sha256sum and a shell: a second
# opinion on what paraph says, and the shortest account of what is signed (docs/format.md).
#
#   verify-with-openssl.sh BUNDLE
#
# It says which key signed for which party. Whose key that is, only your own list can tell.
set -eu
bundle=$(realpath "$1")
cd "${bundle%/*}/"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# member NAME < JSON: a string of it. The bytes are canonical, so nothing stands between tokens, and
# a quote within a string always has a backslash before it.
member() { sed 's/.*[{,]"'"$1"'":"\([^"]*\)".*/\1/'; }

# A bundle is {"acts":[...],"format":"paraph/bundle/1","keys":[...],"record":{...}}.
part() {
    sed -n 's/^{"acts":\[\(.*\)\],"format":"paraph\/bundle\/1","keys":\[\([^]]*\)\],"record":\({.*}\)}$/\'"$1"'/p' "$bundle"
}

# The record's digest is that of its bytes.
printf %s "$(part 3)" > "$work/record"
record=$(sha256sum < "$work/record")
record=${record%% *}
grep -q '^{.*"format":"paraph/record/1"' "$work/record" || { echo "no bundle: $1"; exit 1; }
echo "record $record"

# A key's id is the digest of its SubjectPublicKeyInfo, which stands in the bundle in base64.
part 2 | tr -d '"' | tr ',' '\n' | while read -r key || [ -n "$key" ]; do
    printf %s "$key" | base64 -d > "$work/key"
    id=$(sha256sum < "$work/key")
    mv "$work/key" "$work/${id%% *}.der"
done

# An envelope is {"payload":"...","payloadType":"...","signatures":[{"keyid":"...","sig":"..."}]}.
part 1 | grep -o '{"payload":"[^]]*\]}' > "$work/envelopes"
[ "$(paste -s -d , "$work/envelopes")" = "$(part 1)" ] || { echo "no bundle: $1"; exit 1; }
while read -r envelope; do
    type=$(printf %s "$envelope" | member payloadType)
    key=$(printf %s "$envelope" | member keyid)
    printf %s "$envelope" | member payload | base64 -d > "$work/act"
    printf %s "$envelope" | member sig | base64 -d > "$work/signature"

    # What is signed is DSSE's pre-authentication encoding: each part with its length in bytes.
    {
        printf 'DSSEv1 %d %s %d ' ${#type} "$type" "$(wc -c < "$work/act")"
        cat "$work/act"
    } > "$work/signed"
    openssl pkeyutl -verify -rawin -in "$work/signed" -sigfile "$work/signature" \
        -pubin -keyform DER -inkey "$work/$key.der" > "$work/said" ||
        { echo "BAD SIGNATURE by $key"; exit 1; }

    # The act must be about this record, and name the key that signed it.
    grep -q '"record":{"id":"[^"]*","sha256":"'"$record"'"}' "$work/act" ||
        { echo "AN ACT ABOUT ANOTHER RECORD"; exit 1; }
    grep -q '"keys":\["'"$key"'"\]' "$work/act" || { echo "AN ACT FOR ANOTHER KEY"; exit 1; }
    echo "signed for $(member party < "$work/act") by the key $key"
done < "$work/envelopes"

# The texts, in the form that sha256sum checks.
grep -o '"path":"[^"]*","sha256":"[^"]*"' "$work/record" |
    sed 's/"path":"\(.*\)","sha256":"\(.*\)"/\2  \1/' | sha256sum -c -
