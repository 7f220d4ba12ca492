### The view in which the user makes keys and adds keys to a roster.
###
### $file  the name of a file

# A new key.
make = Make a key
make-what = A key has two files. Keep the private key to yourself: its name ends in .key. Give the public key to others: its name ends in .pub.
make-lose = If you lose the file or the passphrase, no one can restore the key. Keep a copy of the file in a locked place, and the passphrase in another place. If someone else gets the file and the passphrase, they can sign in your name.
name = Name of the key (required)
name-hint = Lower-case letters, digits and hyphens, for example jane-doe
passphrase = New passphrase (required)
passphrase-hint = At least 14 characters. Several words that do not belong together are good.
again = The same passphrase again (required)
pair = Make a pair of keys: Ed25519 and ML-DSA-87
pair-hint = A signature with a pair holds if either of the two methods is unbroken. Both keys are in the same file.
make-button = Make the key
made = The key is made. Save both files now: the page keeps nothing.
words-are = Words of the key, to read by telephone:
specimen = SPECIMEN: anyone can sign with this key
# Words.
look = Show the words of a key
look-what = Read the words to the other side by telephone, so that they can check that the key they received is yours.
look-choose = Choose a .pub or .key file
look-button = Open the key
look-closed = The key is encrypted and does not show its public half. Type its passphrase, or choose the file whose name ends in .pub.
words-en = Words in English
words-ko = Words in Korean
id = Id of the key
# A key for the roster.
add = Add a key to your roster, or begin a roster
add-what = Choose the file of the bundle or of the public key, and your roster. If you have no roster yet, begin one with your own public key. Call a telephone number that you already know, and have the holder of the key read its 12 words to you.
add-to = The key will be added to { $file }. You then save the new file.
add-to-new = There is no roster among the files. This key begins a new one, which you then save.
add-source = Where the key is
add-no-source = Choose a bundle or a public key first.
add-words = The 12 words that the holder read to you (optional)
add-words-required = The 12 words that the holder read to you (required)
add-words-hint = English or Korean words.
add-party = Id of the party (required)
add-party-hint = As records name it, for example rok-mnd
add-party-name = Name of the party, if it is new
add-holder = Id of the holder (required)
add-holder-hint = For example hong-gil-dong
add-holder-name = Name of the holder, if the holder is new
add-from = Valid from (optional)
add-from-hint = Empty: from the first act of the key if the key is in a bundle, otherwise from today. Or write a date, a time and an offset (for example 2021-08-06T09:00:00+09:00).
add-needed = Fill in this field.
add-button = Add the key
added = The key is in the roster. Save the roster now: the page keeps nothing.
# What only the command does.
commands = What the page cannot do
commands-what = All other changes of a roster or a key need the command paraph. Ask your administrator, or type these commands in a terminal. HOLDER-ID is the id of the holder in your roster, and NAME the name of the key's file.
command-accept = Note in your roster that you have the signatures of a bundle
command-revoke = Revoke a key
command-check = Check a roster
command-passwd = Change the passphrase of a key
command-import = Convert a key of another program
