### What the program paraph-paper says: its help, its results, and the errors that stop it. An error or hint has
### no full stop at its end.
###
### $character, $number  a character, and its number: U+AC00
### $package   the name of a Debian package; $packages: several
### $reason  a message of the operating system, in English
### $limit     a number of bytes
### $argument  an argument of the command line
### $time      a time
### $program, $typst  version numbers
### $name      the name of a file or text
### $line      the verdict line of a report
### $why       a whole sentence
### $count     how many
### $file      the name of a file
### $what      what a file is: "this is a roster"

# The help.
about = Makes a PDF of an instrument, with the proof inside
help-file = The bundle, or a PDF with a bundle inside
help-roster = Your roster: who holds each key
help-texts = The folder of the texts (default: inside the PDF, then the folder of the file)
help-no-texts = Neither check nor attach the texts
help-with = Another instrument, or a folder of them (can be repeated)
help-at = The time of the judgement: a day, or a time with its offset
help-paper = The paper
help-fonts = A folder of fonts, searched before those of the system (can be repeated)
help-output = The PDF to write
help-force = Replace the PDF if it exists
help-check = Make the page of the PDF again, and compare it with the PDF
help-lang = The language of the paper and of messages
after-help =
    The paper says what the bundle means by your roster, on the given day. The bundle and its texts
    are attached to it. Letters on paper prove nothing: verify the PDF with paraph verify.

    Exit codes:
      0  the instrument is concluded, and the PDF was written; with --check: the page is as made
      1  the instrument is refused; with --check: the page was changed, or something was appended
      2  no PDF could be written; with --check: it could not be compared
      3  the instrument is incomplete

# Results.
made =
    { $count ->
        [one] { $file }: 1 page
       *[other] { $file }: { $count } pages
    }

# The answers of --check. $count is how many parts were appended, $why a whole sentence.
check-same = same: the page says what the bundle says, by this roster and as of { $time }
check-appended =
    { $count ->
        [one] appended: the page as it was made says what the bundle says, but 1 part was appended, such as a signature of the PDF. It can change what is shown
       *[other] appended: the page as it was made says what the bundle says, but { $count } parts were appended, such as signatures of the PDF. They can change what is shown
    }
check-changed = changed: the page is not the one that this program makes of the bundle
check-not-compared = not compared: { $why }
no-certificate = the PDF does not say how it was made
other-program = it was made by paraph-paper { $program } with Typst { $typst }, or with another template
other-roster = it was made with another roster
other-instruments = it was made with other instruments (--with)
other-fonts = it was made with other fonts, or other versions of them
other-text = it was made with a text that differs from the record, and that is not attached

# The command line.
missing-argument = this argument is missing: { $argument }
unknown-argument = this argument is not known: { $argument }
invalid-argument = this value is not valid: { $argument }
conflicting-arguments = these arguments do not fit together: { $argument }
misused = these arguments cannot be used
see-help = see paraph-paper --help

# Files.
unreadable = cannot read this file: { $reason }
unwritable = cannot write this file: { $reason }
too-large = the file is larger than { $limit } bytes, which is the limit
not-a-file = this is not a regular file
output-exists = a file of that name already exists. Nothing was written
name-another-or-force = choose another name with -o, or replace the file with --force
output-is-input = this file is read, so it is not written
roster-needed = { $what }; a roster is needed
bundle-needed = { $what }; a bundle is needed
name-of-attachment = two files in the PDF would have the name { $name }
too-much-text = the texts are larger than { $limit } bytes together
not-read-again = no reader would accept the PDF that was made: { $why }
without-texts = use --no-texts, and send the texts as files
text-changed = this text was changed while it was read
copy-adds = this copy of the bundle has acts or evidence that the bundle does not have
merge-first = merge the copies with paraph merge, and use the result

# Fonts.
no-fonts = no fonts for Korean and for labels were found
install = install the Debian package { $packages }, or name a folder of fonts with --fonts
no-glyph = no font has the character { $character } ({ $number })
broken-font = this font cannot be used

# Faults of the program itself.
fault = the page could not be made. This is a fault of this program: { $reason }
