### What is wrong with a file, a value or a key. The name of a message is the code of the fault: codes are listed in
### docs/format.md. One sentence, without a full stop: place and code follow in parentheses.
###
### $found     what was found, in quotation marks: a word of a file, or a character
### $expected  what is needed instead; in lists of words: a, b, c
### $name      the name of a member or field, in quotation marks
### $what, $why, $or  which of several sentences it is
### $limit     the largest number that is allowed
### $length    a number of bytes or characters
### $first, $second  two paths, in quotation marks
### $code_point  a character by its number in Unicode: U+202E
### $party, $holder, $annex  an id
### $act, $record, $key  a digest
### $on, $now, $created, $signed_at  a time

too-large =
    { $what ->
        [act] the act is larger than { NUMBER($limit) } bytes, which is the limit
        [bundle] the bundle is larger than { NUMBER($limit) } bytes, which is the limit
        [envelope] the envelope is larger than { NUMBER($limit) } bytes, which is the limit
        [file] the file is larger than { NUMBER($limit) } bytes, which is the limit
        [json] the JSON text is larger than { NUMBER($limit) } bytes, which is the limit
        [list] the list is larger than { NUMBER($limit) } bytes, which is the limit
       *[record] the record is larger than { NUMBER($limit) } bytes, which is the limit
    }
not-utf8 = this is not UTF-8 text
not-json =
    { $expected ->
        [colon] this is not JSON: expected ':', found { $found }
        [comma-or-brace] this is not JSON: expected ',' or '{"}"}', found { $found }
        [comma-or-bracket] this is not JSON: expected ',' or ']', found { $found }
        [digit] this is not JSON: expected a digit, found { $found }
        [escape] this is not JSON: expected a character that can follow a backslash, found { $found }
        [name] this is not JSON: expected a name in quotation marks, found { $found }
        [no-control] this is not JSON: a string has the control character { $found }
       *[value] this is not JSON: expected a value, found { $found }
    }
truncated = the file is incomplete: it ends in the middle
trailing-bytes = the JSON value is complete, but something follows it: { $found }
lone-surrogate = a string has only half of a surrogate pair
noncharacter = a string has the noncharacter { $code_point }
duplicate-name = the name { $name } appears twice in one object
too-deep = the values are nested more than { $limit } levels deep, which is the limit
number-range = the number { $number } cannot be stored without changing it

whitespace = not canonical: there is white space between values
unsorted-names = not canonical: the name { $name } is out of order
escape-form = not canonical: a string has an escape that is not in canonical form
number-form = not canonical: the canonical form of this number is { $expected }

newer-format = the format { $found } is newer than { $known }, the newest that this program reads
unknown-format = the format is { $found }, expected { $expected }
unknown-member = this format has no member { $name }
missing-member = the member { $name } is missing
wrong-type = expected { $expected }, found { $found }
not-an-integer = expected a whole number, without a fraction and without an exponent

empty-list =
    { $what ->
        [annex] there is no annex; at least one is needed
        [holder-key] this holder has no key; at least one is needed
        [intent] there is no intent; at least one is needed
        [key] there is no key; at least one is needed
        [language] there is no language; at least one is needed
        [metadata] there is no metadata; at least one entry is needed
        [party] there is no party; at least one is needed
        [quorum] there is no quorum; at least one is needed
        [relation] there is no relation; at least one is needed
        [signature] there is no signature; at least one is needed
        [statement] there is no statement; at least one is needed
        [term] there is no "entry", "expires" or "review"; at least one is needed
        [text] there is no text; at least one is needed
        [window] there is no window; at least one is needed
       *[other] the list is empty; at least one entry is needed
    }
