//! Pairs of an Ed25519 and an ML-DSA-87 key, and ML-DSA-87 keys of other programs: new, shown, converted, and signing
//! from one place or two.

use crate::command_runner::Folder;
use crate::json_shapes::{Key, KeyFile, Signed, Suite};
use crate::pty::Terminal;
use crate::repository;
use crate::signers::{Hsm, PIN};

const PASSPHRASE: &str = "kV9qLw2Z r7mXb4Tn";

/// Signs as Hong, whose party has one more holder `kim` in the roster.
const SIGN: &str = "paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml \
                    --roster roster.toml --yes -o new.json --force";

/// An office with the pair `pair.key`, in its roster, and its passphrase in `pass`.
fn office() -> Folder {
    let f = Folder::office();
    f.write_secret("pass", format!("{PASSPHRASE}\n"));
    f.ok("paraph key new pair --suite hybrid --passphrase-file pass");
    f.ok("paraph roster add rok-mnd --key pair.pub --holder kim --roster roster.toml");
    f
}

/// The two halves of the pair, in files of their own.
fn halves(f: &Folder) {
    let open = "--passphrase-file pass --no-passphrase --format pkcs8-pem";
    f.ok(&format!("paraph key export pair.key --only ed25519 {open} -o one.key"));
    f.ok(&format!("paraph key export pair.key --only ml-dsa-87 {open} -o two.key"));
}

fn shown(f: &Folder, file: &str) -> Key {
    f.json(&format!("paraph key show {file} --passphrase-file pass --json"), 0)
}

#[test]
fn a_pair_has_one_id_and_both_keys_in_both_files() {
    let f = office();
    let (private, public) = (shown(&f, "pair.key"), shown(&f, "pair.pub"));
    assert_eq!(private.id, public.id);
    assert_eq!((private.suite, public.suite), (Some(Suite::Hybrid), Some(Suite::Hybrid)));
    assert!(
        public.public.unwrap().starts_with("MCow") && public.ml_dsa.unwrap().starts_with("MIIK")
    );
    assert_eq!(f.text("pair.key").matches("BEGIN ENCRYPTED PRIVATE KEY").count(), 2);
    assert_eq!(f.text("pair.pub").matches("BEGIN PUBLIC KEY").count(), 2);
    // The id follows from the ids of both keys, the lower one first.
    halves(&f);
    let (one, two) = (shown(&f, "one.key"), shown(&f, "two.key"));
    assert_eq!((one.suite, two.suite), (Some(Suite::Classic), None));
    assert_eq!((one.ml_dsa, two.public), (None, None));
    let mut ids = [one.id, two.id];
    ids.sort();
    let sum = f.ok(&format!("printf %s {}{} | sha256sum", ids[0], ids[1]));
    assert_eq!(&sum.out()[..64], public.id);
    f.ok("paraph key show pair.pub")
        .prints("ML-DSA-87")
        .prints(&ids[0])
        .prints(&ids[1])
        .says("if either of two methods is unbroken");
    f.ok("paraph key show two.key").says("one half of a pair");
}

#[test]
fn a_pair_signs_with_both_keys() {
    let f = office();
    let signed: Signed = f.json(&format!("{SIGN} --json --key pair.key --passphrase-file pass"), 0);
    assert_eq!(signed.key, shown(&f, "pair.pub").id);
    assert_eq!(f.text("new.json").matches("\"keyid\"").count(), 2);
    f.ok("paraph show new.json");
    let terminal = Terminal::new(&f, "paraph key show pair.key").shows("Passphrase for pair.key: ");
    terminal.types(PASSPHRASE).ends().1.exit(0);
}

#[test]
fn the_keys_of_a_pair_sign_from_two_places() {
    let f = office();
    halves(&f);
    let id = shown(&f, "pair.pub").id;
    let sign = |keys: &str| {
        f.ok("rm -f new.json");
        f.json::<Signed>(&format!("{SIGN} --json {keys}"), 0).key
    };
    assert_eq!(sign("--key one.key --key two.key"), id);
    let once = f.read("new.json").len();
    assert_eq!(sign("--key two.key --key one.key --public pair.pub"), id);
    assert_eq!(f.read("new.json").len(), once);
    // With a program for the Ed25519 key, which `openssl` signs with.
    f.write(
        "body",
        "#!/bin/sh\ncat > seen\nopenssl pkeyutl -sign -rawin -inkey one.key -in seen\n",
    );
    f.ok("install -m 755 body signer");
    f.ok("paraph key export one.key --format spki-pem -o one.pub");
    for public in ["pair.pub", "one.pub"] {
        assert_eq!(sign(&format!("--key exec:./signer --public {public} --key two.key")), id);
    }
    // A passphrase for each, or one for both.
    f.ok("paraph key passwd two.key --new-passphrase-file pass");
    assert_eq!(sign("--key one.key --key two.key --passphrase-file pass"), id);
    f.write_secret("other", "another one of them\n");
    f.ok("paraph key passwd one.key --new-passphrase-file other");
    let both = "--key one.key --key two.key --passphrase-file";
    assert_eq!(sign(&format!("{both} other --passphrase-file pass")), id);
    f.fails(&format!("{SIGN} {both} pass"), 2, "wrong-passphrase");
    f.fails(
        &format!("{SIGN} {both} pass --passphrase-file other --passphrase-file pass"),
        2,
        "unwanted",
    );
}

