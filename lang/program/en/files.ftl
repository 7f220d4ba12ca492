### Files: reading, writing and finding them; the defaults in the configuration; what `merge` and
### `export kit` report. Sentences have no full stop at their end. A command in a hint can be copied and run.
###
### $file, $value     the name of a file
### $files            names of files: "a, b and c"
### $key, $other  the name of a file as it is typed into a shell
### $keys             names of files as they are typed into a shell
### $command          a command as it is typed into a shell
### $rows             texts, as a report has them; $count: how many; $more: how many are not named
### $mode             permissions in octal digits: "0644"
### $limit            a number of bytes
### $line             the number of a line
### $fault, $reason   a whole message; $reason is by the operating system, in English

# In the place of a name, where data comes from another program
standard-input = standard input

# Reading
not-a-file = this is not a regular file but a device, a pipe, a socket or a file of /proc, so it is not read
copy-into-a-file = copy its content into a file
too-large = the file is larger than { $limit } bytes, which is the limit
not-utf8 = line { $line } is not UTF-8 text
save-as-utf8 = open the file in an editor and save it with the encoding UTF-8; then run the command again
passphrase-not-utf8 = the file is not UTF-8 text, so it cannot hold a passphrase
too-large-for-a-secret = the file is too large for a key or a passphrase

# Writing
output-exists = a file of that name exists already; nothing was written
name-another-or-force = choose another name with -o, or replace the file with --force
name-another = choose another name with -o
output-is-input = this command reads this file, so it does not replace it
output-is-key = this file holds a private key, which is never overwritten
output-is-device = this is a device or a pipe, which is never replaced
name-a-file = name a file with -o, or - for standard output
changed-since = another process has changed { $key } since then
written-nevertheless = { $key } was written nevertheless
waiting = waiting for another process that updates { $key }
folder-exists = something of that name exists already; nothing was written
name-a-new-folder = name a folder that does not exist yet, or one that is empty
folder-written-nevertheless = the folder was written nevertheless

# Secrets. $secret is what the file holds: a private key without a passphrase, one with a passphrase, or a
# passphrase.
no-modes =
    { $secret ->
        [plain-key] the file system of { $file } keeps no modes: anyone who can read the private key there can sign with it
        [locked-key] the file system of { $file } keeps no modes: anyone who can read the private key there can try passphrases on it
       *[passphrase] the file system of { $file } keeps no modes: anyone who can read the passphrase there can open the key with it
    }
too-open =
    { $secret ->
        [plain-key] others can read this private key (mode { $mode }), and anyone who can read it can sign with it
        [locked-key] others can read this private key (mode { $mode }), and anyone who can read it can try passphrases on it
       *[passphrase] others can read this passphrase (mode { $mode }), and anyone who can read it can open the key with it
    }
close-it = chmod 600 { $key }
copy-of-your-own = the file is not yours; make a copy of your own: install -m 600 { $key } NEW
copy-elsewhere = nothing can be changed there; make a copy: install -m 600 { $key } NEW

# Bundles, records and lists
no-bundles-in-folder = there is no bundle in this folder, so nothing was judged
no-names-on-list = this list names no file, so nothing was judged
check-the-folder = check the name of the folder, and whether the folder is complete
check-the-list = check the program that wrote the list
zero-byte-on-list = this list has a zero byte in it, so its names are not lines; the rest of it was not read
use-null = for names that end with zero bytes: --null
name-too-long = this name is longer than { $limit } bytes, so no file can have it
no-instruments = there is no bundle and no record in this folder
does-not-fit = with the other copies of its record, { $fault }
show-it = to see what is in it: paraph show { $key }
judge-it = to judge it by itself: { $command }
record-or-digest = --record takes a digest of 64 hexadecimal digits, or the file of a record

