### `paraph sign`: what its signatory is shown and asked, what stops it, and what it did. The labels stand in the
### same column as those of show.ftl.
###
### $party, $owner, $asked, $before   the id of a party; $parties: several; $name: its name, or a person's
### $holder        the id of a person
### $intent        what the act means: a word like "sign"; $act: the digest of an act, or how it begins
### $what          all that is about to be signed, several lines
### $record, $found   a digest; $instrument: the id of an instrument
### $words         words of a key
### $time, $from   a time
### $file, $copy, $copies, $key, $roster, $draft, $usual   files, as a shell takes them
### $why           a sentence: why an act would not count
### $fault, $code  a sentence and a code: what is wrong with a file

## What is shown

label-signatory = Signatory
label-about = About
label-authority = Authority
label-statement = Statement
label-warning = Warning
label-key = Key
label-kept-by = Kept by
label-time = Time
label-seen = Seen

another-name = ANOTHER NAME than in your roster, where the holder of this key is { $name }
specimen = a published SPECIMEN: anyone can sign with this key
time-stated = { $time } (given by you)
time-of-clock = { $time } (this computer's clock)
about = act { $act }: { $deed }
authority = record { $record }
authority-titled = { $title }, record { $record }
authority-none = NONE, although the record requires it: someone with authority must confirm your act
statement =
    { $kind ->
        [reservation] reservation: { $words }
        [interpretative-declaration] interpretative declaration: { $words }
        [objection] objection: { $words }
       *[acceptance] acceptance: { $words }
    }
statement-on =
    { $kind ->
        [reservation] reservation on { $article }: { $words }
        [interpretative-declaration] interpretative declaration on { $article }: { $words }
        [objection] objection on { $article }: { $words }
       *[acceptance] acceptance on { $article }: { $words }
    }
seen-nothing = nothing is signed yet
seen =
    { $intent ->
        [initial] { $party } initialled: { $name }, { $time } (claimed)
        [sign] { $party } signed: { $name }, { $time } (claimed)
        [sign-ad-referendum] { $party } signed ad referendum: { $name }, { $time } (claimed)
        [confirm] { $party } confirmed: { $name }, { $time } (claimed)
        [approve] { $party } approved: { $name }, { $time } (claimed)
        [witness] { $party } witnessed: { $name }, { $time } (claimed)
        [decline] { $party } declined: { $name }, { $time } (claimed)
        [withdraw] { $party } withdrew: { $name }, { $time } (claimed)
       *[seal] { $party } sealed: { $name }, { $time } (claimed)
    }
seen-claim = an act in the name of { $signatory } for { $party }, { $time }; without a roster it is not known who signed it
seen-not-counted =
    { $others ->
        [one] and 1 more act that your roster does not count. Your act does not say that you have seen it. To learn why, and what to do first: { $command }
       *[other] and { $others } more acts that your roster does not count. Your act does not say that you have seen them. To learn why, and what to do first: { $command }
    }
seen-only-not-counted =
    { $others ->
        [one] 1 act, which your roster does not count. Your act does not say that you have seen it. To learn why, and what to do first: { $command }
       *[other] { $others } acts, which your roster does not count. Your act does not say that you have seen them. To learn why, and what to do first: { $command }
    }

## The question

party-of-record = { $name }, as the record calls it
about-to =
    { $intent ->
        [initial] You are about to INITIAL for { $party } ({ $name })
        [sign] You are about to SIGN for { $party } ({ $name })
        [sign-ad-referendum] You are about to SIGN AD REFERENDUM for { $party } ({ $name })
        [confirm] You are about to CONFIRM for { $party } ({ $name })
        [approve] You are about to APPROVE for { $party } ({ $name })
        [witness] You are about to WITNESS for { $party } ({ $name })
        [decline] You are about to DECLINE for { $party } ({ $name })
        [withdraw] You are about to WITHDRAW for { $party } ({ $name })
       *[seal] You are about to SEAL for { $party } ({ $name })
    }
# The cursor stands behind the last line.
question =
    { $intent ->
        [initial]
            Nothing is signed unless you type the id of your party.
            Type { $party } to initial:
        [sign]
            Nothing is signed unless you type the id of your party.
            Type { $party } to sign:
        [sign-ad-referendum]
            Nothing is signed unless you type the id of your party.
            Type { $party } to sign ad referendum:
        [confirm]
            Nothing is signed unless you type the id of your party.
            Type { $party } to confirm:
        [approve]
            Nothing is signed unless you type the id of your party.
            Type { $party } to approve:
        [witness]
            Nothing is signed unless you type the id of your party.
            Type { $party } to witness:
        [decline]
            Nothing is signed unless you type the id of your party.
            Type { $party } to decline:
        [withdraw]
            Nothing is signed unless you type the id of your party.
            Type { $party } to withdraw:
       *[seal]
            Nothing is signed unless you type the id of your party.
            Type { $party } to seal:
    }
not-the-id = what you typed is not the id of your party; nothing was signed
type-the-id =
    { $intent ->
        [initial] to initial, run the command again and type the id of your party: { $party }
        [sign] to sign, run the command again and type the id of your party: { $party }
        [sign-ad-referendum] to sign ad referendum, run the command again and type the id of your party: { $party }
        [confirm] to confirm, run the command again and type the id of your party: { $party }
        [approve] to approve, run the command again and type the id of your party: { $party }
        [witness] to witness, run the command again and type the id of your party: { $party }
        [decline] to decline, run the command again and type the id of your party: { $party }
        [withdraw] to withdraw, run the command again and type the id of your party: { $party }
       *[seal] to seal, run the command again and type the id of your party: { $party }
    }
not-asked =
    { $intent ->
        [initial]
            signing without asking: INITIAL for { $party } ({ $name })
            { $what }
        [sign]
            signing without asking: SIGN for { $party } ({ $name })
            { $what }
        [sign-ad-referendum]
            signing without asking: SIGN AD REFERENDUM for { $party } ({ $name })
            { $what }
        [confirm]
            signing without asking: CONFIRM for { $party } ({ $name })
            { $what }
        [approve]
            signing without asking: APPROVE for { $party } ({ $name })
            { $what }
        [witness]
            signing without asking: WITNESS for { $party } ({ $name })
            { $what }
        [decline]
            signing without asking: DECLINE for { $party } ({ $name })
            { $what }
        [withdraw]
            signing without asking: WITHDRAW for { $party } ({ $name })
            { $what }
       *[seal]
            signing without asking: SEAL for { $party } ({ $name })
            { $what }
    }

## What was done

done =
    { $intent ->
        [initial] initialled for { $party }; send { $file } to the other parties
        [sign] signed for { $party }; send { $file } to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }; send { $file } to the other parties
        [confirm] confirmed for { $party }; send { $file } to the other parties
        [approve] approved for { $party }; send { $file } to the other parties
        [witness] witnessed for { $party }; send { $file } to the other parties
        [decline] declined for { $party }; send { $file } to the other parties
        [withdraw] withdrew an act of { $party }; send { $file } to the other parties
       *[seal] sealed for { $party }; send { $file } to the other parties
    }
