### The report on a bundle: its headings, its rows, and its labels.
###
### A heading and a cell of a table have no full stop. What is in capitals needs attention.
###
### $party     the id of a party
### $name      the name of a party or of a person, or of a file where it says "found"
### $outcome   a cell of this file: "signed"
### $signed, $quorum  how many people of a party signed, and how many must
### $intent    what an act does
### $time, $from, $until  times
### $words     words that stand for a key
### $record    the digest of a record
### $kind      what a statement is: "reservation"
### $article   the article that a statement is about, in quotation marks
### $act       the first digits of an act's id
### $target    an act: "the signature of Jane Doe for us-dod-cio"
### $size      a size in bytes, or the cell with it
### $status    the status of a text
### $changes   what has to be done to a file: "with Unix line ends and without its byte-order mark"
### $window    when a key is valid: "valid from 1 January 2021"
### $detail     what would make a file match: `would-match`
### $difference  what was found in place of a text: "found: 4,191 bytes"
### $place     a file, and a place in it
### $step      a whole sentence: what to do
### $why, $code  a whole sentence and its code
### $roster    the name of a roster's file
### $digest    a digest

# Headings.
parties = Parties
signatures = Signatures that count
# In a refused bundle, "signed" must not stand beside "refused" without this.
parties-refused = Parties, if the files were in order
signatures-refused = Signatures that would count if the files were in order
other-acts = Other acts in force
texts = Texts
not-counted = Acts that are not counted
receipts = Receipts in your roster that prove nothing
why = Why
unjudged = These files were not judged, although they could change the answer

# Labels in front of a line, in a column; label-claims is a whole line.
label-claims = signed on { $time }, as the act states
# A time, and the same time in UTC: where people in several time zones signed.
time-with-utc = { $time } = { $utc }
label-why = why
label-next = next

# Parties.
signed = signed
not-authorised = NOT AUTHORISED
not-confirmed = NOT CONFIRMED
not-approved = NOT APPROVED
contested = CONTESTED
declined = DECLINED
not-signed = NOT SIGNED
unknown = NOT IN YOUR ROSTER
outcome-reserved =
    { $reservations ->
        [one] { $outcome }, with 1 reservation
       *[other] { $outcome }, with { $reservations } reservations
    }
quorum = { $signed } of { $quorum }
# More people signed than had to.
more-than-quorum = { $signed } signed, { $quorum } needed
claimed-party-name = { $name } (as the record says)

# Signatures that count.
signature =
    { $intent ->
        [sign-ad-referendum] for { $party }: { $name }, ad referendum and confirmed later
        [initial] for { $party }: { $name }, by initialling
       *[other] for { $party }: { $name }
    }
key-words = the 12 words of the key:
# The same words of the Korean list. Only readers of Korean see them.
key-words-korean = the same in Korean:
key-window = the key is { $window }
two-methods = this signature holds if either of two methods is unbroken
specimen-key = the key is a published SPECIMEN: anyone can sign with it
received-by = your roster shows that you held it on { $time }
proven-by = { $by } proves that it was signed no later than { $time }
received-later = noted as received on { $time }, which is after the time of this report
key-closed = nothing proves that the act was signed before the key expired or was revoked
powers-ended = nothing proves that the act was signed before its powers ended
quorum-rose = nothing proves that the act was signed before more people had to sign
authority = on the authority of the record { $record }
authority-ended = record { $record } says that this authority had ended before, but nothing proves when that record was made

# What an act states.
statement = { $kind }:
statement-on = { $kind } on { $article }:
statement-to =
    { $kind ->
        [reservation] reservation to what act { $act } states:
        [interpretative-declaration] interpretative declaration about what act { $act } states:
        [objection] objection to what act { $act } states:
       *[acceptance] acceptance of what act { $act } states:
    }
statement-on-to =
    { $kind ->
        [reservation] reservation on { $article } to what act { $act } states:
        [interpretative-declaration] interpretative declaration on { $article } about what act { $act } states:
        [objection] objection on { $article } to what act { $act } states:
       *[acceptance] acceptance on { $article } of what act { $act } states:
    }
statement-kind =
    { $kind ->
        [reservation] reservation
        [interpretative-declaration] interpretative declaration
        [objection] objection
       *[acceptance] acceptance
    }

# Texts. Another name, and what was found in the place of a text that differs, are lines of their own below its row.
matches = matches
found-as = found in the file { $name }
text-differs = DIFFERS
differs = found: { $size }
differs-found = found: { $name }, { $size }
differs-would-match = found: { $size }; { $detail }
differs-found-would-match = found: { $name }, { $size }; { $detail }
# The cell with a size, if both have the same.
same-size = other content of the same size
would-match = it would match { $changes }
would-match-line-ends = only its line ends differ, and it would match { $changes }
text-mismatch = { $path } (expected: { $size }, { $difference })
text-missing = NOT FOUND
not-checked = not checked
text-status =
    { $status ->
        [authentic] authentic version
        [official-translation] official translation
       *[courtesy-translation] courtesy translation
    }
bytes =
    { $size ->
        [one] 1 byte
       *[other] { NUMBER($size) } bytes
    }

# Acts that are not counted, and receipts that prove nothing: the cells of a row.
act-party = for { $party }
act-name = in the name of { $name }
act-key = key words: "{ $words } ..."
receipt-act = act { $act }
receipt-time = noted as held on { $time }
receipt-ignored = that is before the act or its record was made, because the act claims { $time }

# Reasons.
place = in { $place }
next = next: { $step }

by-roster = Judged by the roster { $roster } (sha256 { $digest }), as of { $time }
