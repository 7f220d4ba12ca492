### What to do if an act cannot be signed: instructions without a full stop.
###
### $party, $owner, $asked, $before   the id of a party; $parties: several
### $holder          the id of a person in the roster; $one, $other: of two people
### $act             the id of an act
### $suite           whether a key is a pair: hybrid, or classic
### $roster          the name of the roster
### $created, $from  times
### What the front end says, because a command and a page are used in different ways:
### $input           an input: "--party"; $confirm: "--intent confirm"
### $show, $verdict, $changes, $make   how to see the acts, to see the verdict, to read about changes, to make a key:
###                  "paraph show tor.bundle.json"
### $again           how to sign again, with a roster
### $add, $begin     how to add a key to the roster, or to begin one: "with an id ...: paraph roster add ..."
### $choice, $deed   how to choose an act: "--of 0123abcd"; who did what
### $give            how to give what is missing: "put this one into the folder of the record"; or both keys of a pair

of-unwanted = { $input } is only for { $confirm }, witness or withdraw
list-acts = to list the acts and their ids: { $show }
name-the-act = name the act that you mean, with one of these:
candidate = { $choice }: { $deed }
nothing-else-needed = nothing else is needed
see-the-acts =
    to see the acts and whose they are: { $show }
    if the act is in another bundle, sign that bundle
see-the-verdict = to see what is missing: { $verdict }
ask-for-the-act = ask for the bundle that has the act, and sign that bundle
authority-unwanted = this act needs no authority. Leave it out
statements-unwanted = only a signature, a confirmation or an approval can have statements
name-roster = name your roster: { $again }
begin-roster =
    you need a roster, your own list that says who holds each key
    { $begin }
    then name the roster: { $again }
add-key =
    check that this is the right key
    if it is, { $add }
correct-in-roster = did you mean { $asked }? Then change id = "{ $owner }" to id = "{ $asked }" in { $roster }
party-meant-leave-out = did you mean { $owner }? With this key, leave out { $input }
leave-out-wrong-party =
    with this key you sign for { $owner }: leave out { $input }
    the parties of the record are { $parties }
sign-with-key-of = sign with a key of { $asked }. { $owner } is not a party of this record
leave-out-party = to sign for { $party }, leave out { $input }
record-parties-meant-in-roster =
    did you mean { $party }? Then change id = "{ $owner }" to id = "{ $party }" in { $roster }
    the parties of the record are { $parties }
record-parties-meant = did you mean { $party }? The parties of the record are { $parties }
record-parties =
    the parties of the record are { $parties }
    to add another party, all parties must sign a new record. To see how: { $changes }
text-changed =
    ask the sender for the text again, and do not sign until it matches
    if the text must change, read how: { $changes }
text-converted = an editor or a mail program changed how the file is stored, but not its words. Ask the sender to send the files again in a ZIP archive
text-missing = to sign, you need all texts: { $give }
name-signatory =
    your roster has your name. Use the roster: { $again }
    or { $give }
already-signed = you do not need to do anything else. The id of your act is { $act }
already-there =
    the same act is already there. Its id is { $act }
    to see whether it counts and what is missing: { $verdict }
out-of-order-send =
    no one has signed yet. Send the record to { $before }, who must sign first
    then sign the bundle that they send you
out-of-order = ask { $before } for the bundle that they signed, and sign that bundle
powers-ended = ask { $party } for an act of someone whose powers are still valid, such as a confirmation. Then seal
new-key =
    { $suite ->
        [hybrid] make a new pair of keys, tell the other parties, and sign with the new pair: { $make }
       *[classic] make a new key, tell the other parties, and sign with the new key: { $make }
    }
key-valid-from =
    if the key was already valid before { $from }, write the earlier time into "from" of the key in { $roster }
    if not, sign after that time, or with another key
change-scope =
    if { $holder } may do this, change "scope" of the key in { $roster }
    if not, someone else of { $party } must sign
sign-with-pair = sign with both keys of the pair: { $give }
sign-with-keys-of-one = the keys of two people cannot sign together. Sign with the key or the pair that your roster has for { $one } or for { $other }
sign-with-known = sign with the key or the pair that your roster has for { $holder }
    a new pair has two new keys, and must be added to the roster first: { $make }
new-pair = sign with a pair of keys. If you have none, make one and tell the other parties: { $make }
sign-with-designated = sign with a key that the record names. To see these keys: { $show }
new-record = of the keys that the record names for { $party }, none can still sign. All parties must sign a new record. To see how: { $changes }
leave-out-signed-at = leave out { $input }. Then the act has the time of this computer's clock
later-than-record = the record was made on { $created }. Give { $input } a later time, or leave it out
later-than-seen = give { $input } a later time than the acts in the bundle have, or leave it out
clock-or-record =
    if this computer's clock is wrong, set it
    if the clock is right, the date of the record is in the future. Ask its sender for another record
clock-or-act =
    if this computer's clock is wrong, set it
    if the clock is right, the date of an act in the bundle is in the future. Ask its signatory to sign again
name-own-act =
    name an act of yours with { $input }
    to see the acts and whose they are: { $show }
name-act-of-party =
    name an act of { $party } with { $input }
    to see the acts and whose they are: { $show }
name-act-of-others =
    name an act of someone else with { $input }
    to see the acts and whose they are: { $show }
nothing-to-approve = you do not need to approve. To see what is missing: { $verdict }
seal-later = seal when nothing else is missing. To see what is missing: { $verdict }
change-after-seal = for a change, all parties must sign a new record. To see how: { $changes }
