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
        [act] the act is larger than the limit of { NUMBER($limit) } bytes
        [bundle] the bundle is larger than the limit of { NUMBER($limit) } bytes
        [envelope] the envelope is larger than the limit of { NUMBER($limit) } bytes
        [file] the file is larger than the limit of { NUMBER($limit) } bytes
        [json] the JSON text is larger than the limit of { NUMBER($limit) } bytes
        [list] the list is larger than the limit of { NUMBER($limit) } bytes
       *[record] the record is larger than the limit of { NUMBER($limit) } bytes
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
truncated = the file was cut off: its end is missing
trailing-bytes = the JSON value is complete, but something follows it: { $found }
lone-surrogate = a string has only half of a surrogate pair
noncharacter = a string has the noncharacter { $code_point }
duplicate-name = the name { $name } appears twice in one object
too-deep = the values are nested more than { $limit } levels deep. That is the limit
number-range = the number { $number } is too large or too exact to be stored as it is

whitespace = the file was changed by an editor or mail program: spaces or line breaks were added
unsorted-names = not in canonical form: the name { $name } is out of order
escape-form = not in canonical form: a string has an escape that is written in another way
number-form = not in canonical form: this number is written as { $expected }

newer-format = the format { $found } is newer than this program: it reads formats up to { $known }
unknown-format = the format is { $found }, expected { $expected }
unknown-member = this format has no field { $name }
missing-member = the field { $name } is missing
wrong-type = expected { $expected }, found { $found }
not-an-integer = a whole number is needed, without a decimal point and without an exponent

empty-list =
    { $what ->
        [annex] there is no annex, but at least one is needed
        [holder-key] this holder has no key, but at least one is needed
        [intent] there is no intent, but at least one is needed
        [key] there is no key, but at least one is needed
        [language] there is no language, but at least one is needed
        [metadata] there is no metadata, but at least one entry is needed
        [party] there is no party, but at least one is needed
        [quorum] there is no quorum, but at least one is needed
        [relation] there is no relation, but at least one is needed
        [signature] there is no signature, but at least one is needed
        [statement] there is no statement, but at least one is needed
        [term] there is no "entry", "expires" or "review", but at least one is needed
        [evidence] there is no evidence, but at least one entry is needed
        [text] there is no text, but at least one is needed
        [window] there is no window, but at least one is needed
       *[other] the list is empty, but at least one entry is needed
    }
too-many =
    { $what ->
        [act] there are too many acts: the limit is { NUMBER($limit) }
        [annex] there are too many annexes: the limit is { NUMBER($limit) }
        [evidence] there are too many entries of evidence: the limit is { NUMBER($limit) }
        [bracket] there are too many dots and opening brackets of TOML: the limit is { NUMBER($limit) }
        [intent] there are too many intents: the limit is { NUMBER($limit) }
        [key] { $limit ->
            [one] there is more than 1 key: the limit is 1
           *[other] there are too many keys: the limit is { NUMBER($limit) }
        }
        [metadata] there are too many entries of metadata: the limit is { NUMBER($limit) }
        [party] there are too many parties: the limit is { NUMBER($limit) }
        [relation] there are too many relations: the limit is { NUMBER($limit) }
        [seen-act] there are too many seen acts: the limit is { NUMBER($limit) }
        [signature] { $limit ->
            [one] there is more than 1 signature: the limit is 1
           *[other] there are too many signatures: the limit is { NUMBER($limit) }
        }
        [statement] there are too many statements: the limit is { NUMBER($limit) }
        [text] there are too many texts: the limit is { NUMBER($limit) }
        [time-source] there are too many authorities or logs: the limit is { NUMBER($limit) }
        [token] there are too many tokens of TOML: the limit is { NUMBER($limit) }
       *[other] there are too many entries: the limit is { NUMBER($limit) }
    }
unsorted-list =
    { $what ->
        [act] the acts are out of order
        [annex] the annexes are out of order
        [evidence] the entries of evidence are out of order
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
        [evidence] the evidence { $entry } appears twice
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
        [64] expected 64 digits 0-9 and a-f, but some of the 64 characters are others
        [one] expected 64 digits 0-9 and a-f, found 1 character
       *[other] expected 64 digits 0-9 and a-f, found { NUMBER($length) } characters
    }
bad-base64 = the base64 text is mistyped or cut off
bad-id = { $found } cannot be an id: an id has small letters, digits and single hyphens, like office-b, and at most 64 characters
bad-uuid = { $found } is not an id of an instrument: "urn:uuid:" and a UUID in small letters
bad-time = { $found } is not a time: date, time and offset are needed, like 2021-08-05T09:00:00+09:00 or 2021-08-05T00:00:00Z
bad-date = { $found } is not a date like 2019-01-10
bad-language = { $found } is not a language tag: write en for English, ko for Korean
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
path-is-folder = { $first } is a file, but { $second } needs a folder of this name
path-clash = { $first } and { $second } are one and the same file on systems that ignore upper and lower case
bad-media-type = { $found } is not a media type, like text/plain or application/pdf
bad-country = { $found } is not a country code of two capital letters, like KR
unknown-word =
    { $or ->
        [language] { $found } is neither the word "{ $expected }" nor a language that prevails
        [parties] { $found } is neither the word "{ $expected }" nor a list of all party ids
        [time] { $found } is neither a time nor one of these words: { $expected }
       *[nothing] { $found } cannot be used here; possible: { $expected }
    }