done-first =
    { $intent ->
        [initial] initialled for { $party }; send { $file } and { $record } to the other parties
        [sign] signed for { $party }; send { $file } and { $record } to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }; send { $file } and { $record } to the other parties
        [confirm] confirmed for { $party }; send { $file } and { $record } to the other parties
        [approve] approved for { $party }; send { $file } and { $record } to the other parties
        [witness] witnessed for { $party }; send { $file } and { $record } to the other parties
        [decline] declined for { $party }; send { $file } and { $record } to the other parties
        [withdraw] withdrew an act of { $party }; send { $file } and { $record } to the other parties
       *[seal] sealed for { $party }; send { $file } and { $record } to the other parties
    }
done-first-with-texts =
    { $intent ->
        [initial] initialled for { $party }; send { $file }, { $record } and the texts to the other parties
        [sign] signed for { $party }; send { $file }, { $record } and the texts to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }; send { $file }, { $record } and the texts to the other parties
        [confirm] confirmed for { $party }; send { $file }, { $record } and the texts to the other parties
        [approve] approved for { $party }; send { $file }, { $record } and the texts to the other parties
        [witness] witnessed for { $party }; send { $file }, { $record } and the texts to the other parties
        [decline] declined for { $party }; send { $file }, { $record } and the texts to the other parties
        [withdraw] withdrew an act of { $party }; send { $file }, { $record } and the texts to the other parties
       *[seal] sealed for { $party }; send { $file }, { $record } and the texts to the other parties
    }
