### The view in which the user signs. The refusals, the summary and the question are sentences of the library.
###
### $file   the name of a file

choose-instrument = Choose the bundle or the record that you want to sign, its texts, and your roster.
key = Your private key
key-hint = The file whose name ends in .key. The page reads it only to sign.
choose-key = Choose the key file
choose-key-first = Choose the file of your private key.
passphrase = Passphrase of the key
passphrase-hint = Leave it empty if the key has none.
passphrase-needed = The key is encrypted. Type its passphrase.
more = More: another name; authority; reservations; initial, decline or another act
not-given = Not given
# In a field about the signatory that is empty.
shows-none = Not given: the signature shows none
# The same where there is little room.
capacity-none = Not given: it shows none
# What the act means.
intent = What you do
intent-sign = Sign
intent-initial = Initial
intent-sign-ad-referendum = Sign ad referendum: your party must confirm it
intent-confirm = Confirm an act of your party
intent-approve = Approve an act of your party
intent-witness = Witness an act
intent-decline = Decline to sign
intent-withdraw = Withdraw an act of your own
intent-seal = Seal: close the set of acts
of = The act that it is about
party = The party for which you act
party-hint = Needed only if your roster has your key for several parties, or if you have no roster.
party-by-key = The party of your key
# The signatory.
signatory = You, as the signature shows you
signatory-hint = Your name is as your roster has it. The signature shows no title, capacity or place that you leave empty, and nothing can be added later.
name = Another name than in your roster
name-hint = If you leave this empty, the act has your name as your roster has it.
as-name = Name
as-name-latin = Name in Latin letters
as-title-en = Title in English
as-title-ko = Title in Korean
as-capacity = Capacity
capacity-official = Holder of the office
capacity-acting = Acting
capacity-performing-duties = Performing the duties of the office
capacity-delegate = Delegate
as-locality = Place of signing
as-country = Country of that place, two letters such as US
profile = File with these values (profile)
# A statement with the act.
statement = A statement with the act
no-statement = No statement
statement-kind = Kind
statement-reservation = Reservation
statement-interpretative-declaration = Interpretative declaration
statement-objection = Objection to a statement
statement-acceptance = Acceptance of a statement
statement-article = Article
statement-language = Language of the text, such as en or ko
statement-text = Text
statement-to = The act with the statement that you answer
authority = The instrument that gives you authority
authority-hint = Needed only if the record requires authority.
signed-at = Time of the act
signed-at-hint = Leave it empty for now, or write a date, a time and an offset (for example 2021-08-06T09:00:00+09:00).
# Buttons and results.
plan = Show what I am about to sign
summary = What you are about to sign
your-act = Your act
read = Read the texts
read-text = Read { $file }
open-text = Open { $file }
sign = Sign
stop = Go back without signing
again = Sign another
done = The act is signed.
not-saved = Not yet saved, and not yet sent. If you close the page without saving, this signature is gone. Save the file now.
not-sent = Send the file that you just saved to the other parties. It is in the folder of your downloads. The browser may have put (1) in its name.
key-removed = The page has removed your private key from its list of files. The key file on your device is unchanged.
same-name = The new file has the same name as the file that you received. Your browser may put (1) into the name. Send the file that you save, not the one that you received.
see-verdict = See the verdict
