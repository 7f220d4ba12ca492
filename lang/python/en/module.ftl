### What the Python module says that only a Python program can meet.
###
### $what     what a file is: "this is a roster"
### $found    the type of a column, in Arrow's words
### $act      the first digits of an act's id
### $party    the id of a party; $parties: several; $holder: the id of a person
### $count    how many texts are missing

# A file of another kind. $what is a sentence without a full stop.
bundle-needed = { $what }; a bundle is needed
bundle-or-record-needed = { $what }; a bundle or a record is needed
record-needed = { $what }; a record is needed
roster-needed = { $what }; a roster is needed
key-needed = { $what }; a private key is needed
profile-needed = { $what }; a profile is needed
statements-needed = { $what }; a file of statements is needed

# What is wrong with an argument.
not-binary = the column has the type { $found }; a column of bytes is needed: binary, large_binary, binary_view or fixed_size_binary
not-a-column = the value is not a column of Arrow: it has neither __arrow_c_array__ nor __arrow_c_stream__
broken-column = the column could not be read to its end: { $found }
bad-act-prefix = an act is named by the first 8 to 64 digits of its id
bad-language = the languages are en and ko
no-truth-value = a report is neither true nor false: compare its verdict with "concluded"

# What to do about an act that cannot be signed.
show-file = read the content of the record
see-verdict = call paraph.verify
sign-again = call paraph.sign with a roster
read-about-changes = make a new record with the command paraph draft
with-act = give of="{ $act }"
begin-roster = begin a roster for { $parties } with the command paraph roster add
add-key = add the key for { $party } with the command paraph roster add
add-key-of = add the key for { $parties } with the command paraph roster add
new-key =
    { $suite ->
        [hybrid] make a pair of keys for { $holder } of { $party } with the command paraph key new NAME --suite hybrid
       *[classic] make a key for { $holder } of { $party } with the command paraph key new
    }
give-texts = { $count ->
    [one] give the folder of the text as texts
   *[other] give the folder of the texts as texts
}
new-pair = use the command paraph key new NAME --suite hybrid
give-pair = give the file that has both as key. The command paraph key import joins two files
give-profile = give a profile
the-roster = the roster

# What to do about a key that cannot be used.
make-a-pair = this key cannot be used here; make a pair of keys with the command paraph key new NAME --suite hybrid
ask-for-a-pair = this key cannot be used here; ask its holder to make a pair of keys with the command paraph key new NAME --suite hybrid
one-of-each = use one key of each method; to make a new pair of keys, use the command paraph key new NAME --suite hybrid
export-with-seed = export the key again with its seed, from the program that made it; if that program does not have the seed any more, make a new pair with the command paraph key new NAME --suite hybrid
export-key-again = the file was changed or damaged; use a copy of it, or export the key again from the program that made it
ask-for-the-key = the file was changed or damaged; ask the holder of the key for it again
# In a roster.
two-entries = write both keys of the pair: public = ["...", "..."]; if these are single keys, write an entry for each: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = write both keys of the pair: public = ["...", "..."]