#[test]
fn a_token_keeps_the_ed25519_key_of_a_pair() {
    let f = office();
    let hsm = Hsm::new(&f);
    hsm.with_key(&f, "hong", "01");
    let (at, uri) = (hsm.at(), hsm.uri_with_pin(&f, "token=harbour"));
    f.ok("paraph key new mine --suite hybrid --no-passphrase");
    let form = "--format pkcs8-pem --no-passphrase -o two.key";
    f.ok(&format!("paraph key export mine.key --only ml-dsa-87 {form}"));
    // The public keys of both, in one file.
    f.ok("paraph key export two.key --format spki-pem -o two.pub");
    let key: Key = f.json(&format!("{at} paraph key show {uri} --json"), 0);
    let pem =
        format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", key.public.unwrap());
    f.write("both.pub", pem + &f.text("two.pub"));
    f.ok("paraph roster add rok-mnd --key both.pub --holder lee --roster roster.toml");
    let id = shown(&f, "both.pub").id;
    let signed: Signed = f.json(&format!("{at} {SIGN} --json --key {uri} --key two.key"), 0);
    assert_eq!(signed.key, id);
    // The PIN and the passphrase from files, in the order of the keys.
    f.ok("paraph key passwd two.key --new-passphrase-file pass");
    f.write_secret("pin", format!("{PIN}\n"));
    let uri = hsm.uri("token=harbour");
    let files = "--passphrase-file pin --passphrase-file pass";
    f.ok("rm new.json");
    let signed: Signed =
        f.json(&format!("{at} {SIGN} --json --key {uri} --key two.key {files}"), 0);
    assert_eq!(signed.key, id);
}

#[test]
fn keys_that_are_no_pair_do_not_sign() {
    let f = office();
    halves(&f);
    f.ok("paraph key new other --no-passphrase");
    let before = f.listing();
    for (keys, code) in [
        ("--key two.key", "half-pair"),
        ("--key one.key --key other.key", "same-method"),
        ("--key two.key --key two.key", "same-method"),
        ("--key pair.key --key other.key --passphrase-file pass", "too-many-keys"),
        ("--key one.key --key two.key --key other.key", "too-many-keys"),
        ("--key one.key --key two.key --public other.pub", "key-differs"),
        ("--key one.key --public pair.pub", "key-differs"),
    ] {
        let ran = f.fails(&format!("{SIGN} {keys}"), 2, code);
        f.assert_unchanged(&before, &ran);
    }
    f.fails(
        "paraph roster add rok-mnd --key two.key --holder lee --roster roster.toml",
        2,
        "private-key",
    );
    f.ok("paraph key export two.key --format spki-pem -o two.pub");
    f.fails(
        "paraph roster add rok-mnd --key two.pub --holder lee --roster roster.toml",
        2,
        "half-pair",
    );
}

