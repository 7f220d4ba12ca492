### What the module says that only the page says: its buttons, fields and views, and what a file is needed for.
###
### $file     the name of a file; $path: the path of a text
### $party    the id of a party; $parties: several; $holder: the id of a person
### $act      the first digits of an act's id
### $intent   what the act means: a word like "sign"
### $what     what a file is: "this is a roster"
### $meant    an id that was probably meant
### $record   the digest of a record; $title: its title; $count: how many parties it has
### $time     a time
### $suite    whether a key is a pair: hybrid, or classic

# A bundle without a roster.
sound =
    Undamaged: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }. Each signature is valid for its key. Nothing proves who holds the keys. Record { $record }
sound-unsigned =
    Undamaged: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }. No one has signed it. Record { $record }
choose-roster = To find out whether it is concluded, choose your roster.
hear-words = If you have no roster, ask each signatory by telephone to read the words of their key to you. Then add the key to a roster in the view "Keys".

# A file of another kind. $what is a sentence without a full stop.
bundle-needed = { $what }; a bundle is needed
record-needed = { $what }; a record is needed
bundle-or-record-needed = { $what }; a bundle or a record is needed
roster-needed = { $what }; a roster is needed
key-needed = { $what }; a key is needed
profile-needed = { $what }; a profile is needed
statements-needed = { $what }; a file of statements is needed
not-ours = this is not a draft, a record or a bundle
instrument-needed = { $what }; a draft, a record or a bundle is needed

# What to do about a file.
ask-again = ask the sender for the file again
ask-and-compare = ask the sender for the file again, and compare its digest by telephone
saved-anew = an editor or a mail program changed the file when it saved it; ask the sender to send the file again in a ZIP archive
newer-format = use a newer version of this page
correct-the-line = correct that line with an editor, save the file, and choose it again
wrong-passphrase = look at Caps Lock and at the language of the keyboard, and type the passphrase again; if you have forgotten it, the key is lost: make a new key, and inform the other parties
choose-the-copy = choose this copy alone to see what is in it

# What to do about a reason for the verdict.
give-text = choose the file { $file } too, or the folder that it is in
party-meant = did you mean { $meant }?
judged-as-of = you judge as of { $time }, before this signature; leave the time empty to judge as of now
seal-next = Only { $sealed } sealed so far; { $open } must seal, too. Send them this bundle; they choose "Seal" in the view "Sign", under "More".
keep-next = Keep the bundle, its texts and your roster together: you need all of them to verify again.
accept-next = If you note in your roster that you have this bundle today, its signatures still count if a key is stolen later. The view "Keys" says how, at its end.

# What the user does. A sentence of the library goes before these, with a colon or a comma.
look-at-the-file = look at it in the view "Verify"
see-the-verdict = see the verdict in the view "Verify"
sign-again = choose your roster, and sign again
read-about-changes = ask the author of the record to make a new one with the command paraph
choose-act = choose the act { $act }
begin-roster = begin a roster in the view "Keys" with your own key, for { $parties }
add-key = add this key to your roster in the view "Keys", for { $party }
add-key-of = add this key to your roster in the view "Keys", for { $parties }
new-pair = use the view "Keys"
give-pair = choose the file that has both; the command paraph key import joins two files into one
half-there-already = a key can be in one entry only, so a pair needs two new keys; ask { $holder } to make a new pair in the view "Keys"
alone-there-already = the roster has this key as a half of a pair, and alone it counts for no one; if { $holder } needs a single key as well, ask for a new one
new-key =
    { $suite ->
        [hybrid] make a new pair of keys in the view "Keys", and add it to your roster for { $holder } of { $party }
       *[classic] make a new key in the view "Keys", and add it to your roster for { $holder } of { $party }
    }
give-texts =
    { $count ->
        [one] choose the missing text too
       *[other] choose the missing texts too, or their folder
    }
give-name = write your name into the field "Name"
your-roster = your roster

