### Notes and warnings of a report: where claims and the roster differ, so that people see it.
###
### $party    the id of a party
### $claimed  what is claimed: an id in the warnings, a name in quotation marks in the notes
### $known    the name in the roster, in quotation marks
### $name     the name of a person in the roster
### $note     a message of this file
### $place    where two names differ: "at letter 5: ..."
### $word     a word, and what is odd about it: "... has letters of several alphabets: ..."
### $finding, $code  a sentence and its code

note = note: { $note }
finding = note: { $finding } ({ $code })
key-of-another-party = WARNING: a key of { $party } signed an act for { $claimed }. The holder of the key is { $name }. The act is not counted. Ask { $party } why the key was used.
key-of-party-perhaps = WARNING: a key of { $party } signed an act for { $claimed }. The holder of the key is { $name }. The act is not counted. Perhaps your roster has a typing error: { $party } instead of { $claimed }.
other-name-of-party = the record calls { $party } { $claimed }, but your roster calls it { $known }
other-name-of-signatory = the act for { $party } names { $claimed } as its signatory, but in your roster the key belongs to { $known }
look-alike = { $note }. These names LOOK ALIKE, but differ { $place }
mixed-title = in the title, { $word }
mixed-party = in the name that the record gives { $party }, { $word }
mixed-act = in the name that an act for { $party } claims, { $word }
