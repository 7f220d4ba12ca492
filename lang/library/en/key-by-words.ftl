### A key that is added to a roster by the words that its holder reads out.
###
### $difference  how the words differ: a sentence of this file
### $count  how many words were typed; $all: how many a key has
### $at     which word differs; $said: what was typed
### $party  the id of a party; $acts: how many acts; $first: a time
###
### What the key has is never shown here: the user types what its holder read to them, and nothing else.

no-signatures = there are no signatures in this bundle, so it has no key to take
words-of-no-key-in-bundle = no key in this bundle has these words; { $difference }
words-of-no-key-in-roster = no key in the roster has these words; { $difference }
no-keys = the roster has no keys
words-of-another-key = the key in this file has other words; { $difference }
words-counted =
    { $count ->
        [0] you gave no words. A key has { $all }
        [one] you gave 1 word. A key has { $all }
       *[other] you gave { $count } words. A key has { $all }
    }
words-of-record = you gave { $count } words, the number that a record has. A key has { $all }
word-differs = word { $at } differs from the nearest key: you gave { $said }
word-differs-here = word { $at } differs: you gave { $said }
hear-again =
    ask the holder to read out the words again, and type the words that you hear
    if they still differ, do not add the key
not-of-record = { $party } is not a party of the record in this bundle
acts-too-early =
    { $acts ->
        [one] 1 act that this key signed for { $party } does not count. It states that it was signed on { $first }, and the key is valid only later
       *[other] { $acts } acts that this key signed for { $party } do not count. The first states that it was signed on { $first }, and the key is valid only later
    }
