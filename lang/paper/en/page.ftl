### What stands on the paper itself: headings, labels and sentences. A heading and a label have no full stop.
###
### $page, $pages  numbers of pages
### $time, $on     a time
### $language, $tag  a language by its name or code, and its code
### $relation      a relation to another instrument
### $state         one of the states of an instrument
### $name          the name of a file
### $count, $all  how many signatures
### $id            the id of a party
### $party         the name of a party and its id, as `party-with-id` has it
### $counted, $quorum  how many people signed for a party, and how many must
### $missing       how many required signatures are missing
### $people        names of people
### $program, $typst  version numbers

# What the paper is.
certificate = Certificate of verification
report = Report on an instrument
not-concluded = NOT CONCLUDED
not-concluded-refused = REFUSED
not-concluded-what = According to the bundle in this PDF and one roster, this instrument is not concluded. This paper is a report and not a certificate.
not-concluded-because = The reasons:
# The reasons, where the library's words are about what a party did: the bundle shows only what is in it.
no-signature-of = No valid signature for { $party } is in this bundle. Another bundle may have it.
too-few-signatures-of = Valid signatures for { $party } in this bundle: { $counted } of { $quorum }. Another bundle may have more.
declined-for = No valid signature for { $party } is in this bundle. In this bundle, { $people } declined to sign.
no-confirmation-of = No valid confirmation by { $party } is in this bundle. Another bundle may have it.
no-approval-of = No valid approval by { $party } is in this bundle. Another bundle may have it.
# In the table of parties.
party-no-signature = NO SIGNATURE IN BUNDLE
party-no-confirmation = NO CONFIRMATION IN BUNDLE
party-no-approval = NO APPROVAL IN BUNDLE
party-too-few = TOO FEW SIGNATURES IN BUNDLE
# Under the titles.
what-counts = Printed by the program paraph. Not issued by an authority. Only a verification of the attached bundle is proof.
# Behind the text of each page.
watermark = NOT CONCLUDED
page-of = Page { $page } of { $pages }
foot-record = Record
# A specimen key counts.
specimen =
    { $verdict ->
        [concluded] SPECIMEN: NOT A REAL AGREEMENT. Made with practice keys whose secret part is public: { $count } of { $all } signatures. Anyone can sign with them.
        [incomplete] SPECIMEN: NOT A REAL AGREEMENT. Signatures that count: { $all }. Made with practice keys whose secret part is public: { $count }. Anyone can sign with them.
       *[refused] SPECIMEN: NOT A REAL AGREEMENT. Signatures that count: { $all }. Made with practice keys whose secret part is public: { $count }. Anyone can sign with them.
    }
specimen-word = SPECIMEN

# Headings.
state = Result
parties = Parties
signatures = Signatures
signatures-in-detail = Signatures in detail
texts = Texts
terms = Terms and relations
identity = Identity of the record
judgement = Basis of this result
limits = What this paper proves, and what it does not prove
attachments = Files in this PDF

# The state.
label-verdict = Verdict
verdict =
    { $verdict ->
        [concluded] concluded
        [incomplete] not concluded
       *[refused] refused: something is false
    }
verdict-specimen = concluded (specimen)
verdict-missing = not concluded: missing signatures: { $missing } of { $all } required
label-since = Concluded since
since-claimed = { $time }, as the acts state
label-proven = Time proven
proven = no later than { $time }
not-proven = no: nothing but the acts themselves says when they were signed
proven-in-part = for { $count } of { $all } signatures: see each
label-state = Status
state-since =
    { $state ->
        [open] open since { $time } (as the record states)
        [partly-signed] partly signed since { $time } (as the act states)
        [pending] pending since { $time } (as the acts state)
        [concluded] concluded since { $time }, as the acts state; not yet in effect
        [in-effect] in effect since { $time }, as the acts state
        [expired] expired on { $time }
        [superseded] superseded on { $time }, as the acts state
        [terminated] terminated on { $time }, as the acts state
       *[withdrawn] withdrawn on { $time }, as the act states
    }
