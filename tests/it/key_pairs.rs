//! Pairs of an Ed25519 and an ML-DSA-87 key, and ML-DSA-87 keys of other programs: new, shown, converted, and signing
//! from one place or two.

use crate::command_runner::Folder;
use crate::json_shapes::{Key, KeyFile, Report, Signed, Suite};
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

/// An office with the fixture that demands pairs, the rosters of both fixtures, and `keys/`.
fn office_of_pairs() -> Folder {
    let f = Folder::new();
    f.copy("fixtures/ictcc-tor-pairs", ".");
    f.copy("fixtures/ictcc-tor/hong-gil-dong.toml", "hong-gil-dong.toml");
    f.copy("fixtures/roster.toml", "single.toml");
    f.copy("keys", "keys");
    f
}

/// Lists, findings and states say who has a pair, and from when on one is demanded.
#[test]
fn a_roster_and_a_status_say_who_can_sign_with_a_pair() {
    let f = office_of_pairs();
    let (bundle, pair) = ("ictcc-tor-pairs.bundle.json", "a pair of keys: Ed25519 and ML-DSA-87");
    let demand = "hybridFrom = 2031-12-31T00:00:00Z";
    for roster in ["roster.toml", "single.toml"] {
        f.replace(roster, "roster = 1\n", &format!("roster = 1\n{demand}\n"));
    }
    let count = |line: &str, words: &str| f.ok(line).out().matches(words).count();
    assert_eq!(count(&format!("paraph show {bundle}"), pair), 2);
    assert_eq!(count("paraph roster list --roster roster.toml", pair), 2);
    let from = "with pairs of keys from Wed 31 December 2031 00:00 UTC on";
    assert_eq!(count("paraph roster list --roster roster.toml", from), 2);
    assert_eq!(count("paraph roster list --roster single.toml", pair), 0);
    // Before that day, and after it. The roster has four parties with single keys.
    for at in ["2030-01-01", "2032-01-01"] {
        let check = |roster: &str| {
            let line = format!("paraph roster check --roster {roster} --at {at}T00:00:00Z");
            count(&line, "(not-ready)")
        };
        assert_eq!((check("roster.toml"), check("single.toml")), (0, 4), "{at}");
    }
    let line = |roster: &str| {
        f.run(&format!("paraph status {bundle} --roster {roster} --at 2030-01-01T00:00:00Z"))
    };
    line("roster.toml").exit(0).prints(
        "rok-mnd can sign with pairs of keys, and must from Wed 31 December 2031 00:00 UTC on",
    );
    line("single.toml").exit(3).prints(
        "rok-mnd must sign with pairs of keys from Wed 31 December 2031 00:00 UTC on, but cannot \
         yet: 0 of 1 people have one",
    );
    // What differs between versions of a record.
    f.replace("ictcc-tor-pairs.toml", ", suite = \"hybrid\"", "");
    f.ok("paraph record ictcc-tor-pairs.toml -o other.record.json");
    let sign = "paraph sign other.record.json --key keys/rok-mnd-pair.key --roster roster.toml";
    f.ok(&format!("{sign} --with ictcc-tor-pairs.record.json --yes -o other.json"))
        .says("The two versions differ in: keys that must sign");
}

