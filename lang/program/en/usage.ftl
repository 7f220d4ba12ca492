### What was typed: a word that is not known, something that is missing.
###
### $word, $typed  a word, safe to show
### $topic         the name of a topic of `paraph help`
### $fault, $meant a whole message

did-you-mean = did you mean { $word }?
with-meant = { $fault }; { $meant }
lost-key = for a lost key: retired if no one else can have it, otherwise compromised
signs-on-paper = to sign on paper instead, read: paraph help changes
expected-digits = expected 8 to 64 hexadecimal digits, as a report shows them
expected-id-and-name = expected ID=NAME, like rok-mnd=Ministry
write-language = the name is in Korean letters: write ko={ $name }
unshowable-argument = an argument is very long, or has characters that cannot be shown
json-and-format = --json and --format ask for different forms
key-missing =
    name your private key: --key NAME.key
    to make a key first: paraph key new NAME
    to sign on paper instead, read: paraph help changes
roster-missing =
    name your own roster, the list that says who holds each key: --roster roster.toml
    to begin a roster, replace PARTY with the id of a party, and HOLDER-ID with an id that you choose for the holder of the key:
    paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
roster-to-begin =
    name the file of your own roster: --roster roster.toml
    if there is no such file, this command makes it
roster-to-change = name your own roster: --roster roster.toml

# `paraph help`
no-such-topic = there is no command or topic with the name '{ $typed }'
topic-meant = to read about it: paraph help { $topic }
list-topics = to see all topics: paraph help
meant-or-list-topics = { $meant } To see all topics: paraph help

# The list of topics. Its first word is a heading.
topics = Topics, to read with paraph help TOPIC:
topic-changes = What to do if something changes after the first signature
topic-exit-codes = What 0, 1, 2 and 3 mean
topic-formats = Which files there are, and what they contain
topic-lost-keys = What to do if a key is lost or stolen, or its passphrase is forgotten
topic-roster = What a roster contains, with an example

# Words that make no command. The quotation marks stay as they are.
error = error: { $sentence }
tip = tip: { $tip }
more-help = For more information, try '--help'.
unexpected-argument = this command has no argument '{ $word }'
unrecognized-subcommand = there is no command '{ $word }'
arguments-missing = these required arguments are missing:{ $missing }
value-required = '{ $word }' needs a value
invalid-value = '{ $value }' is not a valid value for '{ $word }'
invalid-value-of = '{ $value }' is not a valid value for '{ $word }' [possible values: { $values }]
invalid-value-because = '{ $value }' is not a valid value for '{ $word }': { $reason }
argument-twice = '{ $word }' can be given only once
argument-conflict = '{ $word }' cannot be used with '{ $other }'
similar-argument = did you mean '{ $word }'?
similar-subcommand = did you mean '{ $word }'?
similar-value = did you mean '{ $word }'?
two-hyphens = write { $word } with two hyphens
without-option = give the value without { $option }: { $command }
roster-after-option = name the roster after --roster: --roster { $file }
command-needed = a command is needed
heading-usage = Usage:
heading-commands = Commands:
heading-arguments = Arguments:
heading-options = Options:
heading-relations = Relations to other instruments:
print-help = Print help
print-version = Print version
default-value = default:
possible-values = possible values:
possible-values-list = Possible values:
see-summary = see a summary with '-h')
see-more = see more with '--help')