too-many =
    { $what ->
        [act] there are more than { NUMBER($limit) } acts, which is the limit
        [annex] there are more than { NUMBER($limit) } annexes, which is the limit
        [bracket] there are more than { NUMBER($limit) } dots and opening brackets of TOML, which is the limit
        [intent] there are more than { NUMBER($limit) } intents, which is the limit
        [key] { $limit ->
            [one] there is more than 1 key, which is the limit
           *[other] there are more than { NUMBER($limit) } keys, which is the limit
        }
        [metadata] there are more than { NUMBER($limit) } entries of metadata, which is the limit
        [party] there are more than { NUMBER($limit) } parties, which is the limit
        [relation] there are more than { NUMBER($limit) } relations, which is the limit
        [seen-act] there are more than { NUMBER($limit) } seen acts, which is the limit
        [signature] { $limit ->
            [one] there is more than 1 signature, which is the limit
           *[other] there are more than { NUMBER($limit) } signatures, which is the limit
        }
        [statement] there are more than { NUMBER($limit) } statements, which is the limit
        [text] there are more than { NUMBER($limit) } texts, which is the limit
        [token] there are more than { NUMBER($limit) } tokens of TOML, which is the limit
       *[other] there are more than { NUMBER($limit) } entries, which is the limit
    }
unsorted-list =
    { $what ->
        [act] the acts are out of order
        [annex] the annexes are out of order
        [intent] the intents are out of order
        [key] the keys are out of order
        [party] the parties are out of order
        [quorum] the dates of the quorum are out of order
        [relation] the relations are out of order
        [seen-act] the seen acts are out of order
        [signature] the signatures are out of order
        [text] the texts are out of order
       *[other] the entries are out of order
    }
duplicate-entry =
    { $what ->
        [act] the envelope { $entry } appears twice
        [annex] the annex { $entry } appears twice
        [holder] the holder { $entry } appears twice
        [intent] the intent { $entry } appears twice
        [key] the key { $entry } appears twice
        [party] the party { $entry } appears twice
        [relation] the relation { $entry } appears twice
        [seen-act] the seen act { $entry } appears twice
        [signature] the signature by the key { $entry } appears twice
        [text] the text { $entry } appears twice
       *[other] the entry { $entry } appears twice
    }

bad-digest =
    { $length ->
        [64] expected 64 lower-case hexadecimal digits, but some of the 64 characters are not
        [one] expected 64 lower-case hexadecimal digits, found 1 character
       *[other] expected 64 lower-case hexadecimal digits, found { NUMBER($length) } characters
    }
bad-base64 = this is not base64 in canonical form: standard alphabet, with padding, unused bits zero
bad-id = { $found } is not an id: words of a-z and 0-9 joined by single hyphens, at most 64 characters
bad-uuid = { $found } is not "urn:uuid:" followed by a UUID in lower case
bad-time = { $found } is not a time in the required form, like 2021-08-05T09:00:00+09:00 or 2021-08-05T00:00:00Z
bad-date = { $found } is not a day in the required form, like 2019-01-10
bad-language = { $found } is not a language tag in its usual upper and lower case, like en or ko-KR
bad-path =
    { $why ->
        [absolute] the path { $found } cannot be used: it begins with /, but a path begins in the folder of the texts
        [device] the path { $found } cannot be used: a part of it is the name of a device on Windows
        [dots] the path { $found } cannot be used: a part of it is . or ..
        [edge] the path { $found } cannot be used: a part of it begins or ends with a space, or ends with a dot
        [empty-component] the path { $found } cannot be used: a part of it is empty
        [reserved] the path { $found } cannot be used: it has one of \ : * ? " < > |
       *[zero-byte] the path { $found } cannot be used: it has a zero byte
    }
path-is-folder = the path { $first } is a file, but { $second } needs a folder of this name
path-clash = the paths { $first } and { $second } are the same file where upper and lower case are the same
bad-media-type = { $found } is not a media type, like text/plain or application/pdf
bad-country = { $found } is not a country code of two capital letters, like KR
unknown-word =
    { $or ->
        [language] { $found } is not the word "{ $expected }", and does not name a language that prevails
        [parties] { $found } is not the word "{ $expected }", and not a list of all party ids
        [time] { $found } is not one of { $expected }, and not a time
       *[nothing] { $found } is not one of { $expected }
    }
