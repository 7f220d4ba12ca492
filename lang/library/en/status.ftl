### What `paraph status` reports: for each instrument its state, why it is in that state, and what is due.
###
### $state        the state: "in effect"
### $since        a time or a day
### $open_powers  1 if the instrument depends on powers that are not sealed, else 0
### $reservations how many reservations there are
### $unproven     1 if it counts an act whose claimed time is not proven, else 0
### $state_since  what `state-since` gives
### $record       a digest
### $count, $parties  how many parties the record has, and their ids
### $title        the title of the instrument, in quotation marks
### $place        a file, and where in it
### $amendment    another instrument: "record 5f2c...: "Title""
### $holders      people who could do it, with their ids: "Jane Doe [jane-doe] or 홍길동 [hong]"
### $people       how many people must sign
### $able, $quorum  how many people have a pair of keys, and how many must
### $from         the time from which on a party must sign with pairs
### $party        the id of a party
### $what         what is due: one of the messages that begin with `due-`
### $on           a time
### $roster, $sha256, $at  the roster's file, its digest, and the time for which the states are given
### $instruments  how many instruments were judged together

state-since =
    { $state } since { $since }{ $open_powers ->
        [0] {""}
       *[other] ; it depends on powers that are not sealed
    }{ $reservations ->
        [0] {""}
        [one] ; with 1 reservation
       *[other] ; with { $reservations } reservations
    }{ $unproven ->
        [0] {""}
       *[other] ; a claimed time is not proven
    }
instrument =
    { $state_since }: { $title } { $count ->
        [one] by { $parties }
       *[other] between { $parties }
    }: record { $record }
unsound = refused: { $place } is damaged
amended = amended since { $since } by { $amendment }

## Labels in front of a line, at most four columns wide: why it is so; since when it is concluded; what to do; what does not count; what is
## due; in which file it is.

why = why
time = time
next = next
but = but
keys = keys
due = due
file = file

## Whether a party can sign with pairs of keys. $has_quorum is 1 if enough people have one.

ready =
    { $has_quorum ->
        [0] { $party } cannot sign with pairs of keys yet: { $able } of { $quorum } people have one
       *[other] { $party } can sign with pairs of keys
    }
ready-from =
    { $has_quorum ->
        [0] { $party } must sign with pairs of keys from { $from } on, but cannot yet: { $able } of { $quorum } people have one
       *[other] { $party } can sign with pairs of keys, and must from { $from } on
    }

## What is due. A noun phrase, without a full stop.

due-signature = the signature of { $holders } for { $party }
due-signature-no-one = a signature for { $party }; no one in your roster can sign for it now
due-signatures = the signatures of { $people } people for { $party }: { $holders }
due-signatures-no-one = the signatures of { $people } people for { $party }; no one in your roster can sign for it now
due-answer = { $party } declined; ask whether it will sign
due-confirmation = the confirmation of { $holders } for { $party }
due-confirmation-no-one = a confirmation for { $party }; no one in your roster can confirm for it now
due-approval = the approval of { $holders } for { $party }
due-approval-no-one = an approval for { $party }; no one in your roster can approve for it now
due-authority = proof of the authority of those who signed for { $party }, or the confirmation of { $holders }
due-authority-no-one = proof of the authority of those who signed for { $party }; no one in your roster can confirm for it now
due-keys = the keys of { $party }, which are not in your roster: ask { $party } for them
due-bundle = the bundle that { $party } signed: an act is missing
due-entry = its entry into effect on { $on }
due-review = its review by { $on }
due-review-late = its review, which was due on { $on }
due-expiry = its expiry on { $on }

due-before-expiry = { $what }, before this instrument ends on { $on }
due-after-expiry = { $what }. This instrument ended on { $on }, so this may no longer be needed

## The end of the report.

problems = Problems between instruments
by-roster = Judged by the roster { $roster } (sha256 { $sha256 }), as of { $at }.
not-checked =
    { $instruments ->
        [0] Texts were not checked; verify each bundle to check them. No instrument was judged.
        [one] Texts were not checked; verify each bundle to check them. This instrument was judged alone; other instruments can change its state.
       *[other] Texts were not checked; verify each bundle to check them. { $instruments } instruments were judged together.
    }