#[test]
fn keys_are_converted_alone_and_as_a_pair() {
    let f = office();
    let id = shown(&f, "pair.pub").id;
    halves(&f);
    // Two keys become a pair, in any order.
    for (name, files) in [("a", "one.key two.key"), ("b", "two.key one.key")] {
        f.ok(&format!("paraph key import {files} --name {name} --new-passphrase-file pass"));
        assert_eq!(
            (shown(&f, &format!("{name}.key")).id, shown(&f, &format!("{name}.pub")).id),
            (id.clone(), id.clone())
        );
    }
    f.fails("paraph key import one.key one.key --name c --no-passphrase", 2, "same-method");
    f.fails(
        "paraph key import pair.key one.key --name c --passphrase-file pass --no-passphrase",
        2,
        "too-many-keys",
    );
    f.ok("paraph key import pair.key --name c --passphrase-file pass --no-passphrase");
    assert_eq!(shown(&f, "c.pub").id, id);
    f.ok("paraph key passwd c.key --new-passphrase-file pass");
    assert_eq!(f.text("c.key").matches("ENCRYPTED").count(), 4);
    assert_eq!(shown(&f, "c.key").id, id);
    // An ML-DSA-87 key alone.
    let two = shown(&f, "two.key").id;
    f.ok("paraph key import two.key --name half --no-passphrase").says("one half of a pair");
    for format in ["pkcs8-pem", "pkcs8-der", "jwk"] {
        let line = format!(
            "paraph key export half.key --no-passphrase --format {format} -o as.{format} --json"
        );
        let file: KeyFile = f.json(&line, 0);
        assert_eq!(file.id, two);
        assert_eq!(shown(&f, &format!("as.{format}")).id, two);
    }
    for format in ["spki-pem", "spki-der", "jwk-public"] {
        f.ok(&format!("paraph key export half.pub --format {format} -o as.{format}"));
        assert_eq!(shown(&f, &format!("as.{format}")).id, two);
    }
    f.ok("paraph key export pair.pub --only ml-dsa-87 --format jwk-public -o again.jwk");
    assert_eq!(f.read("again.jwk"), f.read("as.jwk-public"));
    let pair = "paraph key export pair.key --passphrase-file pass --no-passphrase -o x";
    for (line, code) in [
        (format!("{pair} --format pkcs8-der"), "pair-of-keys"),
        (format!("{pair} --format jwk"), "pair-of-keys"),
        (format!("{pair} --format openssh"), "pair-of-keys"),
        ("paraph key export pair.pub --format openssh-public -o x".to_owned(), "pair-of-keys"),
        (
            "paraph key export half.key --format openssh --no-passphrase -o x".to_owned(),
            "no-ml-dsa",
        ),
        ("paraph key export half.pub --format openssh-public -o x".to_owned(), "no-ml-dsa"),
        (
            "paraph key export half.pub --only ed25519 --format spki-pem -o x".to_owned(),
            "no-such-key",
        ),
        (
            "paraph key export half.key --only ed25519 --format jwk --no-passphrase -o x"
                .to_owned(),
            "no-such-key",
        ),
    ] {
        f.fails(&line, 2, code);
    }
    assert!(!f.path("x").exists());
}

/// The next step after a key that cannot be used, and after keys that the roster has otherwise.
#[test]
fn the_next_step_after_a_key_that_does_not_fit_is_said() {
    let f = office();
    for (vector, code, step) in [
        ("other-parameter-set-ml-dsa-65", "other-parameter-set", "--suite hybrid"),
        ("prehashed-key-ml-dsa-87", "prehashed-key", "--suite hybrid"),
        ("composite-key-ml-dsa-", "composite-key", "--suite hybrid"),
        ("key-parameters-ml-dsa-null", "key-parameters", "--suite hybrid"),
        ("same-method", "same-method", "--suite hybrid"),
        ("expanded-key-ml-dsa-", "expanded-key", "export the key again with its seed"),
        ("key-mismatch-ml-dsa-both", "key-mismatch", "export the key again"),
    ] {
        let vector = format!("fixtures/vectors/secret-key/{vector}.txt");
        let vector = std::fs::read(repository(&vector)).unwrap();
        let body = vector.windows(2).position(|pair| pair == b"\n\n").unwrap() + 2;
        f.write_secret("bad.key", &vector[body..]);
        let ran = f.fails("paraph key show bad.key", 2, code).says(step);
        assert!(!ran.talk.contains("Correct the file"), "{ran}");
    }
    // Halves of two holders, and a half beside a key that the roster does not have.
    halves(&f);
    f.ok("paraph key new other --suite hybrid --no-passphrase");
    f.ok("paraph key export other.key --only ml-dsa-87 --no-passphrase --format pkcs8-pem -o three.key");
    let keys = "--key one.key --key three.key";
    f.fails(&format!("{SIGN} {keys}"), 2, "other-set").says("that your roster has for kim");
    f.ok("paraph roster add us-dod-cio --key other.pub --holder lee --roster roster.toml");
    f.fails(&format!("{SIGN} {keys}"), 2, "halves-of-two-holders").says("keys of two people");
    // A key can be in one entry only.
    let add = |party, key, holder| {
        format!("paraph roster add {party} --key {key}.pub --holder {holder} --roster roster.toml")
    };
    f.ok("paraph key export one.key --format spki-pem -o one.pub");
    f.fails(&add("rok-mnd", "one", "kim"), 2, "shared-half").says("Alone, it counts for no one");
    f.ok("paraph key import one.key three.key --name mixed --no-passphrase");
    f.fails(&add("rok-mnd", "mixed", "kim"), 2, "shared-half").says("a pair needs two new keys");
    f.fails(&add("us-dod-cio", "pair", "park"), 2, "taken")
        .says("paraph key new park --suite hybrid");
    f.fails(&add("us-dod-cio", "one", "park"), 2, "taken").says("paraph key new park\n");
}