# Texts
several-alike = no file has that name, and several files differ from it in case or normal form only
remove-all-but-one = remove all but one of them: { $keys }
text-outside = this is a link to a file that is not in the folder of the texts
copy-the-text = put a copy of the file into the folder, or name the folder of the texts: --texts DIR
text-differs =
    { $count ->
        [one] a text is not the one in the record: { $rows }
       *[other] { $count } texts are not those in the record: { $rows }
    }
rows-and-more = { $rows }; and { $more } more
text-missing =
    { $count ->
        [one] the text { $files } was not found
       *[other] { $count } texts were not found: { $files }
    }
texts-missing = { $count } texts were not found: { $files }, and { $more } more

# The configuration. $name is the option: roster, key, as. $writable has names of files, too.
using-default = using { $name } { $value }, from { $file }
unreadable-config = your defaults would be in the folder that HOME names; to do without them, add --no-config
unreadable-config-xdg = your defaults would be in the folder that XDG_CONFIG_HOME or HOME names; to do without them, add --no-config
config-not-a-file = the configuration is not a file
put-a-file-there = put a file there, or remove what is there; or use --no-config
config-not-utf8 = the configuration is not UTF-8 text
config-writable = others can write the configuration, so it is not used: { $files }
config-not-yours = the configuration belongs to another user, so it is not used: { $files }
config-not-yours-and-writable = the configuration belongs to another user, so it is not used: { $files }; others can also write: { $writable }
take-the-right = take that right from them: chmod go-w { $keys }
make-your-own = make a configuration of your own there, or use --no-config
make-your-own-and-take-the-right = make a configuration of your own there, or use --no-config; and take that right from them: chmod go-w { $keys }
config-folder-closed = ask for access to its folder, or set HOME to a folder of your own
no-config = no configuration: neither XDG_CONFIG_HOME nor HOME is an absolute path
config-missing = { $file }  does not exist
# A row of `paraph config`: a value, and where it comes from. Two spaces are between the columns.
value-not-set = not set
value-from = { $value }  from { $file }
value-by-default = { $value }  by default

# Merging. $acts is a number of signed acts, $title the title of the record in quotation marks, $parties has
# ids of parties.
output-needed = a file for the bundle is needed
name-the-bundle = name a file with -o, like -o tor.bundle.json
merged =
    { $acts ->
        [one] 1 signed act of { $title }; to see whose it is: paraph verify { $key } --roster roster.toml
       *[other] { $acts } signed acts of { $title }; to see whose they are: paraph verify { $key } --roster roster.toml
    }
merged-to-output =
    { $acts ->
        [one] 1 signed act of { $title }
       *[other] { $acts } signed acts of { $title }
    }
adds-nothing = { $file } adds nothing: the bundles before it have all its acts
sign-or-merge = next: acts are missing from { $parties }: merge the bundle that they signed as well, or send them this one to sign: paraph sign { $key } --key NAME.key --roster roster.toml
ask-or-salvage = ask the sender for it again; to keep what is valid: --salvage
salvaged =
    { $acts ->
        [one] { $key } is damaged; 1 signed act in it is valid
       *[other] { $key } is damaged; { $acts } signed acts in it are valid
    }
# $place is a place in the file, $code the code of the fault.
left-out = left out: { $file } { $place }: { $fault } ({ $code })
nothing-valid = no signed act in this file is valid
# $first and $second are the digests of the two records, $differences the parts in which they differ.
other-record = the bundles are about different records, { $first } and { $second }; they differ in { $differences }
agree-on-a-record = agree by telephone which of the two is meant; anyone who has signed only the other then signs that bundle: paraph sign { $key } --key NAME.key --roster roster.toml, or paraph sign { $other } --key NAME.key --roster roster.toml
unmergeable = the bundles cannot be merged: { $reason }

# The kit
kit-without-text = put the text beside the bundle, name the folder of the texts with --texts DIR, or leave the texts out with --no-texts
kit-of-another-text = ask the sender for the text again, or leave the texts out: --no-texts
text-changed = the text { $file } changed while it was copied
check-the-kit = to check the signatures in it with openssl and sha256sum: sh { $key }
