### Sentences of `paraph key`: new keys, and keys that are shown, imported, exported or get another passphrase.
### A key has two files: NAME.key, the private key, and NAME.pub, the public key.
###
### Where a hint gives a command, the command stands at the end, because people copy it.
###
### $file             the name of a file
### $private, $public the names of the two files of a key
### $command          a command, as it is typed into a shell
### $name             a name that was typed

# Labels of `key show`: before the id of a key and before its twelve words.
id = id
words = words

# $fault says what is wrong with the name.
holder-needed = the name of the key cannot be the id of its holder: { $fault }
give-holder = give the id of the holder with --holder, like hong-gil-dong
bad-name = { $name } cannot be the name of a key's files
give-folder = to write them to another folder, name it with --dir

# A file is there already.
choose-or-add =
    a key is never overwritten. Choose another name
    or add this key to your roster: { $command }
choose-name = a key is never overwritten. Choose another name for the new key
in-roster =
    this key is already in { $roster }, and nothing else is needed
    if you want another key, choose another name: a key is never overwritten
make-folder = make the folder first: mkdir -p { $dir }
choose-name-option = a key is never overwritten. Choose another name with --name
public-half-missing = if only the public key is missing: paraph key export { $private } --format spki-pem -o { $public }

# A new key was written.
written = wrote your private key { $private }: keep it secret. Wrote your public key { $public }: give it to the other parties
keep-copy = copy { $private } to a USB stick, and lock the stick away. Keep the passphrase in another place. If you lose the file or the passphrase, no one can restore the key, and you must inform the other parties
keep-copy-open = { $private } has no passphrase, so anyone who can read it can sign with it. If you lose the file, no one can restore the key, and you must inform the other parties
pair = this is a pair of keys. A signature with it holds if either of two methods is unbroken
half = this is one half of a pair. It signs only together with an Ed25519 key
specimen = this is a published specimen key: anyone can sign with it

# A `key new` was interrupted between its two files, and is now completed.
making-public = { $private } exists, but { $public } does not. Writing the public key of this key
public-written = wrote the public key { $public }: give it to the other parties. If you wanted another key, choose another name

# The form of a key, and its passphrase.
form-without-encryption = this form of a key has no encryption
forms-with-encryption =
    openssh, pkcs8-pem and pkcs8-der have encryption
    to write the key without a passphrase: --no-passphrase
form-of-one-key = this form has one key, and this is a pair
forms-of-pairs =
    pkcs8-pem and spki-pem can have a pair
    to write one of its keys: --only ed25519 or --only ml-dsa-87
form-without-ml-dsa = this form has no ML-DSA-87 keys
forms-with-ml-dsa = choose pkcs8-pem, pkcs8-der or jwk for a private key, and spki-pem, spki-der or jwk-public for a public key
# $method is ED25519 or ML-DSA-87, in their usual spelling.
no-key-of-method = there is no { $method } key in this file
# The file of an ML-DSA-87 key alone, where its pair is needed.
name-the-pair = name a file that has both keys of the pair
public-without-passphrase = a public key has no passphrase
omit-passphrase-options = leave out --no-passphrase and --new-passphrase-file
jwk-without-encryption = a JSON Web Key has no encryption: anyone who can read its file can sign with it
choose-form = choose openssh, pkcs8-pem or pkcs8-der, or add --no-passphrase
jwk-without-passphrase = a JSON Web Key has no encryption, so it cannot have a passphrase
import-jwk = to protect it with a passphrase: paraph key import { $file }

# A public key was named where a private key is needed.
private-beside = its private key is in the same folder: { $private }
name-private = name the file of the private key
export-needs-private = this is a public key. A private key cannot be made from it
import-needs-private = this is a public key, but a private key is needed
write-public = to write it in the form that this program uses: paraph key export { $file } --format spki-pem -o { $public }
passwd-needs-private = this is a public key, which has no passphrase
weak-key = no correct program makes such a key. Ask its holder how it was made

# `key export`
public-exported = wrote { $file }. It is a public key, which you can give to others
private-exported = wrote { $file }. It is a private key: keep it secret
private-exported-open = wrote { $file }. It is a private key without a passphrase: anyone who can read the file can sign with it
secret-output = a private key is written only to a file that no one else can read
name-output = name a file with -o

# `key import`. $warning is a whole sentence about $file.
about-file = { $file }: { $warning }
used-elsewhere = a key that signs agreements should do nothing else. If another program also signs with this key, make a new one: paraph key new NAME
pair-and-more = a pair has two keys. Name two files with one key each
name-missing = there is no name for the key's files
give-name = give one with --name NAME

# `key passwd`
passwd-needs-file = a passphrase is changed in a file, and standard input is not a file
name-key-file = name the file of the key
changed-meanwhile = another process changed this file at the same time. The file was left as it is
look-again = look at it, and run the command again
passphrase-changed = { $file } has a new passphrase. Copies of the file keep the old one
passphrase-removed = { $file } has no passphrase now: anyone who can read it can sign with it
