### The view in which the user verifies. The verdict and the report are sentences of the library.
###
### $count  how many files
### $file   the name of a file
### $word   the verdict, $time: a time

# What is not clear from the files.
choose-instrument = Which file do you want to verify or sign? Choices: { $count }
choose-roster = Which roster is yours? Choices: { $count }
not-chosen = Not chosen yet
roster-unclear = There is more than one roster. The page judges nothing until you choose yours.
no-bundle = To verify, also choose a bundle.
record-only = This is a record. It says what is to be signed. A bundle has the signatures.
# Heads of tables.
party = Party
outcome = Result
people = Signers
name = Name
text-outcome = Result
text-language = Language
text-status = Status
text-size = Size
text-path = File
keys = Keys
evidence = Evidence
evidence-of = About
evidence-effect = Effect
signatory = Signatory, as claimed
key-words = Words of the key
# Without a roster.
claimed-keys = Who holds the keys, as the bundle claims
claimed-what = The bundle itself says whose keys these are, and nothing proves it. Choose your roster. Or ask each signatory by telephone to read the words of their key to you, and add the key to a roster in the view "Keys".
acts = What each act says of itself
place = Place:
# Headings.
record = What the record says
judged-by = Judged by
own-roster = This must be your own roster: the list of keys that your office trusts. Never use a roster that another party sent.
# Labels of rows.
label-kind = Kind of instrument
label-id = Id of the instrument
label-record = Record (SHA-256)
label-words = Record in words, to compare by telephone
label-words-korean = Record in Korean words
label-made = Record made
label-order = Order of signing
label-seen = Acts so far
# The large word of the verdict, if the keys are published specimens.
specimen-word = { $word } (specimen)
judged-at = This answer is as of { $time }, not as of now. For an answer as of now, empty the field "Judge as of another time" under "More options".
related = All instruments among the files
graph = Picture: how the instruments are related. The list above has their states.
findings = What may be a mistake
no-findings = There are no findings.
# Buttons and options.
merge = Join the { $count } copies of this bundle
print = Print
options = More options
at = Judge as of another time
at-hint = Leave it empty for now, or write a date, a time and an offset (for example 2021-08-06T09:00:00+09:00).
expected = The record that you compared by telephone
expected-hint = The bundle must be about this record.
expected-auto = The record among the files, if there is one
proven-time = Accept no claimed time without proof
no-reservations = Accept no reservation
no-texts = Do not compare the texts
show-codes = Show the codes of the results
