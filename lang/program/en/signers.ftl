### Keys that are not in a file: with an SSH agent or a program. Those in tokens are in tokens.ftl.
###
### $who          what keeps the key: one of the messages who-...
### $fingerprint  of a key, as ssh-add prints it
### $path         a file, as it is shown; $socket: where an agent listens
### $asked, $other, $found, $expected   the words of a key and how its id begins
### $whose        what is known of the key that signed: a sentence that begins with "it" or "in your roster"
### $keys         keys that are there; $more: how many are not listed
### $reason       what the system says, in English
### $algorithm, $kind   the name of a kind of key
### $line         what a program printed

who-file = the file
who-agent = the SSH agent
who-agent-key = the SSH agent ({ $fingerprint })
who-program = the program { $path }
keys-and-more = { $keys }; and { $more } more

## Of every key

key-differs = { $who } has the key { $found }, but { $path } has another: { $expected }
key-differs-hint = name the key that you mean, or leave --public out
wrong-key = { $who } was asked to sign with { $asked }, but its answer is signed by { $other }: { $whose }
wrong-key-unknown = { $who } was asked to sign with { $asked }, but its answer is not signed by a key that is known here
wrong-key-hint = nothing was written. Check which key the answer belongs to
wrong-length =
    { $bytes ->
        [one] { $who } answered 1 byte, but an Ed25519 signature has 64
       *[other] { $who } answered { $bytes } bytes, but an Ed25519 signature has 64
    }
wrong-length-hint = nothing was written. The answer must be the bytes of the signature and nothing else
too-slow =
    { $seconds ->
        [one] { $who } did not answer within 1 second
       *[other] { $who } did not answer within { $seconds } seconds
    }
too-slow-hint = nothing was written. To wait longer: --timeout SECONDS
unused-passphrase = no key is left that has a passphrase or a PIN
too-many-keys = you named more than two keys
too-many-keys-hint = name one key, one pair, or the two keys of a pair
name-the-other-half = name the Ed25519 key of the pair, too: --key KEY --key KEY
name-both-halves = name one Ed25519 key and one ML-DSA-87 key
agent-takes-no-passphrase = --passphrase-file cannot be used with a key in an SSH agent
program-takes-no-passphrase = --passphrase-file cannot be used with a key that a program keeps
no-passphrase-hint = leave out --passphrase-file
private-not-public = this is a private key, but the public key is needed
name-the-public-key = name the .pub file
program-public-needed = a program does not say which key it signs with
name-public-option = name the file of its public key: --public FILE
name-public-instead = name the file of its public key instead

## An SSH agent

bad-fingerprint = { $found } is not the fingerprint of a key
bad-fingerprint-hint = write SHA256:... as ssh-add -l prints it, or at least the first 8 digits of the id that paraph key show prints
agent-has-no-keys = the SSH agent has no keys, or is locked
agent-has-no-keys-hint =
    to give it a key: ssh-add FILE
    to unlock it: ssh-add -X
agent-key-not-named = the key is not named. The SSH agent has { $keys }
agent-no-such-key = the SSH agent does not have this key. It has { $keys }
name-one-of-those = name one of those: agent:SHA256:...
agent-several-keys = several keys of the SSH agent begin like that: { $keys }
agent-several-keys-hint = name the key by its whole fingerprint
agent-key = { $fingerprint } ({ $algorithm }, { $comment })
agent-key-of-no-kind = { $fingerprint } (unknown kind, { $comment })
agent-key-beside = the agent also has this key: { $key }
agent-not-ed25519 = this key is not an Ed25519 key: its kind is { $kind }
agent-key-unreadable = this key is not an Ed25519 key: it cannot be read
agent-not-ed25519-hint = ssh-keygen -t ed25519 makes a key that can be used. A key on a security key (sk-) or in a certificate cannot be used
agent-other-signature = the SSH agent answered with a signature of another kind: { $kind }
agent-other-signature-hint = nothing was written. Only ssh-ed25519 can be used
agent-refused = the SSH agent did not sign: it is locked, no longer has the key, or someone refused
agent-refused-hint =
    nothing was written
    to see the keys of the agent: ssh-add -l
    to unlock the agent: ssh-add -X
agent-lists-nothing = the SSH agent does not say which keys it has
agent-lists-nothing-hint =
    to check the agent: ssh-add -l
    to unlock the agent: ssh-add -X
agent-hangs = nothing was written. Check whether the agent is running: ssh-add -l
agent-answer-unreadable = the answer of the SSH agent cannot be understood
agent-answer-unreadable-hint = nothing was written. Check what SSH_AUTH_SOCK names
no-agent-set = there is no SSH agent: SSH_AUTH_SOCK is not set
no-agent-at = there is no SSH agent at { $socket }: { $reason }
start-agent = start one and give it a key: eval "$(ssh-agent)" && ssh-add FILE
agent-gone = the SSH agent closed the connection: { $reason }
agent-gone-hint = nothing was written. Check whether the agent is running

## A program

program-not-named = you did not name the program that signs
program-not-named-hint = name it, as a path or as a shell finds it: exec:PROGRAM
program-not-run = the program { $path } could not be run: { $reason }
program-not-run-hint = nothing was written. Name a program that exists and that you may run
program-answers-too-much = the program { $path } answered more than the 64 bytes of an Ed25519 signature
program-answers-too-much-hint = nothing was written. The program must write everything but the signature to standard error
program-failed = the program { $path } did not sign: it ended with code { $status }
program-killed = the program { $path } did not sign: signal { $signal } ended it
program-ended = the program { $path } did not sign: it ended, and the system does not say how
program-failed-hint = nothing was written. Run the program by itself to see what it needs
program-says = the program says: { $line }
program-says-more = the program says more than is shown
