//! Key files as editors, mail programs and others leave them: readable ones are read; for the others, the
//! message has the command that converts the key. The tests run these commands.

use crate::command_runner::{Folder, Ran};

const PASSPHRASE: &str = "kV9qLw2Z r7mXb4Tn";

/// A key of OpenSSL, `a.pem`, with its passphrase in `pass`.
fn folder() -> Folder {
    let f = Folder::new();
    f.write_secret("pass", format!("{PASSPHRASE}\n"));
    f.ok("openssl genpkey -algorithm ed25519 -out a.pem && chmod 600 a.pem");
    f
}

fn id(f: &Folder, line: &str) -> String {
    f.ok(line).out().lines().next().unwrap().strip_prefix("id     ").unwrap().to_owned()
}

/// The command in a hint, and the file that it makes.
fn conversion(ran: &Ran) -> (String, String) {
    let (_, hint) = ran.talk.split_once("paraph: hint: ").unwrap();
    let (first, second) = hint.trim_end().split_once('\n').unwrap();
    let (_, command) = first.split_once(": ").unwrap();
    let (_, file) = second.split_once("Then use ").unwrap();
    (command.to_owned(), file.to_owned())
}

#[test]
fn what_editors_put_around_a_key_is_passed_over() {
    let f = folder();
    f.ok("openssl pkey -in a.pem -pubout -out a.pub");
    f.ok("ssh-keygen -q -t ed25519 -N '' -C 'jane doe' -f ssh");
    f.ok("paraph key export a.pem --format jwk --no-passphrase -o a.jwk");
    f.ok("openssl pkcs8 -topk8 -scrypt -in a.pem -passout file:pass -out locked.pem");
    for file in ["a.pem", "a.pub", "ssh", "ssh.pub", "a.jwk", "locked.pem"] {
        let whole = id(&f, &format!("paraph key show {file} --passphrase-file pass"));
        let text = f.text(file);
        for changed in [
            format!("{text}\n"),
            format!("{text}\r\n \r\n"),
            format!("\n{text}"),
            format!("\u{feff}{text}"),
            format!("    {}", text.replace('\n', "\n    ")),
            format!("\u{feff}\t{}\r\n", text.replace('\n', "  \r\n\t")),
        ] {
            f.write_secret("changed", &changed);
            let line = "paraph key show changed --passphrase-file pass";
            assert_eq!(id(&f, line), whole, "{file}: {changed:?}");
        }
    }
    // A copy with another passphrase is in the format that this program writes.
    f.write_secret("changed", format!("\u{feff}  {}\n\n", f.text("a.pem").trim()));
    f.ok("paraph key passwd changed --new-passphrase-file pass");
    assert_eq!(
        id(&f, "paraph key show changed --passphrase-file pass"),
        id(&f, "paraph key show a.pem")
    );
}

#[test]
fn an_encryption_that_is_not_read_is_named_and_converted() {
    let f = folder();
    let a = id(&f, "paraph key show a.pem");
    let legacy = "-provider default -provider legacy";
    for (options, name) in [
        ("-v2 des3", "encrypted with 3DES"),
        ("-v2 camellia-256-cbc", "encrypted with Camellia"),
        ("-v2 camellia-128-cbc", "encrypted with Camellia"),
        ("-v2 aria-256-cbc", "encrypted with ARIA"),
        ("-v2 sm4-cbc", "encrypted with SM4"),
        ("-v2 aes-256-ofb", "in a way that this program does not read"),
        ("-v2 aes-256-cbc -v2prf hmacWithSHA1", "used with HMAC-SHA-1"),
        (
            "-v2 aes-256-cbc -v2prf hmacWithSHA512-256",
            "used in a way that this program does not know",
        ),
        ("-v1 PBE-SHA1-3DES", "encrypted with 3DES (PBES1)"),
        (&format!("-v1 PBE-MD5-DES {legacy}"), "encrypted with DES (PBES1)"),
        (&format!("-v1 PBE-SHA1-RC2-40 {legacy}"), "encrypted with RC2 (PBES1)"),
        (&format!("-v1 PBE-SHA1-RC4-128 {legacy}"), "encrypted with RC4 (PBES1)"),
        (&format!("-v2 rc2-cbc {legacy}"), "encrypted with RC2"),
        (&format!("-v2 des-cbc {legacy}"), "encrypted with DES"),
        (&format!("-v2 seed-cbc {legacy}"), "encrypted with SEED"),
    ] {
        for form in ["PEM", "DER"] {
            f.ok(&format!(
                "openssl pkcs8 -topk8 -in a.pem {options} -passout file:pass -outform {form} \
                 -out 'old key.x' && chmod 600 'old key.x'"
            ));
            // No passphrase is requested: there is no terminal.
            for line in [
                "paraph key show 'old key.x'",
                "paraph key import 'old key.x' --name new",
                "paraph key passwd 'old key.x'",
                "paraph key show 'old key.x' --passphrase-file pass",
            ] {
                let ran = f.fails(line, 2, "bad-key").says(name);
                assert!(!ran.talk.contains("key new"), "{ran}");
            }
            let ran = f.run("paraph key show 'old key.x'");
            let (command, file) = conversion(&ran);
            assert_eq!(file, "'old key.aes.key'");
            f.ok(&format!("{command} -passin file:pass -passout 'pass:{PASSPHRASE}'"));
            assert_eq!(
                id(&f, &format!("paraph key show {file} --passphrase-file pass")),
                a,
                "{options}"
            );
            f.ok(&format!("rm {file}"));
        }
    }
}