# $missing people are missing. $people are names and ids.
more-needed =
    { $missing ->
        [one] 1 more person of { $party } must sign: { $people }
       *[other] { $missing } more people of { $party } must sign: { $people }
    }
more-needed-of-no-one =
    { $missing ->
        [one] 1 more person of { $party } must sign, but your roster has no one else who can
       *[other] { $missing } more people of { $party } must sign, but your roster has no one else who can
    }
all-signed = according to your roster no signature is missing; to see the verdict: paraph verify { $file } --roster { $roster }
signed-by-specimen = the key is a published specimen: this signature proves nothing
# Whose a key is that signed although another one was asked to.
key-in-roster = in your roster it is a key of { $holder } of { $party }
key-in-bundle = it is in the bundle, but it is not known whose it is

## Which act it is about

of-unwanted = an act with --intent { $intent } is not about another act
of-unwanted-hint = --of is only for --intent confirm, witness or withdraw
no-such-act = the bundle has no act with this id
list-acts = to list the acts and their ids: paraph show { $file }
candidate = --of { $act }: { $deed }
of-needed = { $count } acts are possible
name-the-act = name the act that you mean, with one of these:
nothing-to-confirm = no act of your party needs a confirmation
nothing-to-withdraw = no act of yours can be withdrawn
nothing-to-witness = no one else has signed yet
withdrawn-already = you withdrew your act { $target } already: act { $act }
nothing-else-needed = nothing else is needed
see-the-acts = to see the acts and whose they are: paraph show { $file }; if the act is in another bundle, sign that one
see-the-verdict = to see what is missing: { $command }
ask-for-the-act = ask for the bundle that has the act, and sign that one

## What does not go together

authority-unwanted = --authority cannot be used with --intent { $intent }
authority-unwanted-hint = leave it out: this act needs no authority
statements-unwanted = --statements cannot be used with --intent { $intent }
statements-unwanted-hint = only a signature, a confirmation or an approval can have statements
roster-needed = sealing needs a roster, which shows who has signed
roster-needed-hint = name your roster: { $command }
party-needed = it is not said for which party you sign
party-needed-hint = name your roster: { $command }
# The file of the public key is $key, and $parties are those of the record.
party-needed-begin = begin your roster. PARTY is the party for which you sign: { $parties }; HOLDER-ID is an id for you, like hong-gil-dong: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster roster.toml; then name it: { $command }
begin-roster = to begin this roster, with PARTY, the party for which you sign ({ $parties }), and HOLDER-ID, an id for you, like hong-gil-dong: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }; then run this command again
unknown-key = this key is not in your roster
add-key = check that it is the right key. If it is, add it. HOLDER-ID is an id for its holder, like hong-gil-dong: paraph roster add { $party } --key { $key } --holder HOLDER-ID --roster { $roster }
add-key-of = check that it is the right key. If it is, add it. PARTY is the party for which you sign: { $parties }; HOLDER-ID is an id for its holder, like hong-gil-dong: paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
# A key whose public half was read, before the private one is opened.
key-by-public-half = { $key } (public key: { $public })
files-swapped = the files of --key and --roster are swapped: --key { $key } --roster { $roster }
key-of-another-party = in your roster this key belongs to { $owner }, not to { $asked }
correct-in-roster = did you mean { $asked }? Then change id = "{ $owner }" to id = "{ $asked }" in { $roster }
party-meant-leave-out = did you mean { $owner }? With this key, leave out --party
leave-out-wrong-party = with this key you sign for { $owner }: leave out --party. The parties of the record are { $parties }
sign-with-key-of = sign with a key of { $asked }; { $owner } is not a party of this record
leave-out-party = to sign for { $party }, leave out --party
party-not-in-record = { $party } is not a party of this record
record-parties-meant-in-roster = did you mean { $party }? Then change id = "{ $owner }" to id = "{ $party }" in { $roster }; the parties of the record are { $parties }
record-parties-meant = did you mean { $party }? The parties of the record are { $parties }
record-parties = the parties of the record are { $parties }. If another party is to join, all parties must sign a new record: paraph help changes
text-changed = ask the sender for the text again, and do not sign until it matches. To change the text: paraph help changes
text-changed-by-you = if you changed the text, put the signed version back, or have every party sign a new record of it: paraph record { $draft } --force; then sign the new record, not { $file }: { $command }; if the text was sent to you, ask the sender for it again, and sign nothing until it matches
text-changed-by-you-there = if you changed the text, put the signed version back, or have every party sign a new record of it: paraph record { $draft } --force; then sign the new record: { $command }; if the text was sent to you, ask the sender for it again, and sign nothing until it matches
text-converted = an editor or a mail program changed how the file is stored, not its words: ask the sender for the files again, as a zip archive
text-of-new-record = { $record } is a new record of the text as it is now: sign that record, not { $file }: { $command }
text-missing =
    { $count ->
        [one] to sign, you need the texts: put this one into the folder of the record, or name the folder of the texts: --texts DIR
       *[other] to sign, you need the texts: put them into the folder of the record, or name the folder of the texts: --texts DIR
    }

