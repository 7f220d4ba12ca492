### What may surprise someone in a draft or a record, and what each of these findings rests on. A finding is
### one sentence or two; the last one has no full stop: the code follows in parentheses.
###
### $languages, $language, $other_language  language tags: "en and ko"
### $annex     the id of an annex
### $whose     whose name it is: "the title", "the name of rok-mnd"
### $scripts   scripts that names are written in: "Latin", "Han and Hangul"
### $script    one of them
### $time      a time as it is written, in quotation marks
### $title, $name, $word, $placeholder  something from the file, in quotation marks
### $id        the id of an instrument (urn:uuid:...)
### $entry, $created, $end, $review, $expires  times
### $one, $other  ids of parties, or names in quotation marks
### $part  where two names differ: "at letter 2: "a" U+0061, "а" U+0430"
### $at, $one, $other  the number of a letter, counted from 1, and this letter in both names
### $letters   letters with their code points: ""о" U+043E"
### $record, $found  a digest
### $parties   ids of parties
### $count  how many languages
### $path      the name of a text, in quotation marks
### $line      the number of a line

authentic-without-text = the title or the names of all parties are in { $languages }, but there is no text to match. Is a text missing?
annex-without-text = annex { $annex } has no authentic text in { $languages }, but the main document has one
no-authentic-text = every text is a translation. The original text is missing
one-script = { $whose } is in { $scripts } script only, but readers of the texts in { $languages } use another script
several-authentic-without-divergence =
    { $count ->
        [0] the texts are in several languages. The record does not say which one prevails when they differ. In the draft, write divergence = "equal" (none prevails) or divergence = {"{"} prevails = "en" {"}"}
        [one] the texts are in several scripts. The record does not say which one prevails when they differ. In the draft, write divergence = "equal" (none prevails) or divergence = {"{"} prevails = "en" {"}"}
       *[other] the texts are in { $count } languages. The record does not say which one prevails when they differ. In the draft, write divergence = "equal" (none prevails) or divergence = {"{"} prevails = "en" {"}"}
    }
date-without-offset = { $time } has no offset from UTC, such as +09:00 or Z. Without an offset, it means another time in each country
same-title = { $title } is also the title of { $id }. Neither record says how the two are related
non-binding-without-clause = the draft says that all or a part of it is not legally binding. It does not name the clause that says so
entry-before-created = the instrument enters into effect on { $entry }, before it was made on { $created }
end-before-created = the instrument ends on { $end }, but it was made on { $created }, which is not earlier
review-after-expiry = the review is on { $review }, but the instrument ends on { $expires }, which is not later
same-name = { $one } and { $other } have the same name, { $name }
look-alike = { $one } and { $other } look alike, but differ { $part }
same-id = record { $record } has the same id. If this is another instrument, make a new id. If it is a new version, make sure that no one signs the old one
ends-by-less = this instrument ends record { $record }, but { $parties } must do less for it than for that record. Compare who has to sign, to approve and to show authority
seal-what-ends-powers = this instrument ends record { $record }, which gives powers. All parties should seal this instrument, and send it to those who rely on the powers
relation-wrong-digest = this names record { $record } of { $id }. You gave another record with that id. If you mean the record that you gave, write sha256 = "{ $found }"
other-language-meant = no language has the tag { $language }. Did you mean { $meant }?
unknown-language = no language has the tag { $language }. Write a tag such as en or ko
one-party = only one party signs this. Is a party missing?
empty-text = this text is empty (0 bytes)
one-text-two-languages = this text in { $language } is exactly the same file as the text in { $other_language }, { $path }. Is one of them wrong?
not-pdf = the file name ends with .pdf, but the file is not a PDF
git-lfs-pointer = this is a note of Git LFS, not the file itself. To get the file: git lfs pull
placeholder-in-text = line { $line } of the text has { $placeholder }. Must something be filled in there?
created-in-the-future = the record says that it was made on { $created }, which is more than a day from now. Check this time and the clock of this computer
evidence-unusable = the evidence cannot be used: { $why } ({ $code }). To leave it out: paraph merge
evidence-elsewhere = the evidence is about none of the acts in this bundle
created-after-evidence = the record says that it was made on { $created }, but a time-stamp about an act states the earlier time { $time }. The command verify ignores it

## Parts of the sentences above.

of-instrument = the title
of-party = the name of { $party }
of-annex = the title of annex { $annex }
script =
    { $script ->
        [Latin] Latin
        [Hangul] Hangul
        [Han] Han
        [Cyrillic] Cyrillic
        [Greek] Greek
        [Arabic] Arabic
        [Hiragana] Hiragana
        [Katakana] Katakana
       *[other] { $script }
    }

## What a finding rests on: a treaty, a standard, a case. A noun phrase.

source-treaties-33 = Vienna Convention on the Law of Treaties, article 33
source-treaties-33-1 = Vienna Convention on the Law of Treaties, article 33(1)
source-treaties-47 = Vienna Convention on the Law of Treaties, article 47: a limit on authority is notified
source-treaties-54 = Vienna Convention on the Law of Treaties, article 54
source-names = ICTCC Terms of Reference, 2021: names in their own script and in Latin
source-signing = ICTCC Terms of Reference, 2021: one signing, 4 and 5 August
source-titles = Joint Statements of Intent, 2022 and 2023: two instruments of one title
source-non-binding = 22 CFR 181.2; ROK Prime Minister's Directive 566, article 4(4)
source-own-times = the record's own times
source-own-names = the record's own names
source-own-texts = the record's own texts
source-ids = an id belongs to one instrument only (docs/format.md R2)
source-relations = a relation names one record (docs/format.md R14)
source-unicode = Unicode Technical Standard #39, Unicode Security Mechanisms
source-language-tags = RFC 5646, section 2.2.1: the tags of languages
source-pdf = ISO 32000-1: a PDF file begins with %PDF-
source-git-lfs = the specification of Git LFS
source-drafts = custom: drafts mark open points like this
source-clock = the clock of this computer
source-evidence = evidence is about acts of its bundle (docs/evidence-format.md H1)
