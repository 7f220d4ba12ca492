### Why a command stopped, and what to do about it. A sentence has no full stop at its end: on the screen
### a place and a code follow. A hint is one thing to do; a command in it can be copied and run.
###
### $sentence, $hint  a whole message
### $file    the name of a file
### $key     the name of a file as it is typed into a shell
### $place   a place in a file: a JSON pointer
### $line, $column  numbers in a file that people write
### $reason  what the operating system says, in English

# The beginning of the lines. Programs look for them, so only the word itself is translated.
error = paraph: error: { $sentence }
hint = paraph: hint: { $hint }

# Places
at-pointer = { $file } { $place }
at-line = { $file } line { $line }
at-line-and-column = { $file } line { $line }, column { $column }

# What the system did not do
not-read = { $file } could not be read: { $reason }
not-written = { $file } could not be written: { $reason }
output-not-written = standard output could not be written: { $reason }
check-the-name = check the name and the folder
ask-the-owner = ask the owner of the file or folder to give you access
name-the-folder = this is a file. Name the folder that has it: { $folder }
leave-out-slash = leave out the slash: { $file }
write-slash = write / instead of \ in the path
name-a-file-in-it = name a file in this folder
make-room = free some space. Nothing was written
mounted = a file is mounted at this name, so it cannot be replaced. Nothing was written. Mount its folder instead
choose-another-folder = choose another folder
clock-out-of-range = the clock of this computer is not within the years 1 to 9999
set-the-clock = set the clock
no-randomness = the system gave no random numbers: { $reason }
memory-open = the system could write the memory of this program to a file: { $reason }
memory-forbidden = the system does not let the program prevent that. No secret was read

# Hints about a file that others made
ask-again = ask the sender for the file again
newer-format = use a newer version of paraph
saved-anew = an editor or a mail program changed the file when it saved it. Ask the sender to send the file again in a ZIP archive
ask-and-compare =
    ask the sender for the file again
    then compare its digest by telephone: sha256sum { $key }

# Hints about a file that people write, or a key
fill-in = fill in this value with an editor, and run the command again
begin-draft = begin with: paraph draft TEXT... -o tor.toml
begin-roster =
    to begin a roster, replace PARTY with the id of a party, and HOLDER-ID with an id that you choose for the holder of the key:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
wrong-passphrase = check Caps Lock and the language of the keyboard, and run the command again
name-a-key = name the file of an Ed25519 key: NAME.key (the private key) or NAME.pub (the public key)
make-a-pair = this key cannot be used here. To make a pair of keys: paraph key new NAME --suite hybrid
ask-for-a-pair = this key cannot be used here. Ask its holder to make a pair of keys: paraph key new NAME --suite hybrid
one-of-each =
    use one key of each method
    to make a new pair of keys: paraph key new NAME --suite hybrid
export-with-seed =
    export the key again with its seed, from the program that made it
    if that program does not have the seed any more, make a new pair: paraph key new NAME --suite hybrid
export-key-again = the file was changed or damaged. Use a copy of it, or export the key again from the program that made it
ask-for-the-key = the file was changed or damaged. Ask the holder of the key for it again
# In a roster.
two-entries =
    write both keys of the pair: public = ["...", "..."]
    if these are single keys, write an entry for each: keys = [{"{"} public = "..." {"}"}, {"{"} public = "..." {"}"}]
both-keys = write both keys of the pair: public = ["...", "..."]
cut-off =
    the end of this file is missing. Look for another copy of the file
    if there is no copy, read: paraph help lost-keys
list-roster = to see what the roster has: paraph roster list --roster FILE
bad-toml = check that line with an editor. Text must be between straight quotes "..."
first-line = write { $name } = 1 as the first line of { $file }
in-a-language = give the language of the text: { $example }
two-brackets = write two brackets: [[{ $name }]]
write-time = write date, time and offset, without quotes, like { $example }
correct-the-line = correct that line with an editor, and run the command again
correct-the-file = nothing was written. Correct the file, and run the command again

# A key in a form that is not read here. $command makes a copy that is read.
convert-key =
    convert the file of the key: { $command }
    the key itself stays the same. Then use { $key }
