### What a record, a bundle or an act says: `paraph show`, and the same lines in the question of `paraph sign`.
### A label stands in a column of 13 letters, two of which stay empty. Nothing here was verified.
###
### $act, $record   a digest, or how it begins
### $party          the id of a party; $parties: several
### $name, $title   a name or title, as the record or the act has it
### $latin          a name in Latin letters
### $who            a name, with what was added to it
### $language       a language tag like "en"
### $value          text of the record's writer
### $time, $date, $from, $until   a time or a day
### $clause, $article   "Article 9"
### $intents        what someone may do: "sign and seal"
### $keys           words of keys
### $town, $country, $place   where someone signed

label-instrument = Instrument
label-kind = Kind
label-id = Id
label-record = Record
label-words = Words
# The same digest in words of the Korean list. Only readers of Korean see it.
label-words-korean = In Korean
label-made = Made
label-order = Order
label-metadata = Metadata
label-approval = Approval
label-initialling = Initialling
label-suite = Keys
label-authority-required = Authority
label-divergence = Divergence
label-legal-effect = Legal effect
label-in-effect = In effect
label-expires = Expires
label-review = Review
label-annex = Annex
label-relation = Relation
label-powers = Powers
label-powers-key = { "  " }for key
label-act = Act

# What `sign` shows about the act, in the same column.
label-signatory = Signatory
label-title = Title
label-capacity = Capacity
label-place = Place
label-about = About
label-authority = Authority
label-statement = Statement
label-warning = Warning
label-key = Key
# The same key in words of the Korean list. Only readers of Korean see it.
label-key-korean = In Korean
label-kept-by = Kept by
label-time = Time
label-seen = Seen
label-effect = Effect

parties = Parties named in the record
texts = Texts
acts = Acts (not verified)
no-acts = No one has signed.
statements = Statements and authority (not verified)

named-in = { $name } ({ $language })
metadata = { $name }: { $value }
# What kind of instrument it is.
kind-agreement = agreement
kind-contract = contract
kind-joint-statement-of-intent = joint statement of intent
kind-memorandum-of-understanding = memorandum of understanding
kind-terms-of-reference = terms of reference
order-any = the parties sign in any order
# The parties one by one: "a", "a, then b", "a, then b, then c".
order-then = { $before }, then { $party }
approval = each party must approve what it signed
initialling = initials count as a signature
suite = only pairs of keys (two methods) can sign
authority = { $parties } must show their authority
divergence-equal = all authentic texts are equally valid
divergence-prevails = if the texts differ, the one in { $language } decides
legal-effect =
    { $kind ->
        [binding] binding
        [non-binding] not binding
       *[mixed] binding in part
    }
legal-effect-in =
    { $kind ->
        [binding] binding ({ $clause })
        [non-binding] not binding ({ $clause })
       *[mixed] binding in part ({ $clause })
    }
effect-last-signature = with the last signature
effect-confirmation = once each party has confirmed
effect-on = on { $time }
annex = { $annex }: { $title }

relation-to-record =
    { $kind ->
        [amends] amends the record { $record }
        [supersedes] supersedes the record { $record }
        [terminates] terminates the record { $record }
        [extends] extends the record { $record }
        [implements] implements the record { $record }
        [reaffirms] reaffirms the record { $record }
        [validated-by] is validated by the record { $record }
        [annex-of] is an annex of the record { $record }
        [corrects] corrects the record { $record }
       *[reply-to] is a reply to the record { $record }
    }
relation-to-paper =
    { $kind ->
        [amends] amends { $title } of { $date }, which is on paper and cannot be verified
        [supersedes] supersedes { $title } of { $date }, which is on paper and cannot be verified
        [terminates] terminates { $title } of { $date }, which is on paper and cannot be verified
        [extends] extends { $title } of { $date }, which is on paper and cannot be verified
        [implements] implements { $title } of { $date }, which is on paper and cannot be verified
        [reaffirms] reaffirms { $title } of { $date }, which is on paper and cannot be verified
        [validated-by] is validated by { $title } of { $date }, which is on paper and cannot be verified
        [annex-of] is an annex of { $title } of { $date }, which is on paper and cannot be verified
        [corrects] corrects { $title } of { $date }, which is on paper and cannot be verified
       *[reply-to] is a reply to { $title } of { $date }, which is on paper and cannot be verified
    }

