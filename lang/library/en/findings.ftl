### What is wrong between instruments. A finding is one or two sentences; the last one has no full stop: the
### code follows in parentheses.
###
### $relation what `relation` gives: a whole sentence
### $kind     what one instrument does to another, as its record says
### $from, $target  the digests of the two records; $from says something of $target
### $id       the id of a record (urn:uuid:...)
### $found    the digest or the id of the record at hand
### $act, $by a digest of an act; of a record
### $parties  ids of parties
### $records, $ids  digests or ids of records
### $count    how many things of a list are not named

relation =
    { $kind ->
        [amends] record { $from } amends record { $target }
        [supersedes] record { $from } supersedes record { $target }
        [terminates] record { $from } terminates record { $target }
        [extends] record { $from } extends record { $target }
        [implements] record { $from } implements record { $target }
        [reaffirms] record { $from } reaffirms record { $target }
        [validated-by] record { $from } is validated by record { $target }
        [annex-of] record { $from } is an annex of record { $target }
        [corrects] record { $from } corrects record { $target }
       *[reply-to] record { $from } replies to record { $target }
    }

target-missing = { $relation }. You did not give that record ({ $id })
wrong-digest = { $relation } of { $id }. You gave a record with the same id, but with another digest: { $found }. If you mean that record, sign a new record that names its digest
wrong-id = { $relation }, and gives its id as { $id }. But the id of that record is { $found }
not-by-all-parties = { $relation }, but { $parties } did not agree, so this changes nothing
extension-without-end = record { $from } extends record { $target } but does not say until when, so this changes nothing
ends-by-less = { $relation }, but { $parties } had to do less for it than for that record. Compare who had to sign, to approve and to show authority
end-not-proven = record { $from } is sealed, and its act { $act } depends on the powers of record { $target }. Record { $by } ended these powers at an earlier time, but nothing proves that record { $by } existed then
same-id-in-effect = several records in effect have the same id, { $id }: { $records }. Agree with the other parties which one holds, and end the others
supersession-cycle = these instruments supersede each other in a circle: { $ids }

more = { $count } more
