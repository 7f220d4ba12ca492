### Sentences of `paraph roster`, and of `paraph key new` where it adds a key to a roster. The roster is the
### file in which an office writes who holds each key.
###
### Many hints give a command. Nothing stands behind it but a semicolon, because people copy the command.
###
### $party, $holder, $known  ids: "rok-mnd", "hong-gil-dong"
### $name            a name, as the roster has it
### $file, $bundle   the name of a file, as it is typed into a shell
### $time, $from, $until, $first, $on  times
### $acts, $noted, $known_before  how many acts
### $key             the first digits of a key's id
### $words           the twelve words of a key

# The table of `roster list`. A line for each party: $required of its $holders holders must sign.

# Where a file that is no roster was named as one.
name-roster =
    name your own roster: --roster roster.toml
    to begin a roster, replace PARTY with the id of a party, and HOLDER-ID with an id that you choose for the holder of the key:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
look = to see what is there: paraph roster list --roster { $file }

# A key was added.
added = added the key to { $file }. The key is valid; your roster sets no limit for it
added-from = added the key to { $file }. The key is valid from { $from }
added-until = added the key to { $file }. The key is valid until { $until }
added-from-until = added the key to { $file }. The key is valid from { $from } until { $until }
no-party-name = you gave no --party-name, so the roster now shows the id as the name. You can edit the name in the file
no-holder-name = you gave no --holder-name, so the roster now shows the id as the name. You can edit the name in the file
party-meant = the party { $party } is new. Your roster also has { $known }. If you meant { $known }, delete the [[party]] table with id = "{ $party }" from { $file }, and run the command again with { $known }
party-meant-add = the party { $party } is new. Your roster also has { $known }. If you meant { $known }, delete the [[party]] table with id = "{ $party }" from { $file }, and add the key again: paraph roster add { $known } --key { $public } --holder { $holder } --roster { $file }
holder-meant = the holder { $holder } is new. { $party } also has { $known }. If you meant { $known }, delete the [[party.holder]] table with id = "{ $holder }" from { $file }, and run the command again with --holder { $known }
holder-meant-add = the holder { $holder } is new. { $party } also has { $known }. If you meant { $known }, delete the [[party.holder]] table with id = "{ $holder }" from { $file }, and add the key again: paraph roster add { $party } --key { $public } --holder { $known } --roster { $file }
valid-from-first-act = the key first signed for { $party } at that time, in { $bundle }. If the key became valid later, give the time: --from TIME
acts-before-today = signatures that the key made before today do not count. If there are such signatures, open the roster, and change the time after "from =" to the time of the first one
compare-words = if you have not yet compared the words with { $holder } by telephone, do it now

# $acts acts of the new key would not count, because they claim a time before $from of the key.
# $sentence is a whole sentence, like the one before.
warning = warning: { $sentence }
include-early-acts = if { $holder } already had the key then, include these acts: --from { $from }. If not, give the time from which the key is valid: --from TIME

# A key, a holder or a name is there already. $old is the party of the holder.
# The id of the party, or of the holder, that the roster has is perhaps a typing error.
party-mistyped =
    if { $old } is a typing error, change id = "{ $old }" to id = "{ $party }" in { $file }. The key is already there, and nothing else is needed
    if { $holder } moved from { $old } to { $party }, they need a new key and another id. To see how: paraph help roster
party-mistyped-there =
    if { $old } is a typing error, delete the [[party]] table with id = "{ $old }" from { $file }, and run the command again
    if { $holder } moved from { $old } to { $party }, they need a new key and another id. To see how: paraph help roster
holder-mistyped =
    if { $old } is a typing error, change id = "{ $old }" to id = "{ $holder }" in { $file }. The key is already there, and nothing else is needed
    if these are two people, each needs a key of their own: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
holder-mistyped-there =
    if { $old } is a typing error, delete the [[party.holder]] table with id = "{ $old }" from { $file }, and run the command again
    if these are two people, each needs a key of their own

# A key, a holder or a name is there already. $old is the party of the holder.
holder-moved =
    a holder belongs to one party, and { $holder } belongs to { $old }
    if this is another person, choose another id
    if { $holder } moved to { $party }, give them another id there, with a new key. Then end the old key: paraph roster revoke { $holder } --reason retired --since TIME --roster { $file }
edit-window =
    this key is already in the roster, and nothing else is needed
    to change when the key is valid, edit its "from" and "until" in { $file }
# $place is the file and the line of the key, $at the party that has it there.
key-is-revoked =
    this key is revoked there: { $place }
    if that was a mistake, delete "revoked = ..." there
    if the holder has a new key, read: paraph help lost-keys
key-of-another =
    a key belongs to one holder of one party, and { $old } of { $at } has this key
    if that is a mistake, delete the key there ({ $place }), and run the command again
    if that is right, { $holder } needs another key. They run: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
key-of-another-holder =
    a key belongs to one holder of one party, and { $old } of { $at } has this key
    if that is a mistake, delete the [[party.holder]] table with id = "{ $old }" ({ $place }), and run the command again
    if that is right, { $holder } needs another key. They run: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
