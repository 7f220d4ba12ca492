//! Other programs read files from here, and files of other programs are read here: `openssl` and `sha256sum`.

use crate::command_runner::Folder;
use crate::json_shapes::{Key, Report};
use crate::repository;

/// The fixtures with one key for each act, by name.
const FIXTURES: [&str; 2] = ["ictcc-tor", "jsoi"];

#[test]
fn openssl_and_sha256sum_verify_the_fixtures() {
    let script = script();
    for name in FIXTURES {
        let f = fixture(name);
        let by_hand = f.ok(&format!("{script} {name}.bundle.json"));
        let by_paraph =
            f.ok(&format!("paraph verify {name}.bundle.json --roster roster.toml --json"));
        let report: Report = crate::json_shapes::read(by_paraph.out());
        assert!(by_hand.out().contains(&format!("record {}\n", report.record.unwrap().sha256)));
        for act in report.acts {
            let line = format!("signed for {} by the key {}\n", act.party, act.key);
            assert!(by_hand.out().contains(&line), "{by_hand}");
        }
        for text in report.texts {
            assert!(by_hand.out().contains(&format!("{}: OK\n", text.path)), "{by_hand}");
        }
    }
}

#[test]
fn openssl_and_sha256sum_see_what_is_spoiled() {
    let script = script();
    for (spoil, says) in [
        (r#"sed -E -i 's/("sig":")([^"]*)(.*"sig":")([^"]*)/\1\4\3\2/' B"#, "BAD SIGNATURE"),
        // The fourth character of a payload's Base64 belongs to its first name.
        (r#"sed -E -i 's/("payload":"eyJ)./\1a/' B"#, "BAD SIGNATURE"),
        (r#"sed -i 's/"any"/"all"/' B"#, "ANOTHER RECORD"),
        (r#"sed -i 's/"MC[^"]*",//' B"#, ""),
        ("echo >> texts/ictcc-tor.en.txt", "texts/ictcc-tor.en.txt: FAILED"),
        ("truncate -s -1 B", "ANOTHER RECORD"),
        ("sed -i 's/},{/}, {/' B", "no bundle"),
    ] {
        let f = fixture("ictcc-tor");
        f.ok(&spoil.replace('B', "ictcc-tor.bundle.json"));
        let ran = f.run(&format!("! {script} ictcc-tor.bundle.json")).exit(0);
        assert!(ran.out().contains(says), "{spoil}\n{ran}");
    }
}

fn script() -> String {
    repository("tests/it/verify-with-openssl.sh").display().to_string()
}

/// A copy of a fixture, with the roster in the same folder.
fn fixture(name: &str) -> Folder {
    let f = Folder::new();
    f.copy("fixtures/roster.toml", "roster.toml");
    f.copy(&format!("fixtures/{name}"), ".");
    f
}

#[test]
fn sha256sum_gives_the_records_digest() {
    for name in ["ictcc-tor", "jsoi", "ictcc-tor-pairs"] {
        let f = fixture(name);
        let sum = f.ok(&format!("sha256sum {name}.record.json"));
        assert_eq!(sum.out(), f.ok(&format!("paraph hash {name}.record.json")).out());
        let within = f.ok(&format!("paraph hash {name}.bundle.json"));
        let file = f.ok(&format!("sha256sum {name}.bundle.json"));
        let record = sum.out().replace("record.json", "bundle.json#record");
        assert_eq!(within.out(), format!("{}# {record}", file.out()));
    }
}

#[test]
fn openssl_opens_a_key_made_here() {
    let f = Folder::new();
    f.write_secret("pass", "correct harbours 배터리\n");
    let made: Key = f.json("paraph key new mine --passphrase-file pass --json", 0);
    for private in ["-in mine.key -passin file:pass", "-in mine.pub -pubin"] {
        let public = f.ok(&format!("openssl pkey {private} -pubout"));
        assert_eq!(public.out(), f.text("mine.pub"));
        let id = f.ok(&format!("openssl pkey {private} -pubout -outform DER | sha256sum"));
        assert_eq!(id.out()[..64], made.id);
    }
    f.ok("! openssl pkey -in mine.key -passin pass:wrong -noout");
    f.ok("openssl asn1parse -in mine.key").prints(":PBES2").prints(":scrypt");

    f.ok("paraph key new bare --no-passphrase");
    let public = f.ok("openssl pkey -in bare.key -pubout");
    assert_eq!(public.out(), f.text("bare.pub"));
}

#[test]
fn keys_made_by_openssl_sign_here() {
    for make in ["-aes256 -pass file:pass", "-aes-128-cbc -pass file:pass", ""] {
        let f = Folder::office();
        f.write_secret("pass", "correct harbours\n");
        f.ok(&format!("openssl genpkey -algorithm ed25519 {make} -out me.key"));
        f.ok("openssl pkey -in me.key -passin file:pass -pubout -out me.pub");
        f.ok("paraph roster add rok-mnd --key me.pub --holder me --roster roster.toml");
        f.ok("paraph sign tor.us-dod-cio.bundle.json --key me.key --passphrase-file pass \
              --roster roster.toml --yes");
        f.ok("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml")
            .prints("for rok-mnd: me\n");
        f.copy("tests/it/verify-with-openssl.sh", "check.sh");
        f.ok("sh check.sh tor.us-dod-cio.bundle.json").prints("signed for rok-mnd");

        let id =
            f.ok("openssl pkey -pubin -in me.pub -outform DER | sha256sum").out()[..64].to_owned();
        f.ok("paraph key show me.key --passphrase-file pass").prints(&id);
    }
}

#[test]
fn other_keys_of_openssl_are_refused() {
    for algorithm in [
        "RSA -pkeyopt rsa_keygen_bits:2048",
        "EC -pkeyopt ec_paramgen_curve:P-256",
        "X25519",
        "Ed448",
    ] {
        let f = Folder::office();
        f.write_secret("pass", "correct harbours\n");
        f.ok(&format!("openssl genpkey -algorithm {algorithm} -out bare.key"));
        f.ok("openssl pkey -in bare.key -aes256 -passout file:pass -out locked.key");
        f.ok("openssl pkey -in bare.key -pubout -out me.pub");
        for key in ["bare.key", "locked.key"] {
            f.fails(&format!("paraph key show {key} --passphrase-file pass"), 2, "bad-key")
                .says(key);
            let sign =
                "paraph sign tor.record.json --party rok-mnd --as jane-doe.toml --yes -o new";
            f.fails(&format!("{sign} --key {key} --passphrase-file pass"), 2, "bad-key");
        }
        f.fails("paraph key show me.pub", 2, "bad-key");
        f.fails(
            "paraph roster add rok-mnd --key me.pub --holder me --roster roster.toml",
            2,
            "bad-key",
        );
    }
}

#[test]
fn a_certificate_is_no_key() {
    let f = Folder::office();
    f.ok("openssl req -new -x509 -key keys/rok-mnd.key -subj /CN=x -out certificate.pem");
    f.fails("paraph key show certificate.pem", 2, "bad-key");
    let sign = "paraph sign tor.record.json --roster roster.toml --yes -o new";
    f.fails(&format!("{sign} --key certificate.pem"), 2, "bad-key").says("a certificate");
}
