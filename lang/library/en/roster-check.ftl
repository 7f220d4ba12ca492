### What will cause trouble in a roster. One sentence or two; the last one has no full stop: the code follows in
### parentheses.
###
### $holder    the id of a person who holds keys
### $until, $on, $created, $signed_at  times
### $party     the id of a party
### $quorum, $able  how many people must sign, and how many can
### $one, $other  two ids, or two names in quotation marks
### $name      a name
### $part  where two names differ: "at letter 2: "a" U+0061, "а" U+0430"
### $envelopes how many signed acts
### $record, $act  a digest

expired = a key of { $holder } expired on { $until }
expires-soon = a key of { $holder } expires on { $until }; ask for a new one
blocked =
    { $quorum ->
        [one] { $able ->
            [0] { $party } cannot sign: 1 person must sign, but no one can
           *[other] { $party } cannot sign: 1 person must sign, but { $able } can
        }
       *[other] { $able ->
            [0] { $party } cannot sign: { $quorum } people must sign, but no one can
            [one] { $party } cannot sign: { $quorum } people must sign, but only 1 can
           *[other] { $party } cannot sign: { $quorum } people must sign, but only { $able } can
        }
    }
one-loss-blocks = if { $holder } loses one key, { $party } cannot sign
quorum-of-one = one person alone can bind { $party }
specimen = a key of { $holder } is a published specimen: anyone can sign with it
same-name = { $one } and { $other } have the same name, { $name }; are they one person?
look-alike = { $one } and { $other } look alike, but differ { $part }
received-from-the-future =
    { $envelopes ->
        [one] 1 signed act is noted as held on { $on }, in the future; correct the time
       *[other] { $envelopes } signed acts are noted as held on { $on }, in the future; correct the time
    }
received-before-the-record = an act about the record { $record } is noted as held on { $on }, before the record was made on { $created }; verify ignores this note
received-before-the-act = the act { $act } for { $party } is noted as held on { $on }, before it was signed on { $signed_at }; verify ignores this note