key-of-another-party =
    a key belongs to one holder of one party, and { $old } of { $at } has this key
    if that is a mistake, delete the [[party]] table with id = "{ $at }" ({ $place }), and run the command again
    if that is right, { $holder } needs another key. They run: { $suite ->
        [hybrid] paraph key new { $holder } --suite hybrid
       *[classic] paraph key new { $holder }
    }
# The holder has the key in another entry: alone, or as a half of a pair. It is to be added as a half, or alone.
half-there-already =
    a key can be in one entry only, so a pair needs two new keys. { $holder } makes them: paraph key new NAME --suite hybrid
    then add the new pair
alone-there-already =
    the roster has this key as a half of a pair. Alone, it counts for no one
    if { $holder } needs a single key as well, they make a new one: paraph key new NAME
party-renamed = the id stays, and what was signed stays valid. If { $party } has a new name, leave out --party-name, and edit "name" in { $file }
holder-renamed = the id stays, and what was signed stays valid. If { $holder } has a new name, leave out --holder-name, and edit "name" in { $file }

private-key = this is a private key. A roster has public keys only
name-public-key = name the .pub file, which the holder of the key gives to others
name-public-half = its public key is in the same folder: { $public }

# The options do not go together, or not with the bundle. $parties are those of the record.
until-before-from = give an --until that is later than --from
until-before-start = the key would be valid from { $from }. Give a later --until, or an earlier --from
party-of-record-meant = did you mean { $known }? The parties of the record are { $parties }
parties-of-record = the parties of the record are { $parties }

# The words that someone read out and the words of a key. $difference is one of the next three sentences.
# What the key has is never shown here: the user types what its holder read to them, and nothing else.

# Which key is to be revoked. $typed is what was typed, $keys is a list of the keys.
several-keys = { $typed } names several keys: { $keys }
key-of-holder = { $key } of { $holder }, { $words }
revoked-key-of-holder = { $key } of { $holder }, revoked, { $words }
name-by-words = name the key that you mean by its words, in quotes
all-revoked = all keys of { $holder } are revoked
no-such-key = { $typed } is not the name of a file, a key or a holder
holder-meant-by = did you mean { $holder }, { $name }?

# A key is revoked.
edit-revocation =
    to change the reason or the time of a revocation, edit "revoked" at the key in { $file }
    to see what is there: paraph roster list --roster { $file }
end-to-come = to end the key in the future, write until = { $time } at the key in { $file }
reported-is-past = --reported is the time when you learned of the revocation, which cannot be in the future. If you learn of it now, leave out --reported
earlier-acts-count = signatures that the key made before { $since } still count. Later signatures do not count. To change the time, edit "since" at the key in { $file }
earlier-acts-count-since = signatures that the key made before { $since } still count. Later signatures do not count
since-before-from = warning: in your roster, this key is valid from { $from }, and --since is an earlier time. So no signature of the key counts
noted-acts-count = a signature of this key counts only if a receipt in your roster, or evidence in the bundle, proves that it existed before the time that you gave with --since. To add the holder's new key, read: paraph help lost-keys
no-acts-count = no signature of this key counts. If signatures from before some time are right, write that time as since = TIME into "revoked" at the key in { $file }. To add the holder's new key, read: paraph help lost-keys

# `roster accept` notes in the roster that an office held the acts of a bundle at a time.
noted =
    { $noted ->
        [0] nothing new was noted
        [one] 1 act was noted
       *[other] { $noted } acts were noted
    }{ $known_before ->
        [0] { "" }
        [one] ; 1 act was already noted
       *[other] ; { $known_before } acts were already noted
    }
nothing-noted = { $file } was not changed
parties-unknown = these parties are not in your roster: { $parties }. Their signatures do not count until you add their keys
held-on = the roster now says that you held the bundle on { $on }. This is your own statement, and no one else can check it
held-too-late =
    { $acts ->
        [one] warning: the key of 1 of these acts was revoked before the time of this note, so the act does not count. If you can show that you held the act before the revocation, give that time: --on TIME. If not, ask for a new signature. To see how: paraph help lost-keys
       *[other] warning: the keys of { $acts } of these acts were revoked before the time of this note, so the acts do not count. If you can show that you held the acts before the revocation, give that time: --on TIME. If not, ask for new signatures. To see how: paraph help lost-keys
    }
signed-when-revoked =
    { $acts ->
        [one] warning: 1 of these acts never counts, because its key was already revoked at the time that the act states. Ask for a new signature. To see how: paraph help lost-keys
       *[other] warning: { $acts } of these acts never count, because their keys were already revoked at the times that the acts state. Ask for new signatures. To see how: paraph help lost-keys
    }
held-in-future =
    if the clock of this computer is wrong, set it first
    if you hold the bundle now, leave out --on
record-in-future =
    if the clock of this computer is wrong, set it
    if it is right, ask the sender for a record with a date that is not in the future
act-in-future =
    if the clock of this computer is wrong, set it
    if it is right, the date of the act is in the future. Ask its signatory to sign again
older-acts-held =
    if you held only the older acts at that time, use the bundle as you held it then
    if you held all of it later, give that time with --on. If you hold it now, leave out --on
give-time-held = give the time when you held this bundle with --on. If you hold it now, leave out --on

# `roster check`
nothing-found = found no problem in this roster
findings-may-be-wanted = these findings do not change the verdict of verify. If you want something as it is, you can leave it
