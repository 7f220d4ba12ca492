### What to do about a reason: instructions without a full stop. What looks like a command is typed as it
### stands here, after its capitals are filled in: do not translate it.
###
### $party    the id of a party
### $perhaps  the id of a party in the roster, which is nearly the same
### $owner    the id of the party whose key it is
### $before   the id of the party that signs first
### $holder   the id of a person in the roster
### $name     the name of a person, in quotation marks where it is a claim
### $people   names and ids: "Jane Doe (jane-doe) or 홍길동 (hong-gil-dong)"
### $missing  how many signatures are missing
### $file     the name of a text's file
### $claimed, $from, $since  times
### $why      why an act is not counted: a message of acts.ftl
### $act      the first digits of an act's id
### $step     a message of this file

unsound = ask the sender for the file again
other-record = check that you named the right record. If you did, ask the sender which record they mean, and compare its words by telephone. If they mean the record that you named, every party must sign that record
party-absent = check that this is the bundle that you mean. If { $party } is to become a party, all parties must sign a new record: paraph help changes
text-converted = the file was converted on its way to you; ask the sender to send it in a ZIP archive
text-differs = ask the sender for the text again, and do not use this file. If you changed it yourself, restore the signed version. Or make a new record, which every party must sign. To see how: paraph help changes
text-missing = put { $file } into the folder of the texts
contested = ask { $party } whether it signs or declines. If it signs, it must sign again
withdrawn = ask { $party }, which withdrew its signature, whether it still wants to sign. If so, it must sign again
declined = ask { $party } which changes it wants
reserved = ask { $party } to withdraw that act and to sign without reservation
act-missing = ask { $party } for the bundle that they signed, and merge it with this one
time-unproven = if you can show that you held the bundle by then, note it: paraph roster accept FILE --on TIME --roster ROSTER; if not, ask { $party } to sign again
instrument-missing = if you have the instrument that gives the authority, name it with --with; if not, ask { $party } for it
ask-signature = ask for the signature of { $people }
ask-authority = ask for a confirmation, with authority, by { $people }: paraph sign FILE --intent confirm --authority INSTRUMENT --key NAME.key --roster ROSTER
ask-confirmation = ask for the confirmation of { $people }
ask-approval = ask for the approval of { $people }

# A person of the roster, in $people: "Jane Doe (jane-doe)".
holder = { $name } ({ $holder })

# The roster does not have the party.
party-unknown = call { $party }, but not at a telephone number from this bundle. Let them read the words of their keys to you, and add each key with its words: paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER
party-perhaps = your roster has { $perhaps }: if that is a typing error, write id = "{ $party }" there; if not, { $step }

# An act is there and is not counted.
not-counted = an act in the name of { $name } is not counted: { $why } (act { $act })
too-early = your roster has this key of { $holder } from { $from } on. If { $holder } already had it on { $claimed }, set "from" in the roster to that time or an earlier one; no one has to sign again
expired = the key had expired: ask { $holder } to sign with a key that is valid now
sign-with-new-key = ask { $holder } to sign again with the key that your roster has now
sign-with-another-key = ask { $holder } to sign again with another key (paraph key new, then paraph roster add)
held-before = if you can show that you held this bundle before { $since }, note it: paraph roster accept FILE --on TIME --roster ROSTER; if not, { $step }
key-of-another-party = ask { $owner } why a key of { $holder } signed for { $party }; then ask { $party } to sign
specimen-key = ask { $holder } to make their own key (paraph key new NAME) and to sign with it
not-allowed = if { $holder } may do this, change "scope" of the key in your roster; if not, ask another person of { $party }
not-designated = ask { $holder } to sign with a key that the record names. To use this key, the parties need a new record
from-the-future = you judge as of { $at }, and the act claims a later time. Judge as of a later time, or leave out --at to judge as of now. If { $claimed } is still in the future, compare clocks: ask { $holder } whether it is the time of the signature. If a clock was wrong, { $holder } sets it and signs again
clock-wrong = ask { $holder } to set the computer's clock and to sign again
out-of-order = send { $holder } the bundle with the signature of { $before }, and ask them to sign that bundle

# Several steps.
or-ask = { $step }; or ask for the signature of { $people }
too-few = ask for the signature of { $people }; but { $missing } signatures are missing, and by your roster no one else can sign now; for the others: { $step }
unknown-key = ask { $party } by telephone whose key this is, and ask them to read out its words. If the key is theirs, type the words that they read to you: paraph roster add { $party } --bundle FILE --words "..." --holder ID --roster ROSTER. If not: { $step }

# No key in the roster may do it now.
no-one-else = your roster has no one else of { $party }. Ask { $party } by telephone who will do it and with which key, and add that key: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
no-key-of-one = no key of { $person } in your roster may do it now: ask them for a new one (paraph key new NAME), add it, and ask them to sign with it: paraph roster add { $party } --key NAME.pub --holder { $holder } --roster ROSTER
no-key-of-several = no key of { $people } in your roster may do it now: ask them for new ones (paraph key new NAME), add them, and ask them to sign with these: paraph roster add { $party } --key NAME.pub --holder ID --roster ROSTER
