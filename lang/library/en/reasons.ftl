### Why a bundle is not concluded. One sentence for each reason, without a full stop: the code follows in
### parentheses.
###
### $party  the id of a party
### $people names of people: "Jane Doe and 홍길동"
### $path   the name of a text
### $record, $act  a digest

other-record = the bundle is about another record than you expected. You expected record { $expected }. The bundle has record { $found }
party-absent = you asked about { $party }, but { $party } is not a party of this record
text-differs = { $path } is not the text that was signed
not-signed = { $party } has not signed
not-enough-signed = not enough people of { $party } have signed: { $counted } of { $quorum }
contested = { $party } signed, but { $people } declined later, before the acts were sealed
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
act-missing = an act is missing that { $party } had seen when it signed: { $act }
time-unproven = { $party } signed, but nothing proves that its key was valid at that time
text-missing = the text { $path } was not found, so it was not checked
