### Keys in tokens (PKCS#11). This file is only in programs that are built with the feature pkcs11.
###
### $token        the name of a token, in quotation marks; $tokens: several
### $keys         keys that are there
### $module       the file of a module, in quotation marks
### $error        the name that PKCS#11 has for an error; $why: a sentence
### $who          what was asked: one of the messages who, who-module, who-helper
### $path         a file, as it is shown; $version: of the helper; $signal: the number of a signal
### $reason       what the system says, in English; $line: what a module printed
### $what         a sentence: what is wrong with a URI
### $name         the name of an attribute

who = the token { $token }
who-module = the PKCS#11 module { $module }
who-helper = the program paraph-pkcs11
# The cursor stands behind it.
ask-for-pin = PIN for the token { $token }:

## URIs

public-cannot-sign = this URI names a public key (type=public), which cannot sign
public-cannot-sign-hint = leave the type out, or write type=private
pin-in-two-files = the PIN is in two files: pin-source and --passphrase-file both name one
pin-in-two-files-hint = name only one of them
pin-in-uri = a PIN is in the URI (pin-value), where every process of this machine can read it
pin-in-uri-hint = leave it out, and type the PIN when you are asked. Also change the PIN
bad-uri = this URI does not name a key in a token: { $what }
bad-uri-hint = write it like this, in quotation marks: 'pkcs11:token=harbour;object=hong' (RFC 7512)
bad-type = type must be private or public
bad-slot-id = slot-id must be a decimal number
bad-module-name = module-name must be a name without a folder
bad-pin-source = pin-source must be a file, like file:/folder/pin
not-absolute = { $name } must name a file from the root, like /folder/file
no-value = each attribute must be NAME=VALUE
bad-escape = two hexadecimal digits must follow %
not-escaped = byte { $byte } must be written as { $escaped }
twice = { $name } appears twice
unknown-attribute = { $name } is not a known attribute

## Modules and tokens

no-module = the PKCS#11 module { $module } cannot be used: { $why }
not-a-module = it is not a module
module-does-not-start = it does not start ({ $error })
no-module-hint = name the module in the URI: 'pkcs11:...?module-path=/usr/lib/softhsm/libsofthsm2.so'
token = { $token } (serial { $serial }, slot-id { $slot }, { $model })
no-token = there is no token
no-such-token = no token matches. The tokens that were found: { $tokens }
no-such-token-hint = insert it, or list the tokens: pkcs11-tool --module FILE -L
several-tokens = several tokens match: { $tokens }
several-tokens-hint = also name its serial or slot-id

## The helper, a program in which the module runs

no-helper = the program { $path } is missing; paraph needs it for keys in tokens
helper-not-started = the program { $path } could not be started: { $reason }
helper-of-other-version = the program { $path } has the version { $version }, which does not fit this paraph
install-both = nothing was written; install paraph again: both programs belong in one folder
helper-failed = the program paraph-pkcs11 cannot be reached: { $reason }
retry-with-helper = nothing was written; try again. If it fails again, install paraph again
helper-answers-otherwise = the answer of the program paraph-pkcs11 cannot be understood
module-crashed = { $who } did not answer: its module crashed (signal { $signal })
module-ended = { $who } did not answer: its module ended the program paraph-pkcs11
check-module = nothing was written; try the module with another program: pkcs11-tool --module FILE -L
interrupted = interrupted while a token was asked; nothing was signed or written
module-says = the PKCS#11 module says: { $line }

## PINs

one-try-left = the token { $token } has one try left: another wrong PIN locks it
wrong-pin-before = a wrong PIN was given to the token { $token } before
type-on-token = type the PIN on the token { $token } itself, or on its reader
locked = the token { $token } is locked: too many wrong PINs were given
locked-hint = ask those who manage the token to unlock it, with its PUK or the PIN of its security officer
pin-not-set = the token { $token } has no PIN that can be used
pin-not-set-hint = set a new one with the program of the token
wrong-pin-locked = this is not the PIN of the token { $token }. The token is now locked
wrong-pin-one-left = this is not the PIN of the token { $token }. One try is left, and then it locks
wrong-pin-counted = this is not the PIN of the token { $token }. The token counts the tries, but does not say how many are left
wrong-pin = this is not the PIN of the token { $token }. The token does not say how many tries are left
wrong-pin-hint = nothing was written. Look at Caps Lock and at the keyboard's language before you try again

## What a module answers

token-gone = the token { $token } is no longer there ({ $error })
module-gone = a token of the PKCS#11 module is no longer there ({ $error })
key-gone = the token { $token } no longer has the key ({ $error })
check-and-retry = nothing was written. Check whether the token is there, and try again
refused =
    { $task ->
        [open] the token { $token } did not open a session: someone refused, or no one agreed
        [log-in] the token { $token } did not accept the login: someone refused, or no one agreed
        [list-keys] the token { $token } did not list its keys: someone refused, or no one agreed
       *[sign] the token { $token } did not sign: someone refused, or no one agreed
    }
refused-hint = nothing was written. Try again
failed =
    { $task ->
        [open] the token { $token } could not open a session ({ $error })
        [log-in] the token { $token } could not accept the login ({ $error })
        [list-keys] the token { $token } could not list its keys ({ $error })
       *[sign] the token { $token } could not sign ({ $error })
    }
module-failed = the PKCS#11 module could not list its tokens ({ $error })

## Keys

key = object={ $label };id={ $id } ({ $kind })
key-beside = the token also has this key: { $key }
other-edwards = Edwards, another curve
cannot-sign = { $kind }, which cannot sign
unnamed-kind = unknown kind
not-ed25519 = this key is not an Ed25519 key: its kind is { $kind }
not-ed25519-hint = name another key, or make one: pkcs11-tool --keypairgen --key-type EC:edwards25519
no-private-key = the token { $token } has no private key
no-public-key = the token { $token } has no public key
no-such-private-key = the token { $token } has no such private key. It has { $keys }
no-such-public-key = the token { $token } has no such public key. It has { $keys }
no-such-key-hint = name one of these keys, by object or id
several-keys = several keys of the token { $token } match: { $keys }
several-keys-hint = also name its id
several-halves = several public keys have the id of this private key
several-halves-hint = give each pair its own id: pkcs11-tool --set-id
key-may-not-sign = this key may not sign (it has no CKA_SIGN)
key-may-not-sign-hint = name another key: what a key may do was decided when it was made
key-asks-each-time = this key needs its PIN again for every signature (CKA_ALWAYS_AUTHENTICATE), which this program cannot do
key-asks-each-time-hint = name a key without that. On a PIV card, choose a slot other than 9c
public-needed = the token has the private key, but not the public key that goes with it (the same CKA_ID)
public-needed-hint = name the file of the public key: --public FILE
no-point = the token does not show the public key ("CKA_EC_POINT")
no-point-hint = name the file of its public key instead
key-not-shown = the token does not show the key ({ $error })
bad-point =
    { $bytes ->
        [one] the token shows a public key of 1 byte, but an Ed25519 key has 32
       *[other] the token shows a public key of { $bytes } bytes, but an Ed25519 key has 32
    }
bad-key-hint = no correct program makes such a key. Ask its holder how it was made