## Acts that are in another copy

acts-lacking =
    { $count ->
        [one] warning: { $copy } has 1 act that { $file } lacks; your act will not say that you have seen it
       *[other] warning: { $copy } has { $count } acts that { $file } lacks; your act will not say that you have seen them
    }
copy-too-full = warning: { $copy } has acts that { $file } lacks, but the two cannot be merged: { $fault } ({ $code }). To look at the acts: paraph show { $path }
merge-in-place =
    { $count ->
        [one] to see it before you sign: paraph merge { $file } { $copies } -o { $file } --force
       *[other] to see them before you sign: paraph merge { $file } { $copies } -o { $file } --force
    }
sign-the-copy =
    { $count ->
        [one] to see it before you sign: sign { $copies } in place of { $file }, which is a record without acts
       *[other] to see them before you sign: sign { $copies } in place of { $file }, which is a record without acts
    }
merge-copies = to see them before you sign, sign what this makes: paraph merge { $copies } -o FILE.bundle.json
merge-with-input =
    { $count ->
        [one] to see it before you sign, sign what this makes: paraph merge - { $copies } -o FILE.bundle.json
       *[other] to see them before you sign, sign what this makes: paraph merge - { $copies } -o FILE.bundle.json
    }
relation-differs = warning: this record names the record { $record } of { $instrument }, but the record of that id that was given is another one: if that one is meant, write sha256 = "{ $found }" in the draft, make the record again, and sign that

## Where the bundle goes

output-needed = it is not said where to write the bundle
output-needed-hint = name a file with -o, or - for standard output
add-to-bundle = this bundle has acts about the same record; add yours to it: { $command }
keep-the-bundle = to leave the bundle as it is, name another file for the signed one with -o
changed-meanwhile = the file changed before you answered, and is now too large: { $fault }
replaced-meanwhile = the file changed before you answered: it is now about the record { $first }, not about { $second }
other-record = the two bundles are about different records, { $first } and { $second }
other-bundle = warning: { $usual } is about another record, which differs in { $differences }. It stays as it is and does not count for this record. Your act is written to { $file }. Make sure that the other parties also sign this record

## Whether the act would count

name-needed = it is not said who signs
name-needed-hint = name your roster, which has your name: { $command }; or write name = "Kim" with your own name into a file me.toml, and add --as me.toml
name-profile = --as takes a profile, a file with a line like name = "Kim"; with --roster you can leave --as out: the roster has your name
name-statements = --statements takes a file with [[statement]] tables: paraph sign --help
already-signed =
    { $intent ->
        [initial] this key has already initialled this record: { $time }
        [sign] this key has already signed this record: { $time }
        [sign-ad-referendum] this key has already signed this record ad referendum: { $time }
        [confirm] this key has already confirmed this: { $time }
        [approve] this key has already approved this: { $time }
        [witness] this key has already witnessed this: { $time }
        [decline] this key has already declined this record: { $time }
        [withdraw] this key has already withdrawn this: { $time }
       *[seal] this key has already sealed this: { $time }
    }