# The names of fields.
field-party = "The party for which you act"
field-of = "The act that it is about"
field-authority = "The instrument that gives you authority"
field-statements = "A statement with the act"
field-signed-at = "Time of the act"
field-intent =
    { $intent ->
        [initial] the intent "initial"
        [sign] the intent "sign"
        [sign-ad-referendum] the intent "sign ad referendum"
        [confirm] the intent "confirm"
        [approve] the intent "approve"
        [witness] the intent "witness"
        [decline] the intent "decline"
        [withdraw] the intent "withdraw"
       *[seal] the intent "seal"
    }

# What to do about a key that cannot be used.
make-a-pair = this key cannot be used here; make a pair of keys in the view "Keys"
ask-for-a-pair = this key cannot be used here; ask its holder to make a pair of keys in the view "Keys"
one-of-each = use one key of each method, or make a new pair of keys in the view "Keys"
export-with-seed = export the key again with its seed, from the program that made it; if that program does not have the seed any more, make a new pair of keys in the view "Keys"
export-key-again = the file was changed or damaged; use a copy of it, or export the key again from the program that made it
ask-for-the-key = the file was changed or damaged; ask the holder of the key for it again
# In a roster.
two-entries = write both keys of the pair: public = ["...", "..."]; if these are single keys, write an entry for each: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = write both keys of the pair: public = ["...", "..."]

# Signing.
bad-act-prefix = give at least the first 8 hexadecimal digits of the act's id
type-the-id = type the id of your party: { $party }
changed-meanwhile = the files changed since you saw the summary; nothing was signed
look-again = look at the new summary
key-differs = the key in this file is not the one of the summary; nothing was signed
merge-first = Merge the copies first, if you want to see them before you sign.
all-signed = According to your roster, all signatures that are needed are here. Whether the document is concluded: see the verdict in the view "Verify".

# Keys.
bad-key-name = the name of a key must not be empty, and must have letters, digits, hyphens or underscores only
passphrase-better = use four or five words that are not related to each other
passphrase-typable = use letters, digits, signs and spaces
passphrase-same = type the same passphrase twice
key-written = You keep { $private } secret, and give { $public } to others.
keep-copy = Copy { $private } to a USB stick and lock it away, and keep the passphrase in another place. If you lose one of them, no one can restore the key, and you must inform the other parties.
keep-copy-open = { $private } has no passphrase: anyone who can read it can sign with it. If you lose it, no one can restore the key, and you must inform the other parties.
specimen = This is a published specimen key: anyone can sign with it.
half = This is one half of a pair. It signs only together with an Ed25519 key.
openssh-use = A key in this form may also be used to log in or to sign commits. Use a key that only signs agreements.
jwk-use = A key in this form may also be used to sign tokens. Use a key that only signs agreements.
private-key-to-roster = this is a private key; a roster holds public keys only
give-public-key = choose the file of the public key, NAME.pub

# A key that was added to a roster.
words-needed = the words of the key are missing
ask-for-words = ask the holder by telephone to read the words of the key to you, and type them
key-added = The key is in the roster now. It is valid from { $time }.
key-added-until = The key is in the roster now. It is valid from { $time } until { $until }.
no-party-name = No name of the party was given. Its id is its name until you edit the roster.
no-holder-name = No name of the holder was given. Their id is their name until you edit the roster.
compare-words = If you have not yet compared the words with { $holder } by telephone, do it now.
signed-before = Give the time from which the key is valid. If { $holder } had the key then, that is { $time }.
empty-window = the key would end before it begins
id-meant = { $id } is new, and your roster also has { $known }. If you meant { $known }, do not save this roster.
other-editing = Other changes of a roster are made with the command, or with an editor.

# Several bundles.
merged-acts =
    { $acts ->
        [0] The result has no signed act.
        [one] The result has 1 signed act.
       *[other] The result has { $acts } signed acts.
    }
unsigned-parties = There is no act for { $parties } yet.
is-a-draft = This is a draft, which no one can sign yet. Its author makes a record of it with the command paraph.
