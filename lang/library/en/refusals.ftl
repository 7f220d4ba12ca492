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
of-needed = { $count } acts are possible, and you did not name one
nothing-to-confirm = no act of your party needs a confirmation
nothing-to-withdraw = no act of yours can be withdrawn
nothing-to-witness = no one else has signed yet
withdrawn-already = you already withdrew your act { $target }, with the act { $act }
authority-unwanted = { $input } cannot be used with { $intent }
statements-unwanted = { $input } cannot be used with { $intent }
roster-needed = to seal, you need a roster, because it shows who has signed
party-needed = you did not say for which party you sign
unknown-key = this key is not in your roster
half-of-a-pair = this key is half of a pair of { $holder } in your roster, and counts only with the other half
other-set = your roster has one of these keys for { $holder }, but not this pair
halves-of-two-holders = these are keys of two people in your roster, { $one } and { $other }
key-of-another-party = in your roster, this key belongs to { $owner }, not to { $asked }
party-not-in-record = { $party } is not a party of this record
other-record = the two bundles are about different records, { $first } and { $second }
name-needed = you did not give the name of the person who signs
already-signed =
    { $intent ->
        [initial] this key already initialled this record, on { $time }
        [sign] this key already signed this record, on { $time }
        [sign-ad-referendum] this key already signed this record ad referendum, on { $time }
        [confirm] this key already confirmed this act, on { $time }
        [approve] this key already approved this record, on { $time }
        [witness] this key already witnessed this act, on { $time }
        [decline] this key already declined this record, on { $time }
        [withdraw] this key already withdrew this act, on { $time }
       *[seal] this key already sealed these acts, on { $time }
    }
out-of-order = { $before } must sign before { $party }. { $before } has not signed yet
would-not-count = according to your roster, this act would not count: { $why }
would-not-count-by-record = this act would not count: { $why }
key-of-party = the key belongs to { $party }
key-may-not = in your roster, "scope" of this key does not include { $intent }
key-not-designated = the record names other keys for your party
pair-by-record = the record demands a pair of keys, but this is one key
pair-by-roster = your roster demands a pair of keys from { $from } on, but this is one key
time-in-future = the time of the act is in the future
time-before-record = the time of the act is before the record was made
time-before-seen = the time of the act is before the time of an act that you have seen
key-valid-later = the key is not valid yet at that time. It is valid from { $from }
key-expired = the key expired on { $until }
key-not-valid = the key is not valid at that time
key-revoked = the key has been revoked ({ $reason }) since { $since }
key-revoked-always = the key is revoked ({ $reason })
seal-expired = this seal depends on the powers of record { $powers }, which had expired by then
seal-superseded = this seal depends on the powers of record { $powers }, which had been superseded by then
seal-terminated = this seal depends on the powers of record { $powers }, which had been terminated by then
seal-withdrawn = this seal depends on the powers of record { $powers }, which had been withdrawn or declined by then
sealed-act-expired = this seal would include act { $act }. That act depends on the powers of record { $powers }, which had expired by then
sealed-act-superseded = this seal would include act { $act }. That act depends on the powers of record { $powers }, which had been superseded by then
sealed-act-terminated = this seal would include act { $act }. That act depends on the powers of record { $powers }, which had been terminated by then
sealed-act-withdrawn = this seal would include act { $act }. That act depends on the powers of record { $powers }, which had been withdrawn or declined by then
idle-withdrawn = the act is withdrawn
idle-declined = you have declined since
idle-signed = you have signed since
idle-contradicted = you did the opposite in another copy. Withdraw one of the two first
idle-target-missing = the act that you name is not in the bundle
idle-not-own-party = you can confirm only an act of your own party
idle-not-own-act = you can withdraw only an act of your own
idle-not-withdrawable = a withdrawal cannot be withdrawn. Sign again
idle-own-witness = you cannot witness your own act
idle-nothing-to-confirm = the act that you name needs no confirmation, or no longer counts
idle-no-approval = the record requires no approval
idle-sealed-too-early = the instrument is not concluded yet, so it cannot be sealed
idle-after-the-seal = the parties have sealed the acts, so nothing can change the result now
not-the-id = you did not type the id of your party. Nothing was signed
text-differs =
    { $count ->
        [one] a text differs from the text in the record: { $rows }
       *[other] { $count } texts differ from the texts in the record: { $rows }
    }
rows-and-more = { $rows }; and { $more } more
text-missing =
    { $count ->
        [one] the text { $files } was not found
       *[other] { $count } texts were not found: { $files }
    }
texts-missing = { $count } texts were not found: { $files }, and { $more } more
