### Words that are part of other sentences: places, types of values, changes of a text, periods, differences.
###
### $line, $column  counted from 1
### $byte  a byte: 0xff
### $from, $until  a time
### $at    which letter it is, counted from 1
### $one, $other  a letter with its number in Unicode: "о" U+043E
### $word  a word, in quotation marks
### $path  the path of a text
### $first, $second  digests

place-in-text = line { $line }, column { $column }

## What was found, in messages of faults.ftl: "found { $found }".

found-byte = the byte { $byte }
found-end = the end

## What is expected or found, in wrong-type of faults.ftl.

type-name =
    { $name ->
        [array] an array
        [boolean] true or false
        [bundle] an object with a record, and with acts and keys as arrays
        [date-time] a date and time, like 2021-08-05T09:00:00+09:00
        [day] a day, like 2019-01-10
        [decimal] a decimal number
        [editable-tables] [[party]] and [[party.holder]] tables
        [inline-tables] inline tables
        [integer] a whole number
        [names] a table of names, like { "{" } en = "..." { "}" }
        [null] null
        [number] a number
        [object] an object
        [other-value] something else
        [string] a string
        [table] a table
        [tables] tables
       *[time-or-day] a time or a day
    }

## How a file would be the text of the record, after "it would match": "without its byte-order mark and with Unix line
## ends (LF)".

change-without-byte-order-mark = without its byte-order mark
change-with-byte-order-mark = with a byte-order mark
change-line-feeds = with Unix line ends
change-carriage-returns = with Windows line ends
change-with-final-newline = with a final line end
change-without-final-newline = without its final line end
change-nfc = in Unicode Normalization Form C
change-nfd = in Unicode Normalization Form D
change-canonical-json = as canonical JSON

## When a key may sign. It may sign from the first time on, and no longer at the second.

window-always = valid; your roster sets no limit for it
window-from = valid from { $from }
window-until = valid until { $until }
window-from-until = valid from { $from } until { $until }

## Names that look alike.

parting = at letter { $at }: { $one }, { $other }
no-letter = nothing
mixed-word = { $word } has letters of several alphabets: { $letters }

## In what two records differ, after "they differ in": "title, signing order and the text tor.en.txt".

difference-id = id
difference-title = title
difference-designation = designation
difference-parties = parties
difference-order = signing order
difference-created = created
difference-metadata = metadata
difference-annexes = annexes
difference-divergence = divergence
difference-legal-effect = legal effect
difference-powers = powers
difference-relations = relations
difference-term = term
difference-approval = approval
difference-authority = authority
difference-initialling = initialling
difference-suite = keys that must sign
difference-text = the text { $path }

other-record = the bundles are about different records, { $first } and { $second }. They differ in: { $differences }
time-out-of-range = the time is not between the years 1 and 9999, or its offset is a day or more

## The first line of a new roster, a note for those who read it.

new-roster = Our own list of who holds each key. Keep this file under version control.