/// No act is signed that can never count, and no step leads to a single key.
#[test]
fn a_single_key_does_not_sign_where_the_record_demands_pairs() {
    let f = office_of_pairs();
    let sign = "paraph sign ictcc-tor-pairs.record.json --yes -o new.json --key keys/rok-mnd";
    let step =
        "If you have none, make one and tell the other parties: paraph key new NAME --suite hybrid";
    let alone = "--party rok-mnd --as hong-gil-dong.toml";
    f.fails(&format!("{sign}.key {alone}"), 2, "hybrid-required").says(step);
    f.fails(&format!("{sign}.key --roster single.toml"), 2, "hybrid-required").says(step);
    f.fails(&format!("{sign}.key --roster roster.toml"), 2, "unknown-key").says(step);
    f.ok(&format!("{sign}-pair.key {alone}"));
    f.ok("rm new.json");
    // For a reader whose roster has single keys only.
    f.run("paraph verify ictcc-tor-pairs.bundle.json --roster single.toml")
        .exit(3)
        .prints("your roster has no pair of keys that Jane Doe [jane-doe] can use now")
        .prints("They run: paraph key new NAME --suite hybrid");
    // A revoked pair is followed by a pair.
    f.ok("paraph roster revoke hong-gil-dong --reason retired --roster roster.toml");
    f.fails(&format!("{sign}-pair.key --roster roster.toml"), 2, "revoked")
        .says("make a new pair of keys, tell the other parties, and sign with the new pair")
        .says("paraph key new hong-gil-dong-2 --dir keys --suite hybrid --roster roster.toml");
    f.ok(&format!("{sign}-pair.key {alone}"));
    f.run("paraph verify new.json --roster roster.toml")
        .exit(3)
        .prints("ask hong-gil-dong to make a pair of keys, and to sign with it");
}

/// The step after a pair of which the roster has one key: to add it is refused, and a new pair is not.
#[test]
fn the_step_after_another_set_of_keys_can_be_followed() {
    let f = office();
    halves(&f);
    f.ok("paraph key new other --suite hybrid --no-passphrase");
    f.ok("paraph key export other.key --only ml-dsa-87 --no-passphrase --format pkcs8-pem -o three.key");
    f.ok("paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml --key one.key --key three.key --yes -o new.json");
    f.run("paraph verify new.json --roster roster.toml")
        .exit(3)
        .prints("(act ")
        .prints("your roster has one of the two keys for kim, but not this pair")
        .prints("ask kim to sign with the key or the pair that your roster has for them")
        .prints("both of its keys must be new. They run: paraph key new NAME --suite hybrid");
    f.ok("paraph key import one.key three.key --name mixed --no-passphrase");
    let mixed = "paraph roster add rok-mnd --key mixed.pub --holder kim --roster roster.toml";
    f.fails(mixed, 2, "shared-half");
    f.ok("paraph key new again --suite hybrid --no-passphrase");
    f.ok("paraph roster add rok-mnd --key again.pub --holder kim --roster roster.toml");
    f.ok("rm new.json");
    f.ok(&format!("{SIGN} --key again.key"));
    // Keys of two people.
    f.ok("paraph roster add us-dod-cio --key other.pub --holder lee --roster roster.toml");
    f.ok("paraph sign tor.record.json --party rok-mnd --as hong-gil-dong.toml --key one.key --key three.key --yes -o two.json");
    f.run("paraph verify two.json --roster roster.toml")
        .exit(3)
        .prints("the two keys belong to two people. Ask rok-mnd by telephone who signed");
}

