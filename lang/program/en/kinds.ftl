### What a file is, where another kind of file was asked for, and what to do with it.
###
### $what, $needed, $next  a whole message
### $file    the name of the file as it is typed into a shell
### $record, $draft, $bundle, $roster  the name of another file, as it is typed into a shell

# What the file is, and what is needed.
instead = { $what }; { $needed }
not-a-key = { $what }; a key is needed
# What the file is, and what to do with it.
what-and-next = { $what }; { $next }

# What a file is
empty = the file is empty
mark = the file begins with a byte-order mark, which an editor added
record = this is a record
bundle = this is a bundle
act = this is a single act
conflict = git could not merge this file: both versions are in it, between conflict markers
private-key = this is a private key
public-key = this is a public key
pdf = this is a PDF document
office = this is an office document
text = this is a text
roster = this is a roster
draft = this is a draft

# What is needed
bundle-needed = a bundle is needed
record-needed = a record is needed
bundle-or-record-needed = a bundle or a record is needed
roster-needed = a roster is needed
draft-needed = a draft is needed
draft-record-or-bundle-needed = a draft, a record or a bundle is needed

# What to do with it
salvage = to keep what is valid in it: paraph merge --salvage { $file } -o NEW.bundle.json
sign = to sign it: paraph sign { $file } --key NAME.key --roster roster.toml
show = to look at it: paraph show { $file }
show-or-take-key = to look at it: paraph show { $file }; to add a key from it to your roster, with PARTY, the WORDS that its holder reads to you, and HOLDER-ID: paraph roster add PARTY --bundle { $file } --words "WORDS" --holder HOLDER-ID --roster roster.toml
ask-for-the-bundle = ask the sender for the bundle that has this act
join-both = to join both: git show :2:./{ $file } > ours && git show :3:./{ $file } > theirs && paraph merge ours theirs -o { $file } --force
choose-a-version = choose between both versions, with an editor or with git checkout --ours or --theirs
ask-for-an-archive = ask the sender to send the file again in a ZIP archive
keep-the-key = do not give it to anyone; to sign with it, name it after --key
show-key = to look at it: paraph key show { $file }
list-roster = to look at it: paraph roster list --roster { $file }
remove-the-mark = to remove the mark, which makes the record as it was: tail -c +4 { $file } > NEW.record.json; compare its words by telephone before you sign it
sign-record-of-document = do not sign the file but the record that is about it: paraph sign { $record } --key NAME.key --roster roster.toml
begin-record-of-document = people do not sign this file but a record that is about it; to begin one: paraph draft { $file } -o { $draft }
sign-record-of-draft = a record was made from it: paraph sign { $record } --key NAME.key --roster roster.toml; to make it again: paraph record { $file } --force
make-record-of-draft = to make a record from it: paraph record { $file }

# A record in the place of a bundle
verify-bundle-of-record = its bundle says who has signed: paraph verify { $bundle } --roster { $roster } --record { $file }
sign-or-name-bundle = to sign it: paraph sign { $file } --key NAME.key --roster { $roster }; if others have signed it, name their bundle: paraph verify FILE.bundle.json --roster { $roster } --record { $file }