#[test]
fn other_files_of_a_key_are_named_and_converted() {
    let f = folder();
    let a = id(&f, "paraph key show a.pem");
    // PEM with lines of another length, and with text after it.
    f.ok("openssl pkey -in a.pem -pubout -out a.pub");
    for (file, options, then) in [("a.pem", "", ""), ("a.pub", "", "")] {
        let text = f.text(file);
        for changed in [format!("{text}From Ann\n"), text.replace("MC", "MC\n")] {
            f.write_secret("odd", &changed);
            let ran = f.fails(&format!("paraph key show odd {options}"), 2, "bad-key");
            let (command, made) = conversion(&ran);
            f.ok(&format!("{command} {then}"));
            assert_eq!(id(&f, &format!("paraph key show {made}")), a, "{changed:?}");
        }
    }
    // OpenSSH with 3DES.
    f.ok("ssh-keygen -q -t ed25519 -N '' -C '' -f ssh");
    let ssh = id(&f, "paraph key show ssh");
    f.ok(&format!("ssh-keygen -q -p -a 1 -Z 3des-cbc -P '' -N '{PASSPHRASE}' -f ssh"));
    let (command, made) = conversion(&f.fails("paraph key show ssh", 2, "bad-key"));
    f.ok(&format!("{command} -q -P '{PASSPHRASE}' -N '{PASSPHRASE}'"));
    assert_eq!(id(&f, &format!("paraph key show {made} --passphrase-file pass")), ssh);
    // A public key in SSH2 format.
    f.ok("ssh-keygen -e -f ssh.pub > ssh2");
    let (command, made) = conversion(&f.fails("paraph key show ssh2", 2, "bad-key"));
    f.ok(&command);
    assert_eq!(id(&f, &format!("paraph key show {made}")), ssh);
    // PKCS#12.
    f.ok("openssl req -new -x509 -key a.pem -subj /CN=a -out a.crt && \
          openssl pkcs12 -export -in a.crt -inkey a.pem -passout file:pass -out a.p12 && \
          chmod 600 a.p12");
    let (command, made) = conversion(&f.fails("paraph key show a.p12", 2, "bad-key"));
    f.ok(&format!("{command} -passin file:pass -passout 'pass:{PASSPHRASE}'"));
    assert_eq!(id(&f, &format!("paraph key show {made} --passphrase-file pass")), a);
    // A key of another algorithm stays what it is, in any container.
    f.ok("ssh-keygen -q -t rsa -b 2048 -N '' -f rsa");
    let ran = f.fails("paraph key show rsa", 2, "bad-key").says("an RSA key");
    assert!(!ran.talk.contains("ssh-keygen") && !ran.talk.contains("key new"), "{ran}");
    f.write_secret("letter", "hello\n");
    let ran =
        f.fails("paraph key show letter", 2, "bad-key").says("name the file of an Ed25519 key");
    assert!(!ran.talk.contains("key new"), "{ran}");
}

#[test]
fn keys_of_older_ring_are_read() {
    let f = folder();
    let a = id(&f, "paraph key show a.pem");
    f.ok("openssl pkey -in a.pem -outform DER | tail -c 32 > seed && \
          openssl pkey -in a.pem -pubout -outform DER | tail -c 32 > point");
    f.ok(
        r"{ printf '\060\123\002\001\001\060\005\006\003\053\145\160\004\042\004\040'; cat seed; \
           printf '\241\043\003\041\000'; cat point; } > old.der && chmod 600 old.der",
    );
    assert_eq!(id(&f, "paraph key show old.der"), a);
    f.ok("{ echo '-----BEGIN PRIVATE KEY-----'; base64 -w 64 old.der; \
          echo '-----END PRIVATE KEY-----'; } > old.pem && chmod 600 old.pem");
    f.ok("paraph key import old.pem --name new --no-passphrase");
    assert_eq!(id(&f, "paraph key show new.key"), a);
    f.ok("openssl pkey -in new.key -noout");
}
