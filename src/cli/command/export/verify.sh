#!/bin/sh
# Checks the signatures in this folder with openssl (3.0 or newer) and sha256sum alone. You do not have
# to trust the program that wrote it: the script is short, so that you can read it first.
# Run: sh verify.sh
#
# It checks that:
# - no file here was changed since the folder was written (SHA256SUMS)
# - the texts match record.json
# - each act in acts/ is about this record
# - the bytes that were signed are that act
# - the signature over them is valid for the key in keys/; of a pair of keys, both signatures
# - the key has the id in its file name
# - each time-stamp in times/ is signed by the certificate beside it, and about what is beside it
# - the envelopes that time-stamps name are those in bundle.json
#
# It does not check what "concluded" also requires:
# - whose the keys are: compare their ids with the ids that the parties gave you themselves
# - whether the keys were valid at that time, or revoked
# - how many people must sign, in what order, with what authority
# - whether a signature was withdrawn, declined or made with reservations
# - whether acts are missing here
# - that the files are well formed
# - that the times of the acts are true
# - ML-DSA-87 signatures, if openssl is older than 3.5. The Ed25519 signature of the pair is checked alone then
# - whose the certificates of time-stamps are: compare their digests with those in your roster
# - proofs of public logs
# It does not say what any of this means in law.
set -u
LC_ALL=C
# Without $(dirname ...), which loses a line feed at the end of the folder's name.
case $0 in */*) CDPATH='' cd -- "${0%/*}/" || exit 2 ;; esac
type=application/vnd.paraph.act+json
false=0
good=0
half=0
wrong() { echo "FALSE    $*"; false=1; }
digest() { sha256sum | cut -c 1-64; }
# Whether the signature in a file is valid for a key: good, wrong or unknown.
check() {
  found=wrong
  spki() { grep -v '^-' "keys/$1.pem" 2>/dev/null | openssl base64 -d 2>/dev/null; }
  if [ "$(spki "$1" | digest)" != "$1" ]; then why="keys/$1.pem is another key, or none"
  elif ! openssl pkey -pubin -in "keys/$1.pem" -noout >/dev/null 2>&1 && [ "$(spki "$1" | wc -c)" -eq 2614 ]
  then found=unknown
  elif ! openssl pkeyutl -verify -pubin -inkey "keys/$1.pem" -rawin -in "$base.signed" \
    -sigfile "$2" >/dev/null 2>&1; then why="the signature is not that of $1"
  else found=good; fi
}

for tool in openssl sha256sum; do
  command -v "$tool" >/dev/null || { echo "cannot check: there is no $tool here" >&2; exit 2; }
done
[ -f record.json ] || { echo "cannot check: there is no record.json here" >&2; exit 2; }
sums=$(sha256sum -c SHA256SUMS 2>&1) || wrong "files are not what they were: $(echo "$sums" | grep -v ': OK$')"
record=$(digest <record.json)
echo "record   $record"

texts=$(grep -o '"path":"[^"]*","sha256":"[0-9a-f]*","size":[0-9]*,"status":"' record.json) ||
  wrong "the record names no text"
while IFS= read -r text; do
  [ -n "$text" ] || continue
  path=${text#*:\"} path=${path%%\"*}
  named=${text#*\"sha256\":\"} named=${named%%\"*}
  if [ ! -f "texts/$path" ]; then echo "missing  $path (the record names it: $named)"
  elif [ "$(digest <"texts/$path")" = "$named" ]; then echo "text     $path"
  else wrong "$path is not the text of the record"; fi
done <<END
$texts
END

for act in acts/*.json; do
  [ -f "$act" ] || break
  base=${act%.json}
  # Match from the beginning of the act, which contains no free text.
  head=$(sed -n 's/^{\("authority":{"id":"[^"]*","sha256":"[0-9a-f]*"},\)\{0,1\}\("capacity":"[a-z-]*",\)\{0,1\}"format":"paraph\/act\/1","intent":"\([a-z-]*\)","keys":\["\([0-9a-f]\{64\}\(","[0-9a-f]\{64\}\)\{0,1\}\)"\],\("of":"[0-9a-f]*",\)\{0,1\}"party":"\([a-z0-9-]*\)",.*/\7 \3 \4/p' "$act")
  keys=${head##* }
  said="$base: ${head% *}"
  if [ -z "$head" ]; then wrong "$base is no act"
  elif ! grep -qF "\"sha256\":\"$record\"},\"seen\":[" "$act"; then wrong "$said, about another record"
  elif ! { printf 'DSSEv1 %d %s %d ' "${#type}" "$type" "$(wc -c <"$act")"; cat "$act"; } |
    cmp -s - "$base.signed"; then wrong "$said, and what was signed is not that act"
  else
    case $keys in
      *,*) one=${keys%%\"*} other=${keys##*\"}; check "$one" "$base.1.sig"; first=$found
        check "$other" "$base.2.sig"; second=$found; by="the pair of keys $one and $other" ;;
      *) check "$keys" "$base.sig"; first=$found second=good; by="the key $keys" ;;
    esac
    case $first/$second in
      good/good) good=$((good + 1)); echo "good     ${head% *}, by $by" ;;
      good/unknown | unknown/good) half=$((half + 1))
        echo "half     ${head% *}, by $by: this openssl cannot check ML-DSA-87 (3.5 or newer can)" ;;
      unknown/unknown) wrong "$said, and no signature of it can be checked" ;;
      *) wrong "$said, and $why" ;;
    esac
  fi
done
[ "$((good + half))" -gt 0 ] || wrong "there is no good signature here"

for envelope in envelopes/*.json; do
  [ -f "$envelope" ] || break
  name=${envelope#envelopes/}
  if [ "$(digest <"$envelope")" != "${name%.json}" ]; then wrong "$envelope has another digest"
  elif ! grep -qF "$(cat "$envelope")" bundle.json; then wrong "$envelope is not in bundle.json"; fi
done
for token in times/*.token; do
  [ -f "$token" ] || break
  base=${token%.token}
  if openssl ts -verify -token_in -in "$token" -data "$base.about" -CAfile "$base.pem" -partial_chain \
    -attime "${base##*-}" >/dev/null 2>&1; then
    by=$(openssl x509 -in "$base.pem" -outform DER | digest)
    echo "time     $base: the acts in it existed by $(date -u -d "@${base##*-}" 2>/dev/null || echo "${base##*-}"), by the certificate $by"
  else echo "no time  $base: openssl does not accept it"; fi
done

if [ "$false" -ne 0 ]; then echo "Something is false: rely on nothing here." >&2; exit 1; fi
[ "$half" -eq 0 ] ||
  echo "Signatures by a pair of which only the Ed25519 one could be checked: $half. OpenSSL 3.5 checks both." >&2
echo "Signatures that are good: $good. Whose the keys are, and whether the document is concluded, was
not checked: compare the keys' ids with what each party told you, and read the head of verify.sh." >&2