already-signed-hint = nothing else is needed from you; your act is { $act }
out-of-order = { $before } must sign before { $party }, and has not signed yet
out-of-order-send-hint = no one has signed yet: send { $before } the record to sign first, and then sign the bundle that they send you
out-of-order-hint = ask { $before } for the bundle that they signed, and sign that
would-not-count = according to your roster, this act would not count: { $why }
would-not-count-by-record = this act would not count: { $why }
key-of-party = the key belongs to { $party }
key-may-not = "scope" of the key does not have { $intent }
key-not-designated = the record names other keys for your party
time-in-future = its time is in the future
time-before-record = its time is before the record was made
time-before-seen = its time is before that of an act that you have seen
key-valid-later = the key is valid from { $from }
key-expired = the key expired on { $until }
key-not-valid = the key is not valid at that time
key-revoked = the key is revoked ({ $reason }) since { $since }
key-revoked-always = the key is revoked ({ $reason })
seal-expired = this seal depends on the powers of record { $powers }, which had expired by then
seal-superseded = this seal depends on the powers of record { $powers }, which had been superseded by then
seal-terminated = this seal depends on the powers of record { $powers }, which had been terminated by then
seal-withdrawn = this seal depends on the powers of record { $powers }, which had been withdrawn or declined by then
sealed-act-expired = act { $act }, which this would seal, depends on the powers of record { $powers }, which had expired by then
sealed-act-superseded = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been superseded by then
sealed-act-terminated = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been terminated by then
sealed-act-withdrawn = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been withdrawn or declined by then
powers-ended-hint = ask { $party } for an act of someone whose powers are still valid, for example a confirmation; then seal
new-key = make a new key, tell the other parties, and sign with it: { $command }
key-valid-from = if the key was valid before { $from }, write the earlier time into "from" of the key in { $roster }; if not, sign after that time, or with another key
change-scope = if { $holder } may do this, change "scope" of the key in { $roster }; if not, someone else of { $party } must sign
sign-with-designated = sign with a key that the record names; to see them: paraph show { $file }
leave-out-signed-at = leave out --signed-at: the time is then that of this computer's clock
later-than-record = the record was made on { $created }: give --signed-at a later time, or leave it out
later-than-seen = give --signed-at a time that is later than those of the acts that are there, or leave it out
clock-or-record = if this computer's clock is wrong, set it; if it is right, the record is dated in the future: ask its sender for another one
clock-or-act = if this computer's clock is wrong, set it; if it is right, an act that is there is dated in the future: ask its signatory to sign again
name-own-act = name an act of yours with --of; to see the acts and whose they are: paraph show { $file }
name-act-of-party = name an act of { $party } with --of; to see the acts and whose they are: paraph show { $file }
name-act-of-others = name an act of someone else with --of; to see the acts and whose they are: paraph show { $file }
nothing-to-approve = leave it; to see what is missing: { $command }
seal-later = seal when nothing else is missing; to see what is missing: { $command }
change-after-seal = for a change, all parties sign a new record: paraph help changes
idle-withdrawn = it is withdrawn
idle-declined = you have declined since
idle-signed = you have signed since
idle-contradicted = you did the opposite in another copy; withdraw one of the two first
idle-target-missing = the act that it is about is not in the bundle
idle-not-own-party = the act that it confirms is of another party
idle-not-own-act = the act that it withdraws is not yours
idle-not-withdrawable = a withdrawal cannot be withdrawn; sign again
idle-own-witness = you cannot witness your own act
idle-nothing-to-confirm = the act that it confirms needs no confirmation, or no longer counts
idle-no-approval = the record requires no approval
idle-sealed-too-early = the instrument is not concluded yet, so it cannot be sealed
idle-after-the-seal = the parties have sealed the acts; nothing can change them now
