### `paraph sign`: what it says that only the command says: about options, files and commands.
###
### $party          the id of a party; $parties: several
### $holder         the id of a person
### $intent         what the act means: a word like "sign"; $act: how the id of an act begins
### $name           the name of an option: "--party"; in `not-asked`, that of a party
### $what           all that is about to be signed, several lines
### $record, $found   a digest; $instrument: the id of an instrument
### $first, $second   digests of records; $differences: "id and title"
### $file, $copy, $copies, $key, $roster, $draft, $usual   files, as a shell takes them
### $fault, $code   a sentence and a code: what is wrong with a file

## How a user of the command does what a sentence of the library says

# An option, by its name.
option = { $name }
with-intent = --intent { $intent }
with-act = --of { $act }
show-file = paraph show { $file }
help-changes = paraph help changes
begin-roster =
    to begin a roster, replace PARTY with the party for which you sign ({ $parties }), and HOLDER-ID with an id that you choose for yourself, such as hong-gil-dong:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster roster.toml
begin-this-roster =
    to begin this roster, replace PARTY with the party for which you sign ({ $parties }), and HOLDER-ID with an id that you choose for yourself, such as hong-gil-dong:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
    then run this command again
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
all-signed = your roster shows that no signature is missing. To see the verdict: paraph verify { $file } --roster { $roster }
# Whose a key is that signed although another one was asked to.
key-in-roster = in your roster it is a key of { $holder } of { $party }
key-in-bundle = it is in the bundle, but it is not known whose it is
add-key =
    add it to your roster. Replace HOLDER-ID with an id for the holder of the key, such as hong-gil-dong:
    paraph roster add { $party } --key { $key } --holder HOLDER-ID --roster { $roster }
add-key-of =
    add it to your roster. Replace PARTY with the party for which you sign ({ $parties }), and HOLDER-ID with an id for the holder of the key, such as hong-gil-dong:
    paraph roster add PARTY --key { $key } --holder HOLDER-ID --roster { $roster }
give-texts =
    { $count ->
        [one] put this text into the folder of the record
       *[other] put these texts into the folder of the record
    }
    or name the folder of the texts: --texts DIR
new-pair = paraph key new NAME --suite hybrid
give-pair = name the file that has both, or both keys: --key KEY --key KEY
give-profile = write your name into a file me.toml, like this: name = "Kim Min-su". Then add --as me.toml
# A key whose public half was read, before the private one is opened.
key-by-public-half = { $key } (public key: { $public })
public-of-other-key = { $public } is not the public key of { $key }
write-public-of-key =
    if { $key } is the right key, write its public key. This replaces { $public }:
    paraph key export { $key } --format spki-pem -o { $public } --force
files-swapped = the files of --key and --roster are swapped: --key { $key } --roster { $roster }
text-changed-by-you =
    if the text was sent to you, ask the sender for it again, and sign nothing until it matches
    if you changed the text by mistake, restore the signed version
    if the change is wanted, make a new record: paraph record { $draft } --force
    then all parties sign the new record, not { $file }: { $command }
text-changed-by-you-there =
    if the text was sent to you, ask the sender for it again, and sign nothing until it matches
    if you changed the text by mistake, restore the signed version
    if the change is wanted, make a new record: paraph record { $draft } --force
    then all parties sign the new record: { $command }
text-of-new-record = { $record } is a new record, and has the text as it is now. Sign that record, not { $file }: { $command }

## Acts that are in another copy

copy-too-full = warning: { $copy } has acts that are not in { $file }, but the two files cannot be merged: { $fault } ({ $code }). To look at the acts: paraph show { $path }
merge-signed-copy = your act is already in { $copy }. Join both bundles: paraph merge { $file } { $copy } -o { $file } --force
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

## Where the bundle goes

output-needed = the command needs the name of a file for the bundle
output-needed-hint = name a file with -o, or - for standard output
add-to-bundle = this bundle already has acts about the same record. To add your act to the bundle: { $command }
take-out-the-texts = this bundle already has acts about the same record, and its texts are inside the PDF. To take the texts out and add your act to the bundle: { $command }
keep-the-bundle = to leave the bundle as it is, name another file with -o
changed-meanwhile = the file changed before you answered, and is now too large: { $fault }
replaced-meanwhile = the file changed before you answered: it is now about the record { $first }, not about { $second }
other-bundle = warning: { $usual } is a bundle about another record. The two records differ in: { $differences }. { $usual } stays as it is, and does not count for this record. Your act is written to { $file }. Make sure that the other parties also sign this record
name-profile =
    name a profile after --as. It is a file with a line such as name = "Kim"
    or use --roster and leave out --as: the roster has your name
name-statements = --statements takes a file with [[statement]] tables: paraph sign --help
