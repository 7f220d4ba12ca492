### `paraph record`: a draft and its texts become a record.
###
### $file, $draft, $bundle, $bundles   files, as a shell takes them
### $words         24 words: the record's digest
### $differences   parts of a record: "title, parties and the text tor.txt"
### $lines         numbers of lines

output-needed = the command needs the name of a file for the record
output-needed-hint = name a file with -o, or - for standard output
text-is-not-there = the draft names the text { $file }, but that file does not exist
text-not-found =
    put the text there
    or name the folder of the texts: --texts DIR
wrote = wrote the record { $file }
next =
    next: look at the record: paraph show { $file }
        then sign it: paraph sign { $file } --key NAME.key --roster roster.toml
# Two offices read these to each other.
words = the 24 words of the record, to compare by telephone: { $words }
# The same digest in words of the Korean list. Only readers of Korean see it.
words-korean = its words in Korean: { $words }
was-signed =
    the record there is already signed ({ $bundle })
    to correct the record before all parties have signed: { $command }
    to correct the record after that, read: paraph help changes
of-another-instrument = { $file } is the record of another instrument, { $title }. Choose another name with -o
other-instrument-is-kept = this is the record of another instrument, { $title }, so it is never replaced
name-file-in-folder = name a file in this folder: -o { $file }
replaced-signed = warning: the old record was replaced, but it is signed: { $bundles }. These signatures do not count for the new record. The two records differ in: { $differences }. All parties must sign the new record. If all had signed the old record, correct it with a separate record instead. To see how: paraph help changes
# $bundle is the bundle that is concluded.
replaced-signed-by-all =
    warning: the old record was replaced, but all parties have signed it: { $bundles }. The old record stays concluded: the new record does not end it. The two records differ in: { $differences }. To change what was concluded, make a separate record that names the old one: paraph draft TEXT... --supersedes { $bundle } -o NEW.toml
        to read more about changes: paraph help changes
placeholders = fill in all placeholders with an editor: lines { $lines }
