### What each option and each argument of a command is for, in one line, as `--help` lists it. No full stop at
### the end. Words in capital letters, like FILE, stand for what is typed there. No message has an argument.

# Options of every command
json = Print the answer as one line of JSON
color = When to use colour: auto (only on a terminal), always or never [default: auto]
lang = The language, en or ko [default: as in your configuration or environment]
no-config = Do not use defaults from your configuration

# Options of several commands
force = Replace the output file if it exists
roster = Your roster, the list that says who holds each key
texts = The folder of the texts [default: the folder of the file]
at = Judge as of this time [default: now, by this computer's clock]
strict = End with exit code 3 if anything was found
bundle = The bundle; - for standard input
with-copies = Files or folders with other copies of the bundle, or with related instruments. The command reads them, and changes none of them
dir = Where to write the files
holder-name = The holder's name, if they are new
party-name = The party's name, as LANGUAGE=NAME or just NAME (English), if it is new

# draft
draft-texts = The files that are the instrument
draft-output = Where to write the draft [default: standard output]
draft-title = The title, as LANGUAGE=TITLE or just TITLE (English); repeat this option for each language
draft-designation = What kind of instrument it is: terms-of-reference, contract
draft-party = A party, as ID=NAME or ID=LANGUAGE=NAME; repeat this option for each name
draft-created = When the draft is made [default: now]
amends = An instrument that this one amends: its record or bundle
supersedes = An instrument that this one replaces
terminates = An instrument that this one ends
extends = An instrument whose term this one extends
implements = An instrument that this one implements
reaffirms = An instrument that this one reaffirms
validated-by = An instrument that supports what this one says
annex-of = An instrument of which this one is an annex
corrects = An instrument in which this one corrects errors
reply-to = An instrument that this one answers

# record and lint
record-draft = The draft
record-output = Where to write the record; - for standard output [default: NAME.record.json for NAME.toml]
lint-files = Drafts, records or bundles; of a bundle, only the record is checked; - for standard input
lint-with = Other instruments to compare with: records or bundles, or folders of them
lint-strict = End with exit code 3 if anything but notes was found
lint-drafts = Look at drafts only, and skip every other file

# key
key-new-name = The name of the files
key-new-suite = What the key is: classic (one Ed25519 key) or hybrid (a pair: Ed25519 and ML-DSA-87)
key-new-passphrase-file = Take the passphrase from the first line of a file, for machines
key-without-passphrase = Make a key that anyone who can read its file can use
key-new-roster = Also add the key to this roster. If there is no such file, make it
key-new-party = With --roster: the party for which you sign, as records name it
key-new-holder = With --roster: your id as the holder of the key, such as hong-gil-dong [default: NAME]
key-new-holder-name = With --roster: your name, if you are new in it
key-new-party-name = With --roster: the party's name, as LANGUAGE=NAME or just NAME (English), if it is new in it
key-show-key = A public or private key: a file, or agent:FINGERPRINT, pkcs11:URI
key-show-passphrase-file = Take the passphrase of a private key, or the PIN of a token, from the first line of a file
key-show-language = The language of the words: en or ko
private-key = A private key
key-import-second = A second private key: the other half of a pair
key-import-name = The name of the files; without it, the name of FILE without its ending
key-import-passphrase-file = Take the passphrase of each FILE from the first line of a file
key-import-new-passphrase-file = Take the passphrase of NAME.key from the first line of a file
any-key = A public or private key
key-export-format = The form to write
key-export-only = Write only this key of a pair: ed25519 or ml-dsa-87
key-export-output = Where to write it; - for standard output, if it is public
key-export-passphrase-file = Take the passphrase of a private key from the first line of a file
key-export-new-passphrase-file = Take the passphrase of what is written from the first line of a file
key-export-no-passphrase = Write a private key that anyone who can read the file can use
key-export-force = Replace an existing file, but never a private key
key-passwd-file = A private key, which is replaced whole or not at all
key-passwd-passphrase-file = Take the old passphrase from the first line of a file
key-passwd-new-passphrase-file = Take the new passphrase from the first line of a file
key-passwd-no-passphrase = Remove the passphrase: anyone who can read the file can use the key

# roster
roster-add-party = The party's id, as records name it
roster-add-key = The public key: a file, or agent:FINGERPRINT, pkcs11:URI for one of your own
roster-add-bundle = Take the key with these --words from a bundle
roster-add-words = The 12 words of the key that its holder read out, in English or Korean
roster-add-with = Bundles, or folders of them. Acts of the key in them that would not count are reported
roster-add-from = When the key becomes valid. Acts that claim an earlier time do not count [default: today, or the key's first act in --bundle]
roster-add-until = When the key stops being valid [default: no end]
roster-add-holder = The id of the holder of the key, such as hong-gil-dong
roster-add-roster = Your roster. If there is no such file, the command makes it
roster-revoke-key = The public key's file, its id or the first digits of it, its words, or the id of its holder
roster-revoke-reason = Why: retired, superseded, compromised, unauthorised
roster-revoke-since = Since when [default: retired, superseded: when it was reported; otherwise: from the beginning]
roster-revoke-reported = When it was reported [default: now]
roster-accept-on = When you held it [default: now]
roster-check-with = Compare the notes of what you received with these: bundles, or folders of them

# show, sign and merge
show-file = A record, a bundle, or an act's payload; - for standard input
sign-file = The record or bundle that you sign; - for standard input
sign-key = The file of your private key, or agent:FINGERPRINT, pkcs11:URI or exec:PROGRAM (see below). Give it twice if the keys of a pair are in two places
sign-public = The file of the public key. You need it only with exec:PROGRAM, or if the file is in another folder than the private key
sign-timeout = How many seconds to wait for an SSH agent, a token or a program
sign-party = The party for which you sign [default: the party that has this key in the roster]
sign-profile = A file with your name, title and place [default: your name in the roster]
sign-intent = What your act means: initial, sign, sign-ad-referendum, confirm, approve, witness, decline, withdraw, seal
sign-of = The first digits of the id of the act that you confirm, witness or withdraw [default: the only possible act]
sign-authority = The record or bundle of the instrument that gives you authority
sign-statements = A file with your reservations and other statements
sign-signed-at = The time of signing [default: now, by this computer's clock]
sign-passphrase-file = For scripts: a file whose first line is the passphrase of the key, or the PIN of the token. Give it twice if two keys have different ones
sign-yes = For scripts: sign without asking
sign-output = The file for the bundle; - for standard output
merge-bundles = Bundles of one record
merge-output = Where to write the result [default: standard output]
time-request-output = Where to write the request. FILE.json says what it is about
time-request-of = Only this act, by the first digits of its id [default: all acts]
time-request-log = Write the entry for a transparency log instead: 32 bytes
time-request-renew = Also renew all evidence that the bundle has
time-add-reply = The reply of the authority, a time-stamp token, or a log proof
time-add-request = The file FILE.json that was written with the request. A log proof needs it
time-add-roster = Your roster: add only what proves something by it
time-add-output = Where to write the bundle [default: BUNDLE itself]
time-due-instruments = Bundles, or folders of instruments
time-due-within = List what ends within this number of days
merge-roster = Your roster: if there is too much evidence, keep that of its authorities and logs first
merge-salvage = Keep the valid acts of a damaged bundle, and list the others

# verify, status, graph and export
verify-bundles = Bundles, or folders of them; - for standard input
verify-list = Judge the bundles on this list, a name on each line; - for standard input
verify-null = On the list, each name ends with a zero byte, as find -print0 writes it
verify-format = How to print the answer; --json is --format json [default: text]
no-texts = Judge without the texts
verify-texts = The folder of the texts [default: inside a PDF, then the folder of the file]
verify-record = Refuse any other record than this one: a digest, or the file of a record
verify-party = Refuse a record without this party; repeat this option for each party
verify-proven-time = Demand proof of the time of an act, if its key or its powers ended later, or if more people must sign now
verify-no-reservations = Do not accept a signature that came with a reservation
status-instruments = Bundles and records, or folders of them; - for standard input
status-with = Other instruments that affect these but are not reported: bundles, or folders of them
graph-instruments = Bundles and records, or folders that have them
graph-output = Where to write the picture: NAME.svg, NAME.dot or NAME.json [default: standard output]
graph-format = What to write [default: what the output's name says, otherwise svg]
export-kit-output = The folder to write, new or empty
export-kit-no-texts = Leave the texts out

# hash, check and canon
hash-files = Any files; - for standard input
hash-check = Read digests from the files and check them, as `paraph check --list` does
check-records = Records or bundles, or any files with --sha256; of a bundle, only the record is checked; - for standard input
check-sha256 = The digest that each file must have
check-texts = Also compare the texts in this folder with the record
check-beside = Also compare the texts inside a PDF, or in each record's own folder, with the record
check-list = Check the files of a list that `paraph hash` or `sha256sum` wrote; - for standard input
canon-file = Any JSON [default: standard input]

# demo, completions, man and help
demo-dir = An empty or new folder for the files of the demo [default: a new temporary folder]
completions-shell = Your shell: bash, zsh, fish
man-dir = The folder to write them to
man-force = Replace existing pages
help-about = A command, or a topic: changes, exit-codes, formats, lost-keys, roster