out-of-range =
    { $what ->
        [draft-version] { $found } is not a version of drafts that this program reads; the version is 1
        [quorum] { $found } is out of range: expected 1 to 512
        [roster-version] { $found } is not a version of rosters that this program reads; the version is 1
        [signature-length] the signature has { $found } bytes, expected 64
       *[size] { $found } is out of range: expected 0 or more
    }
empty-string = the string is empty
string-too-long = the string has { NUMBER($length) } bytes; the limit is { NUMBER($limit) }
space-at-edge = the string begins or ends with white space
double-space = the string has two spaces in a row
not-nfc = the string is not in Unicode Normalization Form C
forbidden-character = the string has { $code_point }, which is not shown as it is, or changes how other characters are shown
unassigned-character = the string has { $code_point }, which the Unicode version of this format does not assign

order-parties = the signing order does not name every party exactly once
unknown-annex = the record has no annex { $annex }
annex-without-text = the annex { $annex } has no text
prevailing-language = the text in { $language } prevails, but there is no authentic text in this language

non-canonical-key = the public key is not encoded in canonical form
weak-key = the public key is weak: it also verifies signatures that no one made
mixed-order-key = the public key is not in the prime-order group, to which every proper key belongs
key-mismatch = the private key does not belong to the public key that is stored with it
encrypted-key = the private key is protected by a passphrase
wrong-passphrase = the passphrase does not open this key
key-cost = opening this key takes more time or memory than this program allows

payload-type = the payload type is { $found }, expected { $expected }
keys-differ = the keys that signed are not the keys that the act names
not-seen = this act refers to the act { $act }, which is not among the acts that its signatory has seen
statement-without-text = this statement has no text
wrong-record = this act is about the record { $found }, but the record here is { $expected }
party-not-in-record = the record has no party { $party }
unlisted-key = the key { $key } signed an act but is not in the bundle
unused-key = the key { $key } is in the bundle but signed no act in it
bad-signature = the signature for { $party } does not match what it claims to sign

bad-toml = this is not TOML: { $message }
unknown-field = there is no field { $name } here; the fields are { $expected }
missing-field = the field { $name } is missing here
placeholder = the placeholder { $found } is not filled in yet
taken =
    { $what ->
        [holder-of-name] the holder { $which } is already in this roster, with the name { $under }
        [holder-of-party] the holder { $which } is already in this roster, with the party { $under }
        [key] the key { $which } is already in this roster, with the holder { $under }
        [party-of-name] the party { $which } is already in this roster, with the name { $under }
       *[revocation] the key { $which } is already revoked in this roster, with the reason { $under }
    }
not-in-roster = the key { $key } is not in this roster
received-from-the-future = a receipt of { $on } is in the future; the time now is { $now }
received-before-the-record = a receipt of { $on } is earlier than the record { $record }, which claims to have been made on { $created }
received-before-the-act = a receipt of { $on } is earlier than the act { $act } for { $party }, which claims to have been signed on { $signed_at }
empty-window = the end of this period is not after its beginning
overlapping-windows = this window overlaps the one before it, or is out of order
since-after-reported = the key is revoked from a time that is later than the report of the revocation
both-given = { $one } and { $other } are both given; give only one of them
quorum-above-holders =
    { $holders ->
        [0] the quorum of { $party } is { $quorum }, but it has no holders
        [one] the quorum of { $party } is { $quorum }, but it has only 1 holder
       *[other] the quorum of { $party } is { $quorum }, but it has only { $holders } holders
    }

## What is wrong with a key: mostly, what it is instead.

