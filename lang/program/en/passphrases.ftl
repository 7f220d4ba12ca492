### Passphrases: how they are asked for, and what is wrong with one. Nothing here repeats a passphrase.
###
### $path      a file as it is shown; $file: as a shell takes it
### $key       a private key's file, as a shell takes it; $public: its public half
### $option    an option like "--passphrase-file"
### $odd       a sentence of this file that begins with "it"
### $characters, $shortest   how many characters

# The cursor stands behind each of these four.
ask = Passphrase for { $path }:
ask-for-new-key = Passphrase for the new key (at least { $shortest } characters):
ask-for-new = New passphrase (at least { $shortest } characters):
ask-again = Repeat the passphrase:

lost-private-half =
    only the public key { $public } is here. Look for a copy of { $key }
    if there is no copy, the key is lost. Read: paraph help lost-keys
private-half-beside = the private key is in the same folder: --key { $key }
public-does-not-sign =
    sign with the private key, which its holder keeps: --key { $key }
    if the private key is lost, read: paraph help lost-keys
openssh-use = { $path }: other programs may use a key in this form to log in or to sign commits. Use a key that only signs agreements. To make one: paraph key new NAME
jwk-use = { $path }: other programs may use a key in this form to sign tokens. Use a key that only signs agreements. To make one: paraph key new NAME

wrong-odd-in-file = look at the first line of { $path }: { $odd }. Only this line is read, and all of it is the passphrase. If you have forgotten the passphrase, read: paraph help lost-keys
wrong-odd = look at what you typed: { $odd }. Run the command again, and type the passphrase again. If you have forgotten the passphrase, read: paraph help lost-keys
wrong-empty-file = the first line of { $path } is empty. Write the passphrase there. If you have forgotten it, read: paraph help lost-keys
wrong-file =
    { $characters ->
        [one] the whole first line of { $path } is the passphrase, 1 character. If you have forgotten it, read: paraph help lost-keys
       *[other] the whole first line of { $path } is the passphrase, { $characters } characters. If you have forgotten it, read: paraph help lost-keys
    }
wrong-typed =
    check Caps Lock and the language of the keyboard, and run the command again
    if you have forgotten the passphrase, read: paraph help lost-keys

empty-hint = for a key without a passphrase: --no-passphrase
bad-in-file = the first line of { $path } cannot be used as a passphrase: { $odd }
bad-hint = nothing was written. Run the command again, and use letters, digits, signs and spaces
bad-in-file-hint = nothing was written. Save the file as UTF-8 without a byte-order mark, with letters, digits, signs and single spaces in its first line
short-in-file = the first line of { $path } has fewer than { $shortest } characters
common-in-file = many people use the first line of { $path } as a passphrase, so it is easy to guess
better-hint = nothing was written. Use four or five words that are not related to each other
differ-hint = nothing was written. Run the command again, and type the same passphrase twice

no-terminal = there is no terminal on which you can type a passphrase or PIN
no-terminal-hint = write the passphrase or PIN into the first line of a file, and name the file: { $option } FILE
show-public-instead =
    the public key needs no passphrase: paraph key show { $public }
    or write the passphrase into the first line of a file, and name the file: --passphrase-file FILE
too-long = the line is longer than a terminal accepts. Nothing was written
too-long-hint = write the passphrase into a file: { $option } FILE
typed-not-utf8 = what was typed is not UTF-8 text
not-given = no passphrase or PIN was given. Nothing was written
not-given-hint = run the command again
no-terminal-to-confirm = there is no terminal to ask you whether to sign
no-terminal-to-confirm-hint = a script can sign without a question: --yes