/// A pair is a published specimen if one of its keys is (docs/hybrid-format.md Q8). Every answer says so, also of the
/// half alone.
#[test]
fn a_pair_with_one_published_key_is_called_a_specimen() {
    let f = Folder::office();
    let form = "--no-passphrase --format pkcs8-pem";
    let published = "this is a published specimen key";
    for (method, other, party) in
        [("ed25519", "ml-dsa-87", "rok-mnd"), ("ml-dsa-87", "ed25519", "us-dod-cio")]
    {
        f.ok(&format!("paraph key new {method} --suite hybrid --no-passphrase"));
        f.ok(&format!("paraph key export {method}.key --only {other} {form} -o {method}-own.key"));
        let half = format!("keys/{party}-pair.key --only {method}");
        let (own, published_half) = (format!("{method}-own.key"), format!("{method}-half"));
        f.ok(&format!("paraph key export {half} {form} -o {published_half}.key"));
        f.ok(&format!("paraph key export {half} --format spki-pem -o {published_half}.pub"));
        for kind in ["key", "pub"] {
            let file = format!("{published_half}.{kind}");
            f.ok(&format!("paraph key show {file}")).says(published);
            assert!(shown(&f, &file).specimen, "{file}");
        }
        assert!(!shown(&f, &own).specimen);
        let (mixed, holder) = (format!("mixed-{method}"), format!("lee-{method}"));
        f.ok(&format!(
            "paraph key import {published_half}.key {own} --name {mixed} --no-passphrase"
        ))
        .says(published);
        f.ok(&format!("paraph key show {mixed}.pub")).says(published);
        // The roster has it as a specimen, and the report counts the published key.
        f.ok(&format!(
            "paraph roster add rok-mnd --key {mixed}.pub --holder {holder} --roster roster.toml"
        ));
        f.ok("paraph roster check --roster roster.toml")
            .prints(&format!("a key of {holder} is a published specimen"));
        let at = f.text("roster.toml").find(&holder).unwrap();
        assert!(f.text("roster.toml")[at..].contains("specimen = true"));
        f.ok("rm -f new.json");
        let ran = f.ok(&format!("{SIGN} --key {mixed}.key"));
        ran.says("SPECIMEN").says("this signature proves nothing");
        f.run("paraph verify new.json --roster roster.toml")
            .exit(3)
            .prints("1 of 2 keys is a specimen")
            .prints("SPECIMEN: anyone can sign with it");
        let report: Report = f.json("paraph verify new.json --roster roster.toml --json", 3);
        assert!(report.acts[0].specimen);
        // It counts only if the roster says so.
        let roster = f.text("roster.toml");
        f.write(
            "plain.toml",
            format!("{}{}", &roster[..at], roster[at..].replace("specimen = true", "")),
        );
        f.run("paraph verify new.json --roster plain.toml").exit(3).prints("specimen");
        f.run("paraph verify new.json --roster plain.toml --json")
            .prints("\"outcome\":\"specimen-key\"");
        f.run("paraph roster list --roster plain.toml").prints("SPECIMEN, not counted");
        f.run("paraph roster check --roster plain.toml --json").prints("specimen-key");
    }
}

/// The file of a vector, and its passphrase if it has one.
fn vector(path: &str) -> (Vec<u8>, Option<String>) {
    let vector = std::fs::read(repository(&format!("fixtures/vectors/{path}.txt"))).unwrap();
    let body = vector.windows(2).position(|pair| pair == b"\n\n").unwrap() + 2;
    let head = std::str::from_utf8(&vector[..body]).unwrap();
    let passphrase = head.lines().find_map(|line| line.strip_prefix("passphrase: "));
    (vector[body..].to_vec(), passphrase.map(str::to_owned))
}

/// The next step after a private key that cannot be used, encrypted or not.
#[test]
fn the_next_step_after_a_private_key_that_cannot_be_used_is_said() {
    let f = office();
    let make = "To make a pair of keys: paraph key new NAME --suite hybrid";
    for (name, code, step) in [
        ("other-parameter-set-ml-dsa-44", "other-parameter-set", make),
        ("other-parameter-set-ml-dsa-65", "other-parameter-set", make),
        ("other-parameter-set-jwk-44", "other-parameter-set", make),
        ("prehashed-key-ml-dsa-87", "prehashed-key", make),
        ("composite-key-ml-dsa-", "composite-key", make),
        ("composite-key-jwk", "composite-key", make),
        ("key-parameters-ml-dsa-null", "key-parameters", make),
        ("same-method", "same-method", "use one key of each method"),
        ("same-method-ml-dsa", "same-method", "use one key of each method"),
        ("same-method-encrypted", "same-method", "use one key of each method"),
        ("expanded-key-ml-dsa-", "expanded-key", "export the key again with its seed"),
        ("expanded-key-ml-dsa-encrypted", "expanded-key", "export the key again with its seed"),
        ("key-mismatch-ml-dsa-both", "key-mismatch", "export the key again"),
        ("key-mismatch-ml-dsa-public", "key-mismatch", "export the key again"),
        ("key-mismatch-jwk-akp", "key-mismatch", "export the key again"),
        ("key-length-jwk", "key-length", "export the key again"),
    ] {
        let (bytes, passphrase) = vector(&format!("secret-key/{name}"));
        f.write_secret("bad.key", bytes);
        f.write_secret("its-pass", passphrase.as_deref().unwrap_or("none"));
        for line in ["paraph key show bad.key", &format!("{SIGN} --key bad.key")] {
            let ran = f.fails(&format!("{line} --passphrase-file its-pass"), 2, code).says(step);
            assert!(!ran.talk.contains("Correct the file"), "{ran}");
        }
    }
}