powers-always = may { $intents }, at all times
powers-from = may { $intents }, from { $from }
powers-until = may { $intents }, until { $until }
powers-between = may { $intents }, from { $from } until { $until }
powers-instrument = only for the instrument { $instrument },
powers-version = in the version of the record { $record }
# An act by its intent: in a list of acts, and of what someone may do.
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

quorum =
    { $quorum ->
        [one] 1 person must sign
       *[other] { $quorum } people must sign
    }
only-keys = only with the keys { $keys }
text-size =
    { $bytes ->
        [one] 1 byte
       *[other] { NUMBER($bytes) } bytes
    }
text-status =
    { $status ->
        [authentic] authentic
        [official-translation] official translation
       *[courtesy-translation] courtesy translation
    }
text-annex = annex { $annex }

short-act = act { $act }
act-for = for { $party }
act-said = { $intent }, { $time }
act-said-about = { $intent } act { $act }, { $time }
act-stated =
    { $statements ->
        [one] { $intent } with 1 statement, { $time }
       *[other] { $intent } with { $statements } statements, { $time }
    }
act-stated-about =
    { $statements ->
        [one] { $intent } act { $act } with 1 statement, { $time }
       *[other] { $intent } act { $act } with { $statements } statements, { $time }
    }
act-key = key: { $keys }

act-authority = act { $act } names the record { $record } as its authority
statement =
    { $kind ->
        [reservation] act { $act } has a reservation
        [interpretative-declaration] act { $act } has an interpretative declaration
        [objection] act { $act } has an objection
       *[acceptance] act { $act } has an acceptance
    }
statement-on =
    { $kind ->
        [reservation] act { $act } has a reservation on { $article }
        [interpretative-declaration] act { $act } has an interpretative declaration on { $article }
        [objection] act { $act } has an objection on { $article }
       *[acceptance] act { $act } has an acceptance on { $article }
    }
statement-to =
    { $kind ->
        [reservation] act { $act } has a reservation to act { $to }
        [interpretative-declaration] act { $act } has an interpretative declaration to act { $to }
        [objection] act { $act } has an objection to act { $to }
       *[acceptance] act { $act } has an acceptance of act { $to }
    }
statement-on-to =
    { $kind ->
        [reservation] act { $act } has a reservation on { $article } to act { $to }
        [interpretative-declaration] act { $act } has an interpretative declaration on { $article } to act { $to }
        [objection] act { $act } has an objection on { $article } to act { $to }
       *[acceptance] act { $act } has an acceptance on { $article } of act { $to }
    }

# Who did what for whom, as an act claims.
deed =
    { $intent ->
        [initial] { $name } initialled for { $party }, { $time }
        [sign] { $name } signed for { $party }, { $time }
        [sign-ad-referendum] { $name } signed ad referendum for { $party }, { $time }
        [confirm] { $name } confirmed for { $party }, { $time }
        [approve] { $name } approved for { $party }, { $time }
        [witness] { $name } witnessed for { $party }, { $time }
        [decline] { $name } declined for { $party }, { $time }
        [withdraw] { $name } withdrew for { $party }, { $time }
       *[seal] { $name } sealed for { $party }, { $time }
    }

# Who an act names as signing. Each of these adds something to the one before, where the act has it:
# 홍길동 (Hong Gil-dong), Deputy Minister [acting], at Seoul, KR
signatory-latin = { $who } ({ $latin })
signatory-title = { $who }, { $title }
signatory-capacity =
    { $capacity ->
        [official] { $who } [official]
        [acting] { $who } [acting]
        [performing-duties] { $who } [performing the duties]
       *[delegate] { $who } [delegate]
    }
signatory-place = { $who }, at { $place }
place = { $town }, { $country }

unchecked = this is what the file says. Nothing was verified
