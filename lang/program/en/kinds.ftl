### What a file is, where another kind of file was asked for, and what to do with it.
###
### $what, $needed, $next, $fault  a whole message
### $file    the name of the file as it is typed into a shell
### $record, $draft, $bundle, $roster  the name of another file, as it is typed into a shell

# What the file is, and what is needed.
instead = { $what }, but { $needed }
instead-of = { $what }: { $fault }
not-a-key = { $what }, but a key is needed
# What the file is, and what to do with it.
what-and-next =
    { $what }
    { $next }

# What a file is

# What is needed
bundle-needed = a bundle is needed
record-needed = a record is needed
bundle-or-record-needed = a bundle or a record is needed
roster-needed = a roster is needed
draft-needed = a draft is needed
draft-record-or-bundle-needed = a draft, a record or a bundle is needed

# What to do with it
salvage = to keep what is valid in it: paraph merge --salvage { $file } -o NEW.bundle.json
repair =
    an editor or a mail program changed the file when it saved it
    to repair the file: paraph merge --salvage { $file } -o { $new }
ask-or-salvage =
    ask the sender for the file again
    to keep what is valid in it: paraph merge --salvage { $file } -o { $new }
sign = to sign the record: paraph sign { $file } --key NAME.key --roster { $roster }
show = to look at it: paraph show { $file }
show-or-take-key =
    to look at it: paraph show { $file }
    to add a key from it to your roster, ask the holder of the key to read you its 12 words by telephone. Replace PARTY, WORDS and HOLDER-ID:
    paraph roster add PARTY --bundle { $file } --words "WORDS" --holder HOLDER-ID --roster roster.toml
ask-for-the-bundle = ask the sender for the bundle that has this act
join-both = to join both: git show :2:./{ $file } > ours && git show :3:./{ $file } > theirs && paraph merge ours theirs -o { $file } --force
choose-a-version = choose between both versions, with an editor or with git checkout --ours or --theirs
ask-for-an-archive = ask the sender to send the file again in a ZIP archive
keep-the-key = do not give it to anyone. To sign with it, name it after --key
show-key = to look at it: paraph key show { $file }
list-roster = to look at it: paraph roster list --roster { $file }
remove-the-mark =
    remove the mark, so that the record is as it was: tail -c +4 { $file } > NEW.record.json
    before you sign it, compare its 24 words by telephone
check-roster = to check it: paraph roster check --roster { $file }
name-instead =
    { $wanted ->
        [bundle] name a bundle here, such as tor.bundle.json. The roster comes after --roster
        [record] name a record here, such as tor.record.json. The roster comes after --roster
        [draft] name a draft here, such as tor.toml. To begin one: paraph draft TEXT... -o tor.toml
        [lint] name a draft, a record or a bundle here. The roster comes after --roster
       *[instrument] name a record or a bundle here, such as tor.bundle.json. The roster comes after --roster
    }
name-without-roster =
    { $wanted ->
        [bundle] name a bundle here, such as tor.bundle.json. This command needs no roster
        [record] name a record here, such as tor.record.json. This command needs no roster
        [draft] name a draft here, such as tor.toml. To begin one: paraph draft TEXT... -o tor.toml
        [lint] name a draft, a record or a bundle here. This command needs no roster
       *[instrument] name a record or a bundle here, such as tor.bundle.json. This command needs no roster
    }
unpack =
    { $wanted ->
        [bundle] unpack it, and name the bundle in it
        [record] unpack it, and name the record in it
        [draft] unpack it, and name the draft in it
        [lint] unpack it, and name the draft, record or bundle in it
       *[instrument] unpack it, and name the record or bundle in it
    }
swapped = the files are in the wrong order. Use each in the place of the other: { $command }
use-profile = name it after --as when you sign: paraph sign tor.record.json --key NAME.key --as { $file }
check-sums = to check the files on it: paraph check --list { $file }
name-the-digest = name its record by the digest: { $command }

# A file that an instrument is about, or that is only a part of it
name-the-bundle = the signatures are in the bundle of this record. Use the bundle: { $command }
take-out-the-bundle = a bundle is inside this PDF. To take it out: paraph merge { $file } -o { $new }
name-the-paper = this folder has a PDF with a bundle inside. In a folder, only bundle files are read, so name the PDF: { $command }
ask-for-the-paper =
    no bundle is inside this PDF. A scan, or a PDF that was printed or saved again, has none
    ask the sender for the PDF as it was made, or for the bundle
begin-record-of-document = people sign a record about this file, not the file itself. To begin a record: paraph draft { $file } -o { $draft }
several-near = several files are about it: { $files }. Name the one that you mean

# A file that is never replaced, also with --force
kept = { $what }. It is never replaced
kept-bundle = this bundle has signed acts that the new file does not have, so it is never replaced
kept-record = this record is signed ({ $bundle }), so another file never replaces it
go-on =
    to make a record from it: paraph record { $file }
    to write another draft, choose another name with -o
sign-record-of-draft =
    to use the record that was made from this draft: { $command }
    to make the record again: paraph record { $file } --force
make-record-of-draft = to make a record from this draft: paraph record { $file }
sign-or-name-bundle =
    to sign the record: paraph sign { $file } --key NAME.key --roster { $roster }
    if others have signed the record, name their bundle: { $command }
name-record-of-document = name the record about this file, not the file itself: { $command }
name-record-of-draft = name the record that was made from this draft: { $command }