out-of-range =
    { $what ->
        [draft-version] drafts have version 1, found { $found }
        [quorum] { $found } is out of range: expected 1 to 512
        [roster-version] rosters have version 1, found { $found }
        [signature-length] the signature has { $found } bytes, expected 64
       *[size] { $found } is out of range: expected 0 or more
    }
empty-string = the string is empty
string-too-long = the string has { NUMBER($length) } bytes. The limit is { NUMBER($limit) }
space-at-edge = the string begins or ends with a space
double-space = the string has two spaces in a row
not-nfc = the string is not in Unicode Normalization Form C
forbidden-character = the string has the character { $code_point }, which is invisible or changes how other characters look
unassigned-character = the string has the character { $code_point }, which does not exist in the Unicode version of this format

order-parties = the signing order must name every party exactly once
unknown-annex = the record has no annex { $annex }
annex-without-text = the annex { $annex } has no text
prevailing-language = the text in { $language } prevails, but there is no authentic text in this language

non-canonical-key = the public key is written in a way that is not canonical
weak-key = the public key is weak: signatures that no one made can pass as valid with it
mixed-order-key = the public key is damaged or was not made by a correct program: it is not in the prime-order group
other-parameter-set = this is an { $name } key, but an ML-DSA-87 key is needed
prehashed-key = this is a key of HashML-DSA, which signs digests only, but a key of ML-DSA-87 is needed
composite-key = this is a composite key, which has several methods in one key, but a pair of two keys is needed
key-parameters = this ML-DSA-87 key has parameters, which RFC 9881 does not allow
key-length = an ML-DSA-87 public key has 2,592 bytes, but this one has { $found }
expanded-key = this ML-DSA-87 private key has no seed. It cannot be checked against its public key, and other forms of it cannot be made
half-pair = this is an ML-DSA-87 key alone. It signs only together with an Ed25519 key
same-method = both keys are { $name } keys, but a pair has one Ed25519 key and one ML-DSA-87 key
key-mismatch = the private key and the public key that is stored with it do not belong together
encrypted-key = the private key is protected by a passphrase
wrong-passphrase = the passphrase does not open this key
key-cost = opening this key takes more time or memory than this program allows

payload-type = the payload type is { $found }, expected { $expected }
keys-differ = the keys that signed are not the keys that the act names
half-missing = an act for { $party } names a pair of keys, but only one of them signed it
not-seen = this act refers to the act { $act }, which is not among the acts that its signatory has seen
statement-without-text = this statement has no text
wrong-record = this act is not about the record in this file: the record was changed after it was signed, or the act belongs to another record
party-not-in-record = the record has no party { $party }
unlisted-key = the key { $key } signed an act, but it is not in the bundle
unused-key = the key { $key } is in the bundle, but it signed no act in it
bad-signature = the signature for { $party } is wrong: the content or the signature was changed
signature-of-another-act = one of the two signatures for { $party } was taken from another act, { $act }

bad-toml = this is not TOML: { $message }
unknown-field = there is no field { $name } here. Possible fields: { $expected }
missing-field = the field { $name } is missing
placeholder = the placeholder { $found } is not filled in yet
taken =
    { $what ->
        [holder-of-name] the roster already has the holder { $which }, with the name { $under }
        [holder-of-party] the roster already has the holder { $which }, for the party { $under }
        [key] the roster already has the key { $which }, for the holder { $under }
        [party-of-name] the roster already has the party { $which }, with the name { $under }
       *[revocation] in the roster, the key { $which } is already revoked, with the reason { $under }
    }
shared-half = { $holder } already has the key { $key } in the roster. A key can be in one entry only, alone or in a pair
not-in-roster = the key { $key } is not in this roster
received-from-the-future = the roster says that you held something on { $on }, which is in the future. It is now { $now }
received-before-the-record = the roster says that you held the record { $record } on { $on }, but the record was made later, on { $created }
received-before-the-act = the roster says that you held the act { $act } for { $party } on { $on }, but by its own statement it was signed later, on { $signed_at }
empty-window = the end of this period is not later than its beginning
overlapping-windows = this period begins before the end of the period before it
since-after-reported = "since" is later than "reported": a key cannot be revoked from a time after the report
both-given = { $one } and { $other } are both given. Give only one of them
quorum-above-holders =
    { $holders ->
        [0] the quorum of { $party } is { $quorum }, but { $party } has no holders
        [one] the quorum of { $party } is { $quorum }, but { $party } has only 1 holder
       *[other] the quorum of { $party } is { $quorum }, but { $party } has only { $holders } holders
    }

## What is wrong with a key: mostly, what it is instead.

