### Files: reading, writing and finding them; the defaults in the configuration; what `merge` and
### `export kit` report. Sentences have no full stop at their end. A command in a hint can be copied and run.
###
### $file, $value     the name of a file
### $files            names of files: "a, b and c"
### $key, $other  the name of a file as it is typed into a shell
### $keys             names of files as they are typed into a shell
### $command          a command as it is typed into a shell
### $row              a text, as a row of a report has it
### $mode             permissions in octal digits: "0644"
### $limit            a number of bytes
### $line             the number of a line
### $fault, $reason   a whole message; $reason is by the operating system, in English

# In the place of a name, where data comes from another program
standard-input = standard input

# Reading
not-a-file = this is not a regular file but a device, a pipe, a socket or a file of /proc, so it is not read
copy-into-a-file = copy the content to a file, and use that file
too-large = the file is larger than { $limit } bytes, which is the limit
not-utf8 = line { $line } is not UTF-8 text
save-as-utf8 = open the file in an editor, and save it with the encoding UTF-8. Then run the command again
passphrase-not-utf8 = the file is not UTF-8 text, so it cannot hold a passphrase
too-large-for-a-secret = the file is too large for a key or a passphrase

# Writing
output-exists = a file of that name already exists. Nothing was written
name-another-or-force =
    choose another name with -o
    or replace the file with --force
name-another = choose another name with -o
output-is-input = this command reads this file, so it does not write to it
output-is-key = this file holds a private key, which is never overwritten
output-is-folder = this is a folder
name-a-file-in-folder = name a file in this folder with -o
output-is-device = this is a device or a pipe, which is never replaced by a file
name-a-file = name a file with -o, or - for standard output
changed-since = another program has changed { $key } in the meantime
written-nevertheless = but { $key } was written
waiting = waiting for another program that is writing { $key }
folder-exists = a file or folder of that name already exists. Nothing was written
name-a-new-folder = name a folder that does not exist yet, or one that is empty
folder-written-nevertheless = but the folder was written

# Secrets. $secret is what the file holds: a private key without a passphrase, one with a passphrase, or a
# passphrase.
no-modes =
    { $secret ->
        [plain-key] the file system of { $file } cannot protect files: anyone who can read the private key there can sign with it
        [locked-key] the file system of { $file } cannot protect files: anyone who can read the private key there can try passphrases on it
       *[passphrase] the file system of { $file } cannot protect files: anyone who can read the passphrase there can open the key with it
    }
too-open =
    { $secret ->
        [plain-key] others can read this private key (mode { $mode }), and anyone who can read it can sign with it
        [locked-key] others can read this private key (mode { $mode }), and anyone who can read it can try passphrases on it
       *[passphrase] others can read this passphrase (mode { $mode }), and anyone who can read it can open the key with it
    }
close-it = chmod 600 { $key }
copy-of-your-own = the file is not yours. Make a copy of your own: install -m 600 { $key } NEW
copy-elsewhere = no mode can be changed there. Make a copy: install -m 600 { $key } NEW

# Bundles, records and lists
no-bundles-in-folder = there is no bundle in this folder, so nothing was judged
no-names-on-list = this list names no file, so nothing was judged
check-the-folder = check whether the bundle files are in this folder
check-the-list = check the program that wrote the list
zero-byte-on-list = this list has a zero byte, so it is not a list of lines. The rest was not read
use-null = if the names end with zero bytes: --null
name-too-long = this name is longer than { $limit } bytes, so no file can have it
no-instruments = there is no bundle and no record in this folder
show-it = to see what is in it: paraph show { $key }
judge-it = to judge it alone: { $command }
record-or-digest = --record needs a digest of 64 hexadecimal digits, or the file of a record

# Texts
several-alike = no file has exactly that name, but several have it in other upper and lower case or in another Unicode form
remove-all-but-one = remove all but one of them: { $keys }
text-outside = this is a link to a file outside the folder of the texts
copy-the-text =
    put a copy of the file into the folder
    or name the folder of the texts: --texts DIR

