### What each command does, in one line, as `paraph help` and `--help` list it. No full stop at the end.
### The id of a message is the command: `roster-add` describes `paraph roster add`. No message has an argument.

paraph = Conclude a document together: describe it in a record, sign the record for each party, and verify the signatures

draft = Start a record: write a draft from the texts. You fill in the draft
record = Turn the draft and its texts into a record
lint = Find problems in a draft or record before anyone signs it
key = Make keys, and show their ids and words
key-new = Make a new key: NAME.key, the private key to keep secret, and NAME.pub, the public key to give to others
key-show = Show a key's id and the words to read over the telephone
key-import = Import a key that another program made: NAME.key and NAME.pub
key-export = Write a key in the form that another program reads
key-passwd = Change, set or remove the passphrase of a key
roster = Keep your roster, the list that says who holds each key
roster-list = List parties, holders and keys
roster-add = Add a key, and also its holder and party if they are new
roster-revoke = Revoke a key: its holder left, another key replaced it, or someone else may have it
roster-accept = Note in the roster that you have a bundle today. If a key is stolen later, its earlier signatures still count
roster-check = Find problems in a roster: keys that expire, parties that cannot sign if one key is lost
show = Show the content of a file, without checking it
sign = Sign a record or bundle for your party
merge = Join the copies of a bundle, if people signed different copies
verify = Judge bundles by your roster: concluded, incomplete or refused, and why
export = Write files for people who do not have this program
export-kit = Write all that is needed to check a bundle's signatures with openssl and sha256sum alone
time = Prove the time of a bundle to anyone: with time-stamp authorities and public logs
time-request = Write a request for a time-stamp, or the entry for a public log
time-add = Add the reply of a time-stamp authority, or a log proof, to the bundle
time-due = List the bundles whose evidence of times ends soon
status = Report the state of each instrument, the reason for it, and who must do what next
graph = Draw instruments, and how they are related
hash = Print digests as sha256sum does; for a bundle, also the digest of its record
check = Compare a file with a digest, a record with its texts, or files with a list
canon = Rewrite any JSON in canonical form (RFC 8785)
demo = Play the signing of the ICTCC Terms of Reference, and three ways in which it goes wrong
completions = Print a script for your shell, so that the Tab key completes commands, options, files and ids
man = Write the manual pages, for people who package this program
config = Show your defaults, and the file that they come from
help = Explain a command, or a topic: changes, exit-codes, formats, lost-keys, roster