bad-key =
    { $what ->
        [age] this is a key or file of age, which encrypts; a key for signatures is needed
        [age-file] this is a file that age encrypted; a key is needed
        [aria] this key is encrypted with ARIA, which this program does not read
        [camellia] this key is encrypted with Camellia, which this program does not read
        [certificate] this is a certificate; a key is needed
        [certificate-request] this is a certificate request; a key is needed
        [cipher] this key is encrypted in a way that this program does not read
        [des] this key is encrypted with DES, which this program does not read
        [dsa] this is a DSA key; an Ed25519 key is needed
        [ecdsa] this is an ECDSA key; an Ed25519 key is needed
        [ecdsa-p256] this is an ECDSA key (P-256); an Ed25519 key is needed
        [ecdsa-p384] this is an ECDSA key (P-384); an Ed25519 key is needed
        [ecdsa-p521] this is an ECDSA key (P-521); an Ed25519 key is needed
        [ed448] this is an Ed448 key; an Ed25519 key is needed
        [hmac] the passphrase of this key goes through a function that this program does not read
        [hmac-sha1] the passphrase of this key goes through HMAC-SHA-1, which this program does not read
        [jwk] this is not a JSON Web Key of Ed25519 with each member once (RFC 8037)
        [jwk-set] this is a set of JSON Web Keys; one key is needed
        [jwk-type] this is not a JSON Web Key of Ed25519 (kty OKP, crv Ed25519)
        [jwk-use] this JSON Web Key is not for signatures: its use, key_ops or alg does not allow it
        [minisign] this is a file of minisign or signify; a key in a form that programs share is needed
        [ml-dsa] this is an ML-DSA key; an Ed25519 key is needed
        [no-key] this is not an Ed25519 key in a form that this program reads (PKCS#8, SPKI, OpenSSH, JWK)
        [openssh-certificate] this is an OpenSSH certificate; a key is needed
        [openssh-encryption] this is not an OpenSSH key encrypted with bcrypt and AES or ChaCha20
        [openssh-private] this is not a private key as ssh-keygen writes it (OPENSSH PRIVATE KEY)
        [openssh-public] this is not one public key in a line (ssh-ed25519 AAAA... comment)
        [openssh-several] this is not an OpenSSH file with exactly one key
        [openssh-signature] this is a signature that ssh-keygen made; a key is needed
        [other-algorithm] this is a key of another algorithm; an Ed25519 key is needed
        [parameters] this Ed25519 key has parameters, which RFC 8410 does not allow
        [pbes1-des] this key is encrypted with DES (PBES1), which this program does not read
        [pbes1-rc2] this key is encrypted with RC2 (PBES1), which this program does not read
        [pbes1-rc4] this key is encrypted with RC4 (PBES1), which this program does not read
        [pbes1-triple-des] this key is encrypted with 3DES (PBES1), which this program does not read
        [pgp] this is a PGP key; a key in a form that programs share is needed
        [pkcs12] this is a PKCS#12 file, which has keys and certificates; a key is needed
        [pkcs8-encryption] this is not a private key encrypted with PBES2, AES and scrypt or PBKDF2
        [private] this is a private key; a public key is needed
        [private-pem] this is not an Ed25519 private key in PEM (PKCS#8, BEGIN PRIVATE KEY)
        [public] this is a public key; a private key is needed
        [public-der] this is not an Ed25519 public key (SubjectPublicKeyInfo)
        [public-pem] this is not an Ed25519 public key in PEM (BEGIN PUBLIC KEY)
        [public-point] this is not an Ed25519 public key
        [putty] this is a PuTTY file (.ppk); a key in a form that programs share is needed
        [rc2] this key is encrypted with RC2, which this program does not read
        [rsa] this is an RSA key; an Ed25519 key is needed
        [rsa-pss] this is an RSA-PSS key; an Ed25519 key is needed
        [security-key] this is an Ed25519 key of a security key (sk-ssh-ed25519), which signs other bytes; a plain Ed25519 key is needed
        [security-key-ecdsa] this is an ECDSA key of a security key (sk-ecdsa); an Ed25519 key is needed
        [seed] this key is encrypted with SEED, which this program does not read
        [sm4] this key is encrypted with SM4, which this program does not read
        [ssh2] this is a key in the form of SSH2 (RFC 4716); a key in the form of OpenSSH is needed
        [symmetric] this is a symmetric key, which two sides share; an Ed25519 key is needed
        [triple-des] this key is encrypted with 3DES, which this program does not read
        [x25519] this is an X25519 key, which cannot sign; an Ed25519 key is needed
       *[x448] this is an X448 key, which cannot sign; an Ed25519 key is needed
    }
