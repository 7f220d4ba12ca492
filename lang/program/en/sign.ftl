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
        [one] and 1 more act that does not count by your roster; your act will not say that you have seen it. To see why, and what to do first: paraph verify
       *[other] and { $others } more acts that do not count by your roster; your act will not say that you have seen them. To see why, and what to do first: paraph verify
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
type-the-id = to sign, type the id of your party: { $party }
not-asked =
    signing without asking:
    { $what }

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
done-with-texts =
    { $intent ->
        [initial] initialled for { $party }; send { $file } and the texts to the other parties
        [sign] signed for { $party }; send { $file } and the texts to the other parties
        [sign-ad-referendum] signed ad referendum for { $party }; send { $file } and the texts to the other parties
        [confirm] confirmed for { $party }; send { $file } and the texts to the other parties
        [approve] approved for { $party }; send { $file } and the texts to the other parties
        [witness] witnessed for { $party }; send { $file } and the texts to the other parties
        [decline] declined for { $party }; send { $file } and the texts to the other parties
        [withdraw] withdrew an act of { $party }; send { $file } and the texts to the other parties
       *[seal] sealed for { $party }; send { $file } and the texts to the other parties
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
candidate = { $act } ({ $deed })
of-needed = { $count } acts are possible: { $candidates }
name-the-act = name the act: --of { $act }
nothing-to-confirm = no act of your party needs a confirmation
nothing-to-withdraw = no act of yours can be withdrawn
nothing-to-witness = no one else has signed yet
ask-for-the-act = ask for the bundle that has the act, or name the act with --of

## What does not go together

authority-unwanted = --authority cannot be used with --intent { $intent }
authority-unwanted-hint = leave it out: this act needs no authority
statements-unwanted = --statements cannot be used with --intent { $intent }
statements-unwanted-hint = only a signature, a confirmation or an approval can have statements
roster-needed = sealing needs a roster, which shows who has signed
roster-needed-hint = name your roster with --roster
party-needed = it is not said for which party you sign
party-needed-hint = name your party with --party, or your roster with --roster
unknown-key = this key is not in your roster ({ $words })
add-key = check that it is the right key. If it is, add it: paraph roster add { $party } --key { $key } --holder ID --roster { $roster }
add-key-of = check that it is the right key. If it is, add it, with { $parties } for PARTY: paraph roster add PARTY --key { $key } --holder ID --roster { $roster }
key-of-another-party = in your roster this key belongs to { $owner }, not to { $asked }
meant-in-roster = did you mean { $party }? Then correct the id in { $roster }
leave-out-party = to sign for { $party }, leave out --party
party-not-in-record = { $party } is not a party of this record
record-parties-meant-in-roster = did you mean { $party }? Then correct the id in { $roster }; the parties of the record are { $parties }
record-parties-meant = did you mean { $party }? The parties of the record are { $parties }
record-parties = the parties of the record are { $parties }. If another party is to join, all parties must sign a new record: paraph help changes
text-changed = ask the sender for the text again, and do not sign until it matches. To change the text: paraph help changes
text-changed-by-you = if you changed the text, restore the signed version, or make a new record of it, which every party signs: paraph record { $draft } --force; if the text was sent to you, ask the sender for it again, and do not sign until it matches
text-missing = to sign, you need the texts: put this one into the folder of the record, or name the folder of the texts: --texts DIR

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
add-to-bundle = this bundle has acts about the same record; to add yours, sign { $file } instead
keep-the-bundle = to leave the bundle as it is, name another file for the signed one with -o
changed-meanwhile = the file changed before you answered, and is now too large: { $fault }
replaced-meanwhile = the file changed before you answered: it is now about the record { $first }, not about { $second }
other-record = the two bundles are about different records, { $first } and { $second }
other-bundle = warning: { $usual } is about another record, which differs in { $differences }. It stays as it is and does not count for this record. Your act is written to { $file }. Make sure that the other parties also sign this record

## Whether the act would count

name-needed = it is not said who signs
name-needed-hint = write your name into a profile, and name the file with --as me.toml
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
already-signed-hint = nothing else is needed; your act is { $act }
out-of-order = { $before } must sign before { $party }, and has not signed yet
out-of-order-hint = ask { $before } for the bundle that they signed, and sign that
would-not-count = according to your roster, this act would not count: { $why }
key-of-party = the key belongs to { $party }
key-may-not = your roster does not allow this key to do that
key-not-designated = the record names other keys for your party
time-in-future = its time is in the future
time-before-record = its time is before the record was made
time-before-seen = its time is before that of an act that you have seen
key-not-valid = the key is not valid at that time
key-revoked = the key is revoked
seal-expired = this seal depends on the powers of record { $powers }, which had expired by then
seal-superseded = this seal depends on the powers of record { $powers }, which had been superseded by then
seal-terminated = this seal depends on the powers of record { $powers }, which had been terminated by then
seal-withdrawn = this seal depends on the powers of record { $powers }, which had been withdrawn or declined by then
sealed-act-expired = act { $act }, which this would seal, depends on the powers of record { $powers }, which had expired by then
sealed-act-superseded = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been superseded by then
sealed-act-terminated = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been terminated by then
sealed-act-withdrawn = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been withdrawn or declined by then
powers-ended-hint = ask { $party } for an act of someone whose powers are still valid, for example a confirmation; then seal
new-key = make a new key, and have it added to the rosters: paraph key new NAME, then paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
key-valid-from = in your roster this key is valid from { $from }; if it was used before, set "from" there to the earlier time
change-scope = if { $holder } may do this, change "scope" of the key in your roster; if not, someone else of { $party } must sign
sign-with-designated = sign with a key that the record names: paraph show lists them
set-clock = set this computer's clock, or leave out --signed-at
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
idle-sealed-too-early = what it would seal is not concluded yet
idle-after-the-seal = the parties have sealed the acts; nothing can change them now