/// A public key that cannot be used belongs to someone else, as a rule: its holder makes another.
#[test]
fn the_next_step_after_a_public_key_that_cannot_be_used_is_to_ask_its_holder() {
    let f = office();
    let (ask, again) = ("Ask its holder to make a pair", "Ask the holder of the key for it again");
    let add = "paraph roster add rok-mnd --key bad.pub --holder lee --roster roster.toml";
    let before = f.text("roster.toml");
    let own = before.split('"').find(|part| part.starts_with("MCow")).unwrap().to_owned();
    for (name, code, step) in [
        ("other-parameter-set-ml-dsa-44", "other-parameter-set", ask),
        ("other-parameter-set-ml-dsa-65", "other-parameter-set", ask),
        ("prehashed-key-ml-dsa-44", "prehashed-key", ask),
        ("prehashed-key-ml-dsa-87", "prehashed-key", ask),
        ("composite-key-ml-dsa-", "composite-key", ask),
        ("composite-key-ml-dsa-draft", "composite-key", ask),
        ("key-parameters-ml-dsa-null", "key-parameters", ask),
        ("key-length-ml-dsa-short", "key-length", again),
        ("key-length-ml-dsa-long", "key-length", again),
    ] {
        let (text, _) = vector(&format!("public-key/{name}"));
        f.write("bad.txt", &text);
        f.ok("base64 -d bad.txt > bad.pub");
        f.fails(add, 2, code).says(step);
        // The same in the roster itself.
        let text = String::from_utf8(text).unwrap();
        f.write("typed.toml", before.replacen(&own, text.trim(), 1));
        f.fails("paraph roster check --roster typed.toml", 2, code).says(step);
    }
    f.write("bad.pub", vector("public-key/same-method-ml-dsa").0);
    f.fails(add, 2, "same-method").says("use one key of each method");
    let (half, _) = vector("public-key/ok-ml-dsa-87");
    let half = String::from_utf8(half).unwrap();
    let half = half.trim();
    let other = f.text("pair.pub").lines().nth(1).unwrap().to_owned();
    let two = format!("[\"{own}\", \"{other}\"]");
    for (public, code, step) in [
        (format!("\"{half}\""), "half-pair", "write both keys of the pair"),
        (format!("[\"{half}\"]"), "half-pair", "write both keys of the pair"),
        (two, "same-method", "write an entry for each"),
    ] {
        f.write("typed.toml", before.replacen(&format!("\"{own}\""), &public, 1));
        f.fails("paraph roster check --roster typed.toml", 2, code).says(step);
    }
}

/// The next step after keys that the roster has otherwise.
#[test]
fn the_next_step_after_a_key_that_does_not_fit_is_said() {
    let f = office();
    // Halves of two holders, and a half beside a key that the roster does not have.
    halves(&f);
    f.fails(&format!("{SIGN} --key one.key"), 2, "half-of-a-pair")
        .says("name the file that has both, or both keys: --key KEY --key KEY");
    f.fails(&format!("{SIGN} --key two.key"), 2, "half-pair").says("name the Ed25519 key");
    f.fails("paraph key import one.key one.key --name c --no-passphrase", 2, "same-method")
        .says("name one Ed25519 key and one ML-DSA-87 key");
    f.ok("paraph key new other --suite hybrid --no-passphrase");
    f.ok("paraph key export other.key --only ml-dsa-87 --no-passphrase --format pkcs8-pem -o three.key");
    let keys = "--key one.key --key three.key";
    f.fails(&format!("{SIGN} {keys}"), 2, "other-set").says("that your roster has for kim");
    f.ok("paraph roster add us-dod-cio --key other.pub --holder lee --roster roster.toml");
    f.fails(&format!("{SIGN} {keys}"), 2, "halves-of-two-holders")
        .says("keys of two people")
        .says("Sign with the key or the pair that your roster has for ");
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