# Why it is in effect, under the line above.
entered-with-last-signature = that is the time that the last required signature itself states
entered-on-its-date = the record names that day. By the times that the signatures state, all parties had signed by then
entered-after-its-date = that is the time that the last required signature itself states. It is after the day that the record names
entered-with-confirmation = by the times that the acts state, each party had confirmed by then
label-sealed = Sealed
sealed = yes: no later act changes this judgement
unsealed = no: a later act can change this judgement
unsealed-powers = no: the powers behind a seal are not sealed
label-reservations = Reservations
label-texts-checked = Texts
texts-checked = checked: each text below is the one that the record names
texts-not-checked = not checked
texts-not-all = checked: see below

# Heads of tables.
party = Party
party-outcome = Result
party-people = Signed
text-file = Text
text-language = Language
text-status = Status by the record
text-size = Size

# After a time in another zone, on a paper in Korean.
time-in-korea = { $time } in Korea
# Languages of texts.
arabic = Arabic
chinese = Chinese
english = English
french = French
german = German
japanese = Japanese
korean = Korean
russian = Russian
spanish = Spanish
language-of = { $language } ({ $tag })

# A signatory.
label-roster-name = Name in the roster
label-title = Title
label-capacity = Capacity
capacity =
    { $capacity ->
        [official] holder of the office
        [acting] acting holder of the office
        [performing-duties] performing the duties of the office
       *[delegate] delegate
    }
label-party = For
label-intent = Act
intent =
    { $intent ->
        [initial] initial
        [sign] sign
        [sign-ad-referendum] sign ad referendum
        [confirm] confirm
        [approve] approve
        [witness] witness
        [decline] decline
        [withdraw] withdraw
       *[seal] seal
    }
label-place = Place (claimed)
place = { $town }, { $country }
statement =
    { $kind ->
        [reservation] Reservation
        [interpretative-declaration] Interpretative declaration
        [objection] Objection
       *[acceptance] Acceptance
    }
statement-on = { $statement } on { $article }
statement-to = { $statement } about what act { $act } states
no-signatures = No signature counts.

# Texts.
no-texts = The record names no text.

# Identity.
digest-what = SHA-256 of the record. It is in the QR code, too.
digest-names = This number names the document. It is the same whether all, some or no parties have signed.
digest-alt = QR code of the SHA-256 of the record
words-english = The same in words
words-korean = The same in Korean words
label-id = Instrument

# Judgement.
judged-roster = Roster (SHA-256)
judged-at = As of
judged-at-what = the time for which the result holds, not a date of issue or expiry
label-bundle = Bundle (SHA-256)
label-acts = Acts in the bundle
label-validity = Key valid (by the roster)
no-time-limit = no time limit
party-with-id = { $name } ({ $id })
signatory-name = Name
signatory-time = Time (claimed)
label-made = Record made (as the record states)
# After a relation to an instrument that was not given.
not-checked-here = { $relation } (not checked here)

# Limits.
proves-bundle = The file bundle.json in this PDF has the record and the signed acts. A successful verification shows that the keys listed under Signatures signed this record, which names its texts.
proves-bundle-not-concluded = The file bundle.json in this PDF has the record and the signed acts. A successful verification shows that the keys listed under Signatures signed this record.
proves-bundle-no-signatures = The file bundle.json in this PDF has the record and the signed acts. No signature in it counts.
proves-roster = This paper has the result of judging the bundle by one roster, at one time. Other acts, another roster or another time can give another result.
not-authority = It does not prove authority to sign or legal effect.
not-specimen = This specimen does not prove who signed, even if a verification succeeds.
not-page = No page of this paper is signed. Anyone could alter these printed words. Only a verification of the bundle is proof.
not-later = A later act or instrument can change the status. Then this paper stays as it is.
not-times = A time is what the act states, unless this paper says that it is proven.
steps = How to verify
# Under a step with a colon at the end is a command.
step-roster = Get the roster of your own office, not the sender's. It says who holds each key. It is not in this PDF.
step-run = Open this PDF and the roster in your own copy of the page paraph.html, or run this command:
step-compare = Compare the result and the record's number with this paper. Another roster or another time can give another result.
step-words = Ask each signatory by telephone, at a number that you already have, to read the words of their key to you. Compare them.

# Attachments.
attached-bundle = The record and the signed acts: the proof
attached-certificate = How this paper was made
attached-text = Text of the record
not-attached = The texts are not in this PDF.
made-by = Made by paraph-paper { $program } with Typst { $typst }.
