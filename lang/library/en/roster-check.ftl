### What will cause trouble in a roster. One sentence or two; the last one has no full stop: the code follows in
### parentheses.
###
### $holder    the id of a person who holds keys
### $source    the id of a time-stamp authority or log
### $until, $on, $created, $signed_at, $from, $earlier  times
### $party     the id of a party
### $quorum, $able  how many people must sign, and how many can
### $one, $other  two ids, or two names in quotation marks
### $name      a name
### $part  where two names differ: "at letter 2: "a" U+0061, "а" U+0430"
### $envelopes how many signed acts
### $keys      how many keys of the party can sign
### $record, $act  a digest

expired = a key of { $holder } expired on { $until }
expires-soon = a key of { $holder } expires on { $until }. Ask for a new key
blocked =
    { $quorum ->
        [one] { $party } cannot sign: 1 person must sign, but { $able ->
            [0] no one can
           *[other] { $able } can
        }
       *[other] { $party } cannot sign: { $quorum } people must sign, but { $able ->
            [0] no one can
            [one] only 1 person can
           *[other] only { $able } people can
        }
    }
one-loss-blocks =
    { $keys ->
        [one] { $party } has only one key. If it is lost, { $party } cannot sign
       *[other] if { $holder } loses their only key, { $party } cannot sign
    }
quorum-of-one = one person alone can sign for { $party }, and that signature binds { $party }
specimen = a key of { $holder } is a published specimen: anyone can sign with it
same-name = { $one } and { $other } have the same name, { $name }. Are they one person?
look-alike = { $one } and { $other } look alike, but differ { $part }
authority-ended = { $source } ended on { $until }. What it proves counts only if it was renewed before
authority-ends-soon = { $source } ends on { $until }. What it proves must be renewed before: paraph time due DIR --roster FILE
authority-never-counts = the certificate of { $source } is valid from { $from } to { $until }, which is never in the window that the roster gives { $source }. Nothing that it proves counts. Check the window
received-from-the-future =
    { $envelopes ->
        [one] the roster says that you held 1 signed act on { $on }, which is in the future. Correct the time
       *[other] the roster says that you held { $envelopes } signed acts on { $on }, which is in the future. Correct the time
    }
received-before-the-record = the roster says that you held an act about the record { $record } on { $on }, but the record was made later, on { $created }. The command verify ignores this note
received-before-the-act = the roster says that you held the act { $act } for { $party } on { $on }, but the act was signed later, on { $signed_at }. The command verify ignores this note
not-ready =
    { $quorum ->
        [one] from { $from } on, { $party } must sign with a pair of keys, but { $able ->
            [0] no one has one
           *[other] { $able } have one
        }. Add a pair: paraph key new NAME --suite hybrid
       *[other] from { $from } on, { $quorum } people of { $party } must sign with pairs of keys, but { $able ->
            [0] no one has one
            [one] only 1 person has one
           *[other] only { $able } people have one
        }. Add pairs: paraph key new NAME --suite hybrid
    }
rule-without-effect = for { $party }, the roster says hybridFrom = { $from }. This has no effect, because the rule for all parties begins earlier, on { $earlier }
evidence-by-no-one =
    { $entries ->
        [one] the bundle of the record { $record } has 1 entry of evidence, but no authority and no log of the roster made it. It proves nothing
       *[other] the bundle of the record { $record } has { NUMBER($entries) } entries of evidence, but no authority and no log of the roster made one of them. They prove nothing
    }