# The configuration. $name is the option: roster, key, as. $writable has names of files, too.
using-default = using { $name } { $value }, from { $file }
config-unused = warning: your configuration is not used: { $place }: { $sentence } ({ $code })
unreadable-config =
    the program reads your defaults from the folder that HOME names
    to run without them, add --no-config
unreadable-config-xdg =
    the program reads your defaults from the folder that XDG_CONFIG_HOME or HOME names
    to run without them, add --no-config
config-not-a-file = the configuration is not a file
put-a-file-there =
    put a file there, or remove what is there
    or use --no-config
config-not-utf8 = the configuration is not UTF-8 text
config-writable = others can change the configuration, so it is not used: { $files }
config-not-yours = the configuration belongs to another user, so it is not used: { $files }
config-not-yours-and-writable = the configuration belongs to another user, so it is not used: { $files }. Others can also change: { $writable }
take-the-right = stop others from changing it: chmod go-w { $keys }
make-your-own = make a configuration of your own there, or use --no-config
make-your-own-and-take-the-right =
    make a configuration of your own there, or use --no-config
    also stop others from changing it: chmod go-w { $keys }
config-folder-closed = ask for access to its folder, or set HOME to a folder of your own
no-config = no configuration: neither XDG_CONFIG_HOME nor HOME is an absolute path
config-missing = { $file }  does not exist
# A row of `paraph config`: a value, and where it comes from. Two spaces are between the columns.
value-not-set = not set
value-from = { $value }  from { $file }
value-by-default = { $value }  by default

# Merging. $acts is a number of signed acts, $all how many there were in a damaged file; $parties has ids of
# parties.
output-needed = a file for the bundle is needed
name-the-bundle = name a file with -o, like -o tor.bundle.json
merged =
    { $acts ->
        [0] the result is in { $key }. It has no signed act
        [one] the result is in { $key }. It has 1 signed act. To see whose act it is: paraph verify { $key } --roster roster.toml
       *[other] the result is in { $key }. It has { $acts } signed acts. To see whose acts they are: paraph verify { $key } --roster roster.toml
    }
merged-to-output =
    { $acts ->
        [0] the result has no signed act
        [one] the result has 1 signed act
       *[other] the result has { $acts } signed acts
    }
merge-it-too =
    to keep its acts, also name it among the bundles: { $key }
    or choose another name with -o
sign-or-merge = next: the bundle has no act for { $parties }. If they have signed, merge their bundle, too. If not, send them this bundle. They run: paraph sign { $key } --key NAME.key --roster roster.toml
salvaged = { $key } is damaged. Signed acts that were kept: { $acts } of { $all }
# $place is a place in the file, $code the code of the fault.
left-out = left out: { $file } { $place }: { $fault } ({ $code })
nothing-valid = no signed act in this file is valid
# $first and $second are the digests of the two records, $differences the parts in which they differ.
other-record = the bundles are about different records, { $first } and { $second }. They differ in: { $differences }
one-is-signed = all parties have signed { $key }, and { $other } is about another record. Bundles of two records cannot be merged. Do not sign { $other } instead. To change what was concluded, read: paraph help changes
both-are-signed = all parties have signed { $key }, and all have signed { $other }. These are two instruments, and only bundles of the same record can be merged. To change one of them, read: paraph help changes
agree-on-a-record =
    agree by telephone which record is meant. Anyone who signed only the other record must also sign this one
    if { $key } has that record: paraph sign { $key } --key NAME.key --roster roster.toml
    if { $other } has that record: paraph sign { $other } --key NAME.key --roster roster.toml
unmergeable = the bundles cannot be merged: { $reason }

# The kit
kit-without-text =
    put the text beside the bundle
    or name the folder of the texts: --texts DIR
    or leave the texts out: --no-texts
kit-of-another-text =
    ask the sender for the text again
    or leave the texts out: --no-texts
text-changed = the text { $file } changed while it was copied
check-the-kit = to check the signatures in it with openssl and sha256sum: sh { $key }
