### Why an act cannot be signed: a sentence without a full stop.
###
### $party, $owner, $asked, $before   the id of a party
### $intent, $input   what the signatory gave, in the words of the front end: "--intent seal", "--authority"
### $count, $more    how many there are, and how many more
### $rows, $files    texts, as a report shows them; their paths
### $act, $target    the id of an act, or how it begins
### $record, $powers, $first, $second   the digest of a record
### $reason, $since, $from, $until, $time   the reason of a revocation; times
### $why             a message of this file: why an act would not count

of-unwanted = an act with { $intent } is not about another act
no-such-act = the bundle has no act with this id
of-needed = { $count } acts are possible
nothing-to-confirm = no act of your party needs a confirmation
nothing-to-withdraw = no act of yours can be withdrawn
nothing-to-witness = no one else has signed yet
withdrawn-already = you withdrew your act { $target } already: act { $act }
authority-unwanted = { $input } cannot be used with { $intent }
statements-unwanted = { $input } cannot be used with { $intent }
roster-needed = sealing needs a roster, which shows who has signed
party-needed = it is not said for which party you sign
unknown-key = this key is not in your roster
key-of-another-party = in your roster this key belongs to { $owner }, not to { $asked }
party-not-in-record = { $party } is not a party of this record
other-record = the two bundles are about different records, { $first } and { $second }
name-needed = it is not said who signs
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
out-of-order = { $before } must sign before { $party }, and has not signed yet
would-not-count = according to your roster, this act would not count: { $why }
would-not-count-by-record = this act would not count: { $why }
key-of-party = the key belongs to { $party }
key-may-not = "scope" of the key does not have { $intent }
key-not-designated = the record names other keys for your party
time-in-future = its time is in the future
time-before-record = its time is before the record was made
time-before-seen = its time is before that of an act that you have seen
key-valid-later = the key is valid from { $from }
key-expired = the key expired on { $until }
key-not-valid = the key is not valid at that time
key-revoked = the key is revoked ({ $reason }) since { $since }
key-revoked-always = the key is revoked ({ $reason })
seal-expired = this seal depends on the powers of record { $powers }, which had expired by then
seal-superseded = this seal depends on the powers of record { $powers }, which had been superseded by then
seal-terminated = this seal depends on the powers of record { $powers }, which had been terminated by then
seal-withdrawn = this seal depends on the powers of record { $powers }, which had been withdrawn or declined by then
sealed-act-expired = act { $act }, which this would seal, depends on the powers of record { $powers }, which had expired by then
sealed-act-superseded = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been superseded by then
sealed-act-terminated = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been terminated by then
sealed-act-withdrawn = act { $act }, which this would seal, depends on the powers of record { $powers }, which had been withdrawn or declined by then
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
idle-sealed-too-early = the instrument is not concluded yet, so it cannot be sealed
idle-after-the-seal = the parties have sealed the acts; nothing can change them now
not-the-id = what you typed is not the id of your party; nothing was signed
text-differs =
    { $count ->
        [one] a text is not the one in the record: { $rows }
       *[other] { $count } texts are not those in the record: { $rows }
    }
rows-and-more = { $rows }; and { $more } more
text-missing =
    { $count ->
        [one] the text { $files } was not found
       *[other] { $count } texts were not found: { $files }
    }
texts-missing = { $count } texts were not found: { $files }, and { $more } more
