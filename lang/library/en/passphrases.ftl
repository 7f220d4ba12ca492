### What is wrong with a new passphrase. Nothing here repeats a passphrase.
###
### $odd       a sentence of this file that begins with "it"
### $shortest  how many characters

byte-order-mark = it begins with a byte-order mark, which is not visible
control-character = it has a control character, which arrow keys and Tab make
other-space = it has a special space, not the one of the space bar
invisible-character = it has a character that is not visible
space-at-edge = it begins or ends with a space
empty = the passphrase is empty
bad = this passphrase cannot be used: { $odd }
short = the passphrase has fewer than { $shortest } characters
common = many people use this passphrase, so it is easy to guess
differ = the two passphrases differ
