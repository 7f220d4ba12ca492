### What to do about a reason: instructions without a full stop. What looks like a command is typed as it
### stands here, after its capitals are filled in: do not translate it.
###
### $party    the id of a party
### $perhaps  the id of a party in the roster, which is nearly the same
### $owner    the id of the party whose key it is
### $before   the id of the party that signs first
### $holder   the id of a person in the roster
### $name     the name of a person, in quotation marks where it is a claim
### $people   names and ids: "Jane Doe [jane-doe] or 홍길동 [hong-gil-dong]"
### $missing  how many signatures are missing
### $file     the name of a text's file
### $claimed, $from, $since  times
### $why      why an act is not counted: a message of acts.ftl
### $act      the first digits of an act's id
### $step     a message of this file
### $tool     what the reader uses: the command or the page

unsound = ask the sender for the file again
other-record =
    check that you named the right record
    if you did, call the sender by telephone, and compare the 24 words of both records
    if your record is the right one, this bundle is of no use: ask every party to sign your record
party-absent =
    check that this is the bundle that you mean
    to add { $party } as a party, all parties must sign a new record. { $tool ->
        [page] Its author makes it with the command paraph
       *[command] To see how: paraph help changes
    }
text-converted = the file was converted on its way to you. Ask the sender to send it again in a ZIP archive
text-differs =
    do not use this file. Ask the sender for the text again
    if you changed the text by mistake, restore the signed version
    if the change is wanted, all parties must sign a new record. { $tool ->
        [page] Its author makes it with the command paraph
       *[command] To see how: paraph help changes
    }
text-missing = copy the file { $file } into the folder of the texts
contested = ask { $party } whether it signs or declines. If it signs, it must sign again
withdrawn = { $party } withdrew its signature. Ask { $party } whether it still wants to sign. If so, it must sign again
declined = ask { $party } which changes it wants
reserved = ask { $party } to withdraw its signature, and to sign again without reservations
act-missing = ask { $party } for the bundle that it signed, and merge that bundle with this one
time-unproven =
    { $tool ->
        [page] if you can show that you held the bundle by then, note the time in your roster. The view "Keys" says how, at its end
       *[command] if you can show that you held the bundle by then, note the time: paraph roster accept FILE --on TIME --roster ROSTER
    }
    if not, ask { $party } to sign again
instrument-missing =
    { $tool ->
        [page] if you have the instrument that gives the authority, choose its file too
       *[command] if you have the instrument that gives the authority, name its file with --with
    }
    if not, ask { $party } for it
ask-signature = ask for the signature of { $people }
ask-authority =
    { $tool ->
        [page]
            ask { $people } to confirm the signature, and to name the instrument that gives them authority
            they choose both in the view "Sign", under "More"
       *[command]
            ask { $people } to confirm the signature, and to name the instrument that gives them authority. They run:
            paraph sign FILE --intent confirm --authority INSTRUMENT --key NAME.key --roster ROSTER
    }
ask-confirmation = ask for the confirmation of { $people }
ask-approval = ask for the approval of { $people }

# A person of the roster, in $people: "Jane Doe [jane-doe]".
holder = { $name } [{ $holder }]

# The roster does not have the party.
party-unknown =
    call { $party } by telephone, and ask them to read the 12 words of their keys to you. Do not use a telephone number from this bundle
    { $tool ->
        [page] then add each key with its words in the view "Keys"
       *[command]
            then add each key. Replace FILE with this bundle, "..." with the words that you heard, ID with an id that you choose for the holder, and ROSTER with your roster:
            paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER
    }
party-perhaps =
    your roster has { $perhaps }. If that is a typing error, change it there to id = "{ $party }"
    if it is not a typing error, { $step }

# An act is there and is not counted.
not-counted = an act in the name of { $name } is not counted (act { $act }): { $why }
too-early =
    in your roster, this key of { $holder } is valid only from { $from }
    if { $holder } already had the key on { $claimed }, write that time or an earlier one into "from" of the key in the roster. No one has to sign again
expired = the key had expired. Ask { $holder } to sign with a key that is valid now
sign-with-new-key = ask { $holder } to sign again with the key that your roster has now
sign-with-another-key =
    { $tool ->
        [page]
            ask { $holder } to make a new key in the view "Keys", and to sign with it
            then add the new key to your roster in the view "Keys". Otherwise the new signature does not count
       *[command]
            ask { $holder } to make a new key and to sign with it: paraph key new NAME
            then add the new key to your roster. Otherwise the new signature does not count. To see how: paraph help lost-keys
    }
held-before =
    { $tool ->
        [page] if you can show that you held this bundle before { $since }, note in your roster when you held it. The view "Keys" says how, at its end
       *[command] if you can show that you held this bundle before { $since }, note when you held it: paraph roster accept FILE --on TIME --roster ROSTER
    }
    if not, { $step }
key-of-another-party =
    ask { $owner } why the key of { $holder } signed for { $party }
    then ask { $party } to sign
specimen-key =
    { $tool ->
        [page] ask { $holder } to make a key of their own in the view "Keys", and to sign with that key
       *[command] ask { $holder } to make a key of their own, and to sign with that key: paraph key new NAME
    }
