//! Keys of other tools, in both directions: `ssh-keygen` and `openssl` keys are read here, keys from here are
//! read by them, and the message for any other kind of key names it.

use std::os::unix::fs::PermissionsExt as _;

use crate::command_runner::Folder;
use crate::json_shapes;
use crate::pty::Terminal;

const PASSPHRASE: &str = "kV9qLw2Z r7mXb4Tn";

/// The ciphers of `ssh-keygen -Z` that are supported.
const CIPHERS: [&str; 9] = [
    "aes128-cbc",
    "aes192-cbc",
    "aes256-cbc",
    "aes128-ctr",
    "aes192-ctr",
    "aes256-ctr",
    "aes128-gcm@openssh.com",
    "aes256-gcm@openssh.com",
    "chacha20-poly1305@openssh.com",
];

/// A folder with the passphrase in `pass`, and another one in `other`.
fn folder() -> Folder {
    let f = Folder::new();
    f.write_secret("pass", format!("{PASSPHRASE}\n"));
    f.write_secret("other", "another one of them\n");
    f
}

/// The key id in the output of a command.
fn id(f: &Folder, line: &str) -> String {
    let out = f.ok(line);
    out.out().lines().next().unwrap().strip_prefix("id     ").unwrap().to_owned()
}

/// The key id from other programs: SHA-256 of the public half that OpenSSL extracts.
fn id_by_openssl(f: &Folder, pem: &str) -> String {
    let line = format!("openssl pkey -pubin -in {pem} -outform DER | sha256sum");
    f.ok(&line).out()[..64].to_owned()
}