bad-key =
    { $what ->
        [age] this is a key or file of age, which encrypts, but a key for signatures is needed
        [age-file] this is a file that age encrypted, but a key is needed
        [aria] this key is encrypted with ARIA, which this program does not read
        [camellia] this key is encrypted with Camellia, which this program does not read
        [certificate] this is a certificate, but a key is needed
        [certificate-request] this is a certificate request, but a key is needed
        [cipher] this key is encrypted in a way that this program does not read
        [des] this key is encrypted with DES, which this program does not read
        [dsa] this is a DSA key, but an Ed25519 key is needed
        [ecdsa] this is an ECDSA key, but an Ed25519 key is needed
        [ecdsa-p256] this is an ECDSA key (P-256), but an Ed25519 key is needed
        [ecdsa-p384] this is an ECDSA key (P-384), but an Ed25519 key is needed
        [ecdsa-p521] this is an ECDSA key (P-521), but an Ed25519 key is needed
        [ed448] this is an Ed448 key, but an Ed25519 key is needed
        [hmac] the passphrase of this key is used in a way that this program does not know
        [hmac-sha1] the passphrase of this key is used with HMAC-SHA-1, which this program does not know
        [jwk] this is not a JSON Web Key of Ed25519 (RFC 8037) or ML-DSA-87 (RFC 9964) with each member once
        [jwk-set] this is a set of JSON Web Keys, but one key is needed
        [jwk-type] this is not a JSON Web Key of Ed25519 (kty OKP, crv Ed25519) or ML-DSA-87 (kty AKP, alg ML-DSA-87)
        [jwk-use] this JSON Web Key is not for signatures: its use, key_ops or alg does not allow it
        [minisign] this is a file of minisign or signify, but a key in a form that programs share is needed
        [no-key] this is not an Ed25519 or ML-DSA-87 key in a form that this program reads (PKCS#8, SPKI, OpenSSH, JWK)
        [openssh-certificate] this is an OpenSSH certificate, but a key is needed
        [openssh-encryption] this is not an OpenSSH key encrypted with bcrypt and AES or ChaCha20
        [openssh-private] this is not a private key as ssh-keygen writes it (OPENSSH PRIVATE KEY)
        [openssh-public] this is not one public key in a line (ssh-ed25519 AAAA... comment)
        [openssh-several] this is not an OpenSSH file with exactly one key
        [openssh-signature] this is a signature that ssh-keygen made, but a key is needed
        [other-algorithm] this is a key of another algorithm, but an Ed25519 key is needed
        [parameters] this Ed25519 key has parameters, which RFC 8410 does not allow
        [pbes1-des] this key is encrypted with DES (PBES1), which this program does not read
        [pbes1-rc2] this key is encrypted with RC2 (PBES1), which this program does not read
        [pbes1-rc4] this key is encrypted with RC4 (PBES1), which this program does not read
        [pbes1-triple-des] this key is encrypted with 3DES (PBES1), which this program does not read
        [pgp] this is a PGP key, but a key in a form that programs share is needed
        [pkcs12] this is a PKCS#12 file, which has keys and certificates, but a key is needed
        [pkcs8-encryption] this is not a private key encrypted with PBES2, AES and scrypt or PBKDF2
        [private] this is a private key, but a public key is needed
        [private-pem] this is not an Ed25519 or ML-DSA-87 private key in PEM (PKCS#8, BEGIN PRIVATE KEY)
        [public] this is a public key, but a private key is needed
        [public-der] this is not an Ed25519 or ML-DSA-87 public key (SubjectPublicKeyInfo)
        [public-pem] this is not an Ed25519 or ML-DSA-87 public key in PEM (BEGIN PUBLIC KEY)
        [public-point] this is not an Ed25519 public key
        [putty] this is a PuTTY file (.ppk), but a key in a form that programs share is needed
        [rc2] this key is encrypted with RC2, which this program does not read
        [rsa] this is an RSA key, but an Ed25519 key is needed
        [rsa-pss] this is an RSA-PSS key, but an Ed25519 key is needed
        [security-key] this is an Ed25519 key of a security key (sk-ssh-ed25519), which signs other bytes, but a plain Ed25519 key is needed
        [security-key-ecdsa] this is an ECDSA key of a security key (sk-ecdsa), but an Ed25519 key is needed
        [seed] this key is encrypted with SEED, which this program does not read
        [sm4] this key is encrypted with SM4, which this program does not read
        [ssh2] this is a key in the form of SSH2 (RFC 4716), but a key in the form of OpenSSH is needed
        [symmetric] this is a symmetric key, which two sides share, but an Ed25519 key is needed
        [triple-des] this key is encrypted with 3DES, which this program does not read
        [x25519] this is an X25519 key, which cannot sign, but an Ed25519 key is needed
       *[x448] this is an X448 key, which cannot sign, but an Ed25519 key is needed
    }

bad-evidence = this evidence cannot be used: { $why }
evidence-form = this time-stamp has more than is kept in a bundle
bad-certificate = this certificate cannot be used: { $why }
bad-log = this log cannot be used: { $why }