not-allowed =
    if { $holder } may do this, change "scope" of the key in your roster
    if not, ask another person of { $party }
not-designated =
    ask { $holder } to sign with a key that the record names
    if this key must be used, the parties must sign a new record that names it
new-record =
    of the keys that the record names for { $party }, none can still sign. All parties must sign a new record. { $tool ->
        [page] Its author makes it with the command paraph
       *[command] To see how: paraph help changes
    }
named-keys =
    for { $party }, only the keys that the record names count. Your roster has no other one of them that can be used now
    { $tool ->
        [page] to see these keys, look at the record
       *[command] to see these keys: paraph show FILE
    }
    ask { $party } by telephone who holds them, and correct your roster
half-of-a-pair = ask { $holder } to sign with both keys of the pair
halves-of-two-holders =
    the two keys belong to two people. Ask { $party } by telephone who signed
    then ask that person to sign with the key or the pair that your roster has for them
other-set =
    ask { $holder } to sign with the key or the pair that your roster has for them
    { $tool ->
        [page] if they want to sign with another pair, both of its keys must be new. They make it in the view "Keys"
       *[command] if they want to sign with another pair, both of its keys must be new. They run: paraph key new NAME --suite hybrid
    }
    then add that pair to your roster. Otherwise the new signature does not count
make-pair =
    { $tool ->
        [page] ask { $holder } to make a pair of keys in the view "Keys", and to sign with it
       *[command] ask { $holder } to make a pair of keys, and to sign with it: paraph key new NAME --suite hybrid
    }
    then add the pair to your roster. Otherwise the new signature does not count
sign-with-pair = ask { $holder } to sign again with the pair of keys that your roster has
from-the-future =
    you judge as of { $at }, but the act claims a later time
    { $tool ->
        [page] if { $claimed } is past, judge as of now: leave the time empty under "More options"
       *[command] if { $claimed } is past, judge as of now: leave out --at
    }
    if { $claimed } is still in the future, a clock is wrong. Ask { $holder } to set the clock of the computer and to sign again
clock-wrong = ask { $holder } to set the clock of the computer, and to sign again
out-of-order = send { $holder } the bundle with the signature of { $before }, and ask them to sign that bundle

# Several steps.
or-ask =
    { $step }
    people who can sign now: { $people }
too-few =
    ask for the signature of { $people }
    { $missing } signatures are missing, and your roster has no one else who can sign now. For the others: { $step }
unknown-key =
    ask { $party } by telephone whose key this is, and ask them to read its 12 words to you
    { $tool ->
        [page] if the key is theirs, add it with its words in the view "Keys"
       *[command]
            if the key is theirs, add it. Replace FILE with this bundle, "..." with the words that you heard, ID with an id that you choose for the holder, and ROSTER with your roster:
            paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER
    }
    if the key is not theirs, { $step }

# No key in the roster may do it now.
no-one-else =
    your roster has no one else of { $party }. Ask { $party } by telephone who will do it, and with which key
    { $tool ->
        [page] then choose the file of that key too, and add it in the view "Keys"
       *[command]
            then add that key. Replace NAME.pub with the file of the key, ID with an id that you choose for the holder, and ROSTER with your roster:
            paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
valid-later =
    in your roster, the key of { $person } is valid only from { $from }
    if the key was already valid before, write the earlier time into "from" of the key in your roster
    if not, ask them to sign after that time, or with another key
no-key-of-one =
    { $tool ->
        [page]
            your roster has no key that { $person } can use now. Ask them to make a new key in the view "Keys"
            they send you the file whose name ends in .pub. Choose it too, and add it in the view "Keys" for { $holder } of { $party }
       *[command]
            your roster has no key that { $person } can use now. Ask them to make a new key. They run: paraph key new NAME
            then add the file NAME.pub, which they send to you: paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
    }
    then ask them to sign with the new key
no-key-of-several =
    { $tool ->
        [page]
            your roster has no key that { $people } can use now. Ask one of them to make a new key in the view "Keys"
            they send you the file whose name ends in .pub. Choose it too, and add it in the view "Keys" for { $party }
       *[command]
            your roster has no key that { $people } can use now. Ask one of them to make a new key. They run: paraph key new NAME
            then add the file NAME.pub, which they send to you: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
    then ask them to sign with the new key
# The same, where only a pair of keys may do it.
no-pair-of-one =
    { $tool ->
        [page]
            your roster has no pair of keys that { $person } can use now. Ask them to make one in the view "Keys"
            they send you the file whose name ends in .pub. Choose it too, and add it in the view "Keys" for { $holder } of { $party }
       *[command]
            your roster has no pair of keys that { $person } can use now. Ask them to make one. They run: paraph key new NAME --suite hybrid
            then add the file NAME.pub, which they send to you: paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
    }
    then ask them to sign with the pair
no-pair-of-several =
    { $tool ->
        [page]
            your roster has no pair of keys that { $people } can use now. Ask one of them to make one in the view "Keys"
            they send you the file whose name ends in .pub. Choose it too, and add it in the view "Keys" for { $party }
       *[command]
            your roster has no pair of keys that { $people } can use now. Ask one of them to make one. They run: paraph key new NAME --suite hybrid
            then add the file NAME.pub, which they send to you: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
    }
    then ask them to sign with the pair
