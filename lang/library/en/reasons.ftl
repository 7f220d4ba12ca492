### Why a bundle is not concluded. One sentence for each reason, without a full stop: the code follows in
### parentheses.
###
### $party  the id of a party
### $people names of people: "Jane Doe and 홍길동"
### $path   the name of a text
### $record, $act  a digest

other-record = this is about another record: expected { $expected }, found { $found }
party-absent = { $party } is not a party of this record, but you asked for it
text-differs = { $path } is not the text that was signed
not-signed = { $party } has not signed
not-enough-signed = not enough people of { $party } have signed: { $counted } of { $quorum }
contested = { $party } signed, but { $people } declined later, before anything was sealed
declined = { $party } has not signed: { $people } declined
authority-lacking = { $party } signed, but no signatory has shown their authority
confirmation-lacking = { $party } signed ad referendum and has not confirmed this yet
approval-lacking = { $party } signed subject to approval and has not approved this yet
reserved =
    { $reservations ->
        [one] { $party } signed with 1 reservation, but you accept none
       *[other] { $party } signed with { $reservations } reservations, but you accept none
    }
party-unknown = { $party } is not in your roster, so no signature counts for it
act-missing = an act that existed when { $party } signed is missing: { $act }
time-unproven = nothing proves that the signature for { $party } was made while its key was valid
text-missing = { $path } was not found, so it was not checked
