### What was typed: a word that is not known, something that is missing.
###
### $word, $typed  a word, safe to show
### $topic         the name of a topic of `paraph help`
### $fault, $meant a whole message

did-you-mean = did you mean { $word }?
with-meant = { $fault }; { $meant }
lost-key = for a key that is lost: retired if no one else can have it, otherwise compromised
signs-on-paper = if someone signs on paper: paraph help changes
unshowable-argument = an argument is very long, or has characters that cannot be shown
json-and-format = --json and --format ask for different forms
key-missing = name your private key: --key NAME.key; to make one: paraph key new NAME; if someone signs on paper: paraph help changes
roster-missing = name your own roster, the list of whose keys are whose: --roster roster.toml; to begin one, with an id of the key's holder for HOLDER-ID: paraph roster add PARTY --key NAME.pub --holder HOLDER-ID --roster roster.toml
roster-to-begin = name the file of your own roster: --roster roster.toml; if it is not there, this command begins it
roster-to-change = name your own roster: --roster roster.toml

# `paraph help`
no-such-topic = there is no command and no topic { $typed }
topic-meant = to read about it: paraph help { $topic }
list-topics = to see all of them: paraph help
meant-or-list-topics = { $meant } to see all of them: paraph help

# The list of topics. Its first word is a heading.
topics = Topics, to read with paraph help TOPIC:
topic-changes = What to do if something changes after the first signature
topic-exit-codes = What 0, 1, 2 and 3 mean
topic-formats = Which files there are, and what they contain
topic-lost-keys = What to do if a key is lost or stolen, or its passphrase is forgotten
topic-roster = What a roster contains, with an example