/// The public half of an OpenSSH file, by `ssh-keygen`, without its comment.
fn by_ssh_keygen(f: &Folder, file: &str) -> String {
    let line = f.ok(&format!("ssh-keygen -y -P '{PASSPHRASE}' -f {file}"));
    line.out().split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

fn mode(f: &Folder, name: &str) -> u32 {
    f.path(name).metadata().unwrap().permissions().mode() & 0o7777
}

#[test]
fn keys_of_ssh_keygen_are_read() {
    let f = folder();
    f.ok("ssh-keygen -q -t ed25519 -N '' -C 'jane doe@example' -f plain");
    let plain = id(&f, "paraph key show plain");
    assert_eq!(id(&f, "paraph key show plain.pub"), plain);
    f.ok("paraph key export plain.pub --format spki-pem -o plain.pem");
    assert_eq!(id_by_openssl(&f, "plain.pem"), plain);
    for cipher in CIPHERS {
        let file = cipher.split('@').next().unwrap();
        f.ok(&format!("cp plain {file} && chmod 600 {file}"));
        f.ok(&format!("ssh-keygen -q -p -a 1 -Z {cipher} -P '' -N '{PASSPHRASE}' -f {file}"));
        assert_eq!(id(&f, &format!("paraph key show {file} --passphrase-file pass")), plain);
        let wrong = format!("paraph key show {file} --passphrase-file other");
        f.fails(&wrong, 2, "wrong-passphrase");
    }
    f.ok(&format!("ssh-keygen -q -p -a 1 -Z 3des-cbc -P '' -N '{PASSPHRASE}' -f plain"));
    f.fails("paraph key show plain --passphrase-file pass", 2, "bad-key")
        .says("encrypted with bcrypt and AES or ChaCha20");
}

#[test]
fn keys_of_openssl_are_read() {
    let f = folder();
    f.ok("openssl genpkey -algorithm ed25519 -out a.pem && chmod 600 a.pem");
    let a = id(&f, "paraph key show a.pem");
    f.ok("openssl pkey -in a.pem -pubout -out a.pub");
    f.ok("openssl pkey -in a.pem -pubout -outform DER -out a.pub.der");
    f.ok("openssl pkey -in a.pem -outform DER -out a.der && chmod 600 a.der");
    assert_eq!(id_by_openssl(&f, "a.pub"), a);
    for file in ["a.pub", "a.pub.der", "a.der"] {
        assert_eq!(id(&f, &format!("paraph key show {file}")), a, "{file}");
    }
    for options in [
        "-v2 aes-128-cbc -v2prf hmacWithSHA256 -iter 1000",
        "-v2 aes-256-cbc -v2prf hmacWithSHA512 -iter 1000",
        "-v2 aes-256-cbc -scrypt -scrypt_N 1024 -scrypt_r 8 -scrypt_p 1",
    ] {
        for form in ["PEM", "DER"] {
            f.ok(&format!(
                "openssl pkcs8 -topk8 -in a.pem {options} -passout file:pass -outform {form} -out e && \
                 chmod 600 e"
            ));
            assert_eq!(id(&f, "paraph key show e --passphrase-file pass"), a, "{options} {form}");
            f.fails("paraph key show e --passphrase-file other", 2, "wrong-passphrase");
        }
    }
}

#[test]
fn what_is_exported_is_read_by_others_and_here() {
    let f = folder();
    f.ok("paraph key new hong --passphrase-file pass");
    let hong = id(&f, "paraph key show hong.pub");
    let open = "--passphrase-file pass --new-passphrase-file pass";
    for (format, encrypted) in [("pkcs8-pem", true), ("pkcs8-der", true), ("openssh", true)] {
        let line =
            format!("paraph key export hong.key --format {format} {open} -o {format} --json");
        let answer: json_shapes::KeyFile = f.json(&line, 0);
        assert_eq!((answer.container.as_str(), answer.encrypted), (format, Some(encrypted)));
        assert_eq!(answer.id, hong);
        assert_eq!(mode(&f, format), 0o600);
        let show = format!("paraph key show {format} --passphrase-file");
        assert_eq!(id(&f, &format!("{show} pass")), hong, "{format}");
        f.fails(&format!("{show} other"), 2, "wrong-passphrase");
        let open = "--passphrase-file pass --no-passphrase";
        let line = format!("paraph key export hong.key --format {format} {open} -o {format}-plain");
        f.ok(&line).says("anyone who can read the file can sign with it");
        assert_eq!(id(&f, &format!("paraph key show {format}-plain")), hong, "{format}");
        assert_eq!(mode(&f, &format!("{format}-plain")), 0o600);
    }
    for format in ["spki-pem", "spki-der", "openssh-public", "jwk-public"] {
        f.ok(&format!("paraph key export hong.pub --format {format} -o {format}"));
        assert_eq!(id(&f, &format!("paraph key show {format}")), hong, "{format}");
        let line =
            format!("paraph key export hong.key --format {format} --passphrase-file pass -o -");
        assert_eq!(f.ok(&line).bytes(), f.read(format), "{format}");
    }
    f.ok("paraph key export hong.key --format jwk --passphrase-file pass --no-passphrase -o jwk");
    assert_eq!(id(&f, "paraph key show jwk"), hong);

    assert_eq!(by_ssh_keygen(&f, "openssh"), f.text("openssh-public").trim_end());
    assert_eq!(by_ssh_keygen(&f, "openssh-plain"), f.text("openssh-public").trim_end());
    f.ok("ssh-keygen -l -f openssh-public").prints("256 SHA256:").prints("(ED25519)");
    f.ok("openssl pkey -in pkcs8-der -inform DER -passin file:pass -pubout -out by-der");
    f.ok("openssl pkey -in pkcs8-pem-plain -pubout -out by-pem");
    f.ok("openssl pkey -in spki-der -inform DER -pubin -pubout -out by-spki");
    for file in ["by-der", "by-pem", "by-spki", "spki-pem"] {
        assert_eq!(f.text(file), f.text("hong.pub"), "{file}");
    }
}

#[test]
fn an_export_keeps_what_it_is_not_to_lose_or_show() {
    let f = folder();
    f.ok("paraph key new hong --no-passphrase");
    f.ok("paraph key new kim --no-passphrase");
    let export = "paraph key export hong.key --format";
    f.fails(&format!("{export} openssh --no-passphrase -o kim.key"), 2, "output-exists");
    f.fails(&format!("{export} openssh --no-passphrase -o kim.key --force"), 2, "output-is-key");
    f.fails(&format!("{export} spki-der -o hong.key --force"), 2, "output-is-input");
    f.fails(&format!("{export} openssh --no-passphrase -o -"), 2, "secret-output");
    f.fails(&format!("{export} jwk -o x"), 2, "no-encryption");
    f.fails(&format!("{export} jwk --new-passphrase-file pass -o x"), 2, "no-encryption");
    f.fails(&format!("{export} spki-pem --no-passphrase -o x"), 2, "no-encryption");
    f.fails("paraph key export hong.pub --format openssh --no-passphrase -o x", 2, "public-key");
    f.fails(&format!("{export} openssh -o x"), 2, "no-terminal").says("--new-passphrase-file");
    for format in ["openssh", "pkcs8-der", "jwk"] {
        f.ok(&format!("{export} {format} --no-passphrase -o {format}"));
        let over = format!("{export} spki-pem -o {format} --force");
        f.fails(&over, 2, "output-is-key");
    }
    f.ok(&format!("{export} openssh --no-passphrase -o kim.pub --force"));
    assert_eq!(f.run("paraph key export x --format ppk -o y").exit(2).out(), "");
}

#[test]
fn a_key_is_imported_from_every_container() {
    let f = folder();
    f.ok("ssh-keygen -q -t ed25519 -N '' -f id_ed25519");
    let original = f.read("id_ed25519");
    let key = id(&f, "paraph key show id_ed25519.pub");
    for (format, elsewhere) in
        [("pkcs8-pem", "another program"), ("pkcs8-der", "another program"), ("jwk", "tokens")]
    {
        f.ok(&format!(
            "paraph key export id_ed25519 --format {format} --no-passphrase -o a.{format}"
        ));
        let line = format!(
            "paraph key import a.{format} --name {format} --new-passphrase-file pass --json"
        );
        let answer: json_shapes::Key = f.json(&line, 0);
        assert_eq!((answer.id, answer.file), (key.clone(), format!("{format}.pub")));
        assert!(f.text(&format!("{format}.key")).starts_with("-----BEGIN ENCRYPTED PRIVATE KEY"));
        assert_eq!(mode(&f, &format!("{format}.key")), 0o600);
        let open = format!("paraph key show {format}.key --passphrase-file pass");
        assert_eq!(id(&f, &open), key, "{format}");
        f.ok(&format!("paraph key import a.{format} --name 2-{format} --no-passphrase"))
            .says(elsewhere);
    }
    f.ok("mkdir keys");
    f.ok("paraph key import id_ed25519 --dir keys --no-passphrase")
        .says("to log in or to sign commits");
    assert_eq!(f.read("id_ed25519"), original);
    assert_eq!(id(&f, "paraph key show keys/id_ed25519.key"), key);
    f.ok("openssl pkey -in keys/id_ed25519.key -pubout -out keys/by-openssl");
    assert_eq!(f.text("keys/by-openssl"), f.text("keys/id_ed25519.pub"));

    f.fails("paraph key import keys/id_ed25519.key --dir keys --no-passphrase", 2, "output-exists");
    f.fails("paraph key import id_ed25519.pub --name x --no-passphrase", 2, "public-key");
    f.fails("paraph key import - --no-passphrase < id_ed25519", 2, "bad-name");
    f.fails("paraph key import id_ed25519 --name ../x --no-passphrase", 2, "bad-name");
    f.fails("paraph key import id_ed25519 --name x", 2, "no-terminal");
    f.ok("paraph key import - --name piped --no-passphrase < id_ed25519");
    f.ok("rm keys/id_ed25519.pub");
    f.fails("paraph key import id_ed25519 --dir keys --no-passphrase", 2, "output-exists")
        .says("paraph key export keys/id_ed25519.key --format spki-pem -o keys/id_ed25519.pub");
}

#[test]
fn a_passphrase_is_changed_in_place() {
    let f = folder();
    f.ok("paraph key new hong --passphrase-file pass");
    let hong = id(&f, "paraph key show hong.pub");
    let open = "--passphrase-file pass --new-passphrase-file";
    for format in ["pkcs8-pem", "pkcs8-der", "openssh"] {
        f.ok(&format!("paraph key export hong.key --format {format} {open} pass -o {format}"));
        let passwd = format!("paraph key passwd {format} --passphrase-file");
        f.fails(&format!("{passwd} other --no-passphrase"), 2, "wrong-passphrase");
        f.fails(&format!("{passwd} pass"), 2, "no-terminal").says("--new-passphrase-file");
        f.write_secret("empty", "\n");
        f.fails(&format!("{passwd} pass --new-passphrase-file empty"), 2, "empty-passphrase");
        let line = format!("{passwd} pass --new-passphrase-file other --json");
        let answer: json_shapes::KeyFile = f.json(&line, 0);
        assert_eq!((answer.container.as_str(), answer.encrypted), (format, Some(true)));
        f.fails(&format!("{passwd} pass --no-passphrase"), 2, "wrong-passphrase");
        f.ok(&format!("{passwd} other --no-passphrase")).says("has no passphrase");
        assert_eq!(
            (id(&f, &format!("paraph key show {format}")), mode(&f, format)),
            (hong.clone(), 0o600)
        );
        f.ok(&format!("paraph key passwd {format} --new-passphrase-file pass"));
        let show = format!("paraph key show {format} --passphrase-file pass");
        assert_eq!(id(&f, &show), hong, "{format}");
        f.assert_nothing_unfinished();
    }
    assert_eq!(by_ssh_keygen(&f, "openssh").split(' ').next(), Some("ssh-ed25519"));
    f.ok("paraph key export hong.key --format jwk --passphrase-file pass --no-passphrase -o jwk");
    f.fails("paraph key passwd jwk --new-passphrase-file pass", 2, "no-encryption");
    f.fails("paraph key passwd hong.pub --new-passphrase-file pass", 2, "public-key");
    f.fails("paraph key passwd - --new-passphrase-file pass < openssh", 2, "output-needed");
    f.ok("ln -s pkcs8-pem link && paraph key passwd link --passphrase-file pass --no-passphrase");
    assert_eq!(id(&f, "paraph key show pkcs8-pem"), hong);
    f.ok("test -L link");
}

#[test]
fn every_command_takes_every_container() {
    let f = Folder::office();
    let secret = "keys/rok-mnd.key";
    for format in ["pkcs8-der", "openssh", "jwk"] {
        f.ok(&format!("paraph key export {secret} --format {format} --no-passphrase -o {format}"));
        let sign = "paraph sign tor.record.json --roster roster.toml --yes --key";
        let signed = f.ok(&format!("{sign} {format} -o {format}.bundle.json"));
        match format {
            "pkcs8-der" => assert!(!signed.talk.contains("in this form"), "{signed}"),
            _ => assert!(signed.talk.contains("may use a key in this form"), "{signed}"),
        }
        let add =
            format!("paraph roster add rok-mnd --key {format} --holder x --roster roster.toml");
        f.fails(&add, 2, "private-key");
    }
    for format in ["spki-der", "openssh-public", "jwk-public"] {
        f.ok(&format!("paraph key export keys/stranger.pub --format {format} -o {format}"));
        let roster = format!("--roster {format}.toml");
        f.ok(&format!("paraph roster add someone --key {format} --holder x {roster}"));
        f.ok(&format!("paraph roster revoke {format} --reason retired {roster}"));
    }
}

#[test]
fn what_is_no_plain_ed25519_key_is_refused_by_name() {
    let f = folder();
    let mut rows: Vec<(String, &str)> = Vec::new();
    let ssh = [
        ("rsa -b 1024", "RSA"),
        ("ecdsa -b 256", "P-256"),
        ("ecdsa -b 384", "P-384"),
        ("ecdsa -b 521", "P-521"),
        ("dsa", "DSA"),
    ];
    for (number, (kind, name)) in ssh.into_iter().enumerate() {
        f.ok(&format!("ssh-keygen -q -t {kind} -N '' -f s{number}"));
        f.ok(&format!("ssh-keygen -q -t {kind} -a 1 -N '{PASSPHRASE}' -f e{number}"));
        rows.extend(["s", "e"].map(|file| (format!("{file}{number}"), name)));
        rows.push((format!("s{number}.pub"), name));
    }
    f.ok("ssh-keygen -q -t ed25519 -N '' -f ca && ssh-keygen -q -t ed25519 -N '' -f user");
    f.ok("ssh-keygen -q -s ca -I id -n name user.pub");
    rows.push(("user-cert.pub".to_owned(), "an OpenSSH certificate"));
    f.ok("ssh-keygen -e -f user.pub > rfc4716");
    rows.push(("rfc4716".to_owned(), "SSH2"));

    let openssl = [
        ("RSA -pkeyopt rsa_keygen_bits:1024", "RSA"),
        ("RSA-PSS -pkeyopt rsa_keygen_bits:1024", "RSA-PSS"),
        ("EC -pkeyopt ec_paramgen_curve:P-256", "P-256"),
        ("EC -pkeyopt ec_paramgen_curve:P-384", "P-384"),
        ("EC -pkeyopt ec_paramgen_curve:P-521", "P-521"),
        ("X25519", "X25519"),
        ("X448", "X448"),
        ("ED448", "Ed448"),
    ];
    for (number, (kind, name)) in openssl.into_iter().enumerate() {
        f.ok(&format!("openssl genpkey -algorithm {kind} -out o{number}"));
        f.ok(&format!(
            "openssl pkcs8 -topk8 -nocrypt -in o{number} -outform DER -out o{number}.der"
        ));
        f.ok(&format!("openssl pkey -in o{number} -pubout -out o{number}.pub"));
        f.ok(&format!("openssl pkey -in o{number} -pubout -outform DER -out o{number}.pub.der"));
        f.ok(&format!(
            "openssl pkcs8 -topk8 -in o{number} -iter 1000 -passout file:pass -out o{number}.e"
        ));
        let files = ["", ".der", ".pub", ".pub.der", ".e"];
        rows.extend(files.map(|file| (format!("o{number}{file}"), name)));
    }
    f.ok("openssl rsa -in o0 -traditional -out rsa && openssl ec -in o2 -out ec");
    f.ok("openssl rsa -in o0 -traditional -outform DER -out rsa.der");
    f.ok("openssl rsa -in o0 -RSAPublicKey_out -outform DER -out rsa.pub.der");
    f.ok("openssl ec -in o2 -outform DER -out ec.der");
    f.ok("openssl genpkey -algorithm ed25519 -out ed && openssl req -x509 -new -key ed -subj /CN=x -out crt");
    f.ok("openssl x509 -in crt -outform DER -out crt.der");
    f.ok("openssl pkcs12 -export -inkey ed -in crt -passout file:pass -out p12");
    rows.extend(
        [
            ("rsa", "RSA"),
            ("rsa.der", "RSA"),
            ("rsa.pub.der", "RSA"),
            ("ec", "ECDSA"),
            ("ec.der", "ECDSA"),
            ("crt", "a certificate"),
            ("crt.der", "a certificate"),
            ("p12", "PKCS#12"),
        ]
        .map(|(file, name)| (file.to_owned(), name)),
    );
    for (file, text, name) in [
        ("sk", "sk-ssh-ed25519@openssh.com AAAA jane\n", "sk-ssh-ed25519"),
        ("sk-ecdsa", "sk-ecdsa-sha2-nistp256@openssh.com AAAA jane\n", "sk-ecdsa"),
        ("ppk", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "PuTTY"),
        ("pgp", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlFgE\n", "PGP"),
        ("pgp.pub", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmDME\n", "PGP"),
        ("age", "# created: 2026-01-01\n# public key: age1xyz\nAGE-SECRET-KEY-1XYZ\n", "of age"),
        ("age.pub", "age1xyz\n", "of age"),
        ("minisign", "untrusted comment: minisign encrypted secret key\nRWRT\n", "minisign"),
        ("signify", "untrusted comment: signify public key\nRWQ\n", "signify"),
        ("nonsense", "hello\n", "in a form that this program reads"),
    ] {
        f.write_secret(file, text);
        rows.push((file.to_owned(), name));
    }
    for (file, name) in rows {
        f.ok(&format!("chmod 600 {file}"));
        let shown = format!("paraph key show {file} --passphrase-file pass");
        f.fails(&shown, 2, "bad-key").says(name);
        let import =
            format!("paraph key import {file} --name x --passphrase-file pass --no-passphrase");
        f.fails(&import, 2, "bad-key").says(name);
    }
}

#[test]
fn a_container_that_names_another_key_is_refused() {
    let f = folder();
    for key in ["a", "b"] {
        f.ok(&format!("ssh-keygen -q -t ed25519 -N '' -f {key}"));
        f.ok(&format!("paraph key export {key} --format jwk --no-passphrase -o {key}.jwk"));
    }
    let x = |f: &Folder, key: &str| {
        let text = f.text(&format!("{key}.jwk"));
        text.split("\"x\":\"").nth(1).unwrap()[..43].to_owned()
    };
    f.replace("a.jwk", &x(&f, "a"), &x(&f, "b"));
    f.fails("paraph key show a.jwk", 2, "key-mismatch");
    f.fails("paraph key import a.jwk --name x --no-passphrase", 2, "key-mismatch");
}

#[test]
fn the_old_passphrase_is_asked_once_and_the_new_one_twice() {
    let f = folder();
    f.ok("paraph key new hong --passphrase-file pass");
    let before = f.read("hong.key");
    let asked = |again: &str| {
        Terminal::new(&f, "paraph key passwd hong.key")
            .shows("Passphrase for hong.key: ")
            .types(PASSPHRASE)
            .shows("New passphrase (at least 14 characters): ")
            .types("another one of them")
            .shows("Repeat the passphrase: ")
            .types(again)
            .ends()
            .1
    };
    asked("another two").exit(2).code("passphrases-differ");
    assert_eq!(f.read("hong.key"), before);
    asked("another one of them").exit(0);
    f.fails("paraph key show hong.key --passphrase-file pass", 2, "wrong-passphrase");
    f.ok("paraph key show hong.key --passphrase-file other");
}
