//! OpenSSL and PyPI's rfc3161-client make and verify the same tokens.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use paraph::evidence::{Anchor, Certificate, Expected, TimeAuthority, TimeStampToken, TokenFault};
use paraph::id::Digest;
use serde_json::{Value, json};

use super::make::{self, Key, MESSAGE, Token};
use crate::command_runner::{Folder, python};
use crate::{repository, tools};

/// The configuration of OpenSSL's authority.
const CONFIG: &str = "\
[req]
distinguished_name = name
[name]
[tsa]
extendedKeyUsage = critical, timeStamping
[root]
basicConstraints = critical, CA:TRUE
[ts]
default_tsa = authority
[authority]
serial = serial
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
signer_digest = sha256
accuracy = secs:1, millisecs:500, microsecs:100
clock_precision_digits = 6
ordering = yes
tsa_name = yes
";

/// A folder with a root and an authority of OpenSSL: `root.pem`, `tsa.pem`, `tsa.key`. `key` makes the key.
pub(crate) fn authority(key: &str, config: &str) -> Folder {
    let f = Folder::new();
    f.write("ts.cnf", format!("{CONFIG}{config}"));
    f.write("message", MESSAGE);
    f.write("serial", "01\n");
    f.ok("openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out root.key");
    f.ok("openssl req -x509 -config ts.cnf -extensions root -days 9000 -subj /CN=Root -key root.key -out root.pem");
    f.ok(&format!("openssl genpkey -quiet {key} -out tsa.key"));
    f.ok("openssl req -new -config ts.cnf -subj /CN=TSA -key tsa.key -out tsa.csr");
    f.ok("openssl x509 -req -in tsa.csr -CA root.pem -CAkey root.key -extfile ts.cnf -extensions tsa -days 8000 -out tsa.pem");
    f
}

fn pem(f: &Folder, name: &str) -> Certificate {
    Certificate::from_pem(&f.text(name)).unwrap()
}

#[test]
fn tokens_of_openssl_are_accepted() {
    const V2: &str = "ess_cert_id_alg = sha256\n";
    let mut made = 0;
    for (key, config) in [
        ("-algorithm RSA -pkeyopt rsa_keygen_bits:2048", ""),
        ("-algorithm RSA -pkeyopt rsa_keygen_bits:3072", V2),
        ("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", ""),
        ("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", V2),
        ("-algorithm EC -pkeyopt ec_paramgen_curve:P-384", "ess_cert_id_alg = sha384\n"),
    ] {
        let f = authority(key, config);
        for (digest, query, reply) in [
            ("sha256", "-cert", "-chain root.pem"),
            ("sha384", "-cert -no_nonce", ""),
            ("sha512", "", ""),
        ] {
            f.ok(&format!("openssl ts -query -data message -{digest} {query} -out q.tsq"));
            f.ok(&format!(
                "openssl ts -reply -config ts.cnf -section authority -queryfile q.tsq -signer tsa.pem \
                 -inkey tsa.key {reply} -out reply.tsr"
            ));
            let token = TimeStampToken::from_reply(&f.read("reply.tsr"));
            if !query.contains("-cert") {
                assert_eq!(token, Err(TokenFault::MissingCertificate), "{key} {config}");
                continue;
            }
            let token = token.unwrap_or_else(|fault| panic!("{key} {config} {digest}: {fault}"));
            made += 1;
            assert!(token.is_about(MESSAGE.as_bytes()) && !token.is_about(b"another"));
            assert_eq!(token.nonce().is_some(), !query.contains("-no_nonce"));
            let accuracy = token.accuracy().unwrap();
            assert_eq!((accuracy.seconds, accuracy.microseconds), (1, 500_100));
            for name in ["tsa.pem", "root.pem"] {
                let certificate = Box::new(pem(&f, name));
                let digest = certificate.digest();
                assert!(token.is_by(&Anchor::Certificate(certificate)), "{name}");
                let carried = name == "tsa.pem" || !reply.is_empty();
                assert_eq!(token.is_by(&Anchor::Digest(digest)), carried, "{name}");
            }
            // What is kept is still a token for OpenSSL.
            f.write("kept.der", token.to_bytes());
            f.ok("openssl ts -verify -data message -token_in -in kept.der -CAfile root.pem");
        }
    }
    assert_eq!(made, 10);
}

#[test]
fn a_rejection_of_openssl_is_shown() {
    let f = authority("-algorithm EC -pkeyopt ec_paramgen_curve:P-256", "");
    f.replace("ts.cnf", "digests = sha256, sha384, sha512", "digests = sha512");
    f.ok("openssl ts -query -data message -sha256 -cert -out q.tsq");
    f.ok("openssl ts -reply -config ts.cnf -section authority -queryfile q.tsq -signer tsa.pem -inkey tsa.key -out reply.tsr");
    let fault = TimeStampToken::from_reply(&f.read("reply.tsr")).unwrap_err();
    assert_eq!(fault.code(), "request-rejected");
    assert!(fault.to_string().contains("does not accept the digest algorithm"), "{fault}");
}

#[test]
fn openssl_accepts_what_is_made_here() {
    let f = Folder::new();
    f.write("message", MESSAGE);
    f.write("root.der", make::Certificate::root().der());
    f.ok("openssl x509 -inform DER -in root.der -out root.pem");
    // OpenSSL 3.0 knows no signatures of Ed25519 in CMS, and none of RSASSA-PSS in time-stamps.
    for (key, accepted) in
        [(Key::P256, true), (Key::P384, true), (Key::Rsa, true), (Key::Ed25519, false)]
    {
        f.write("token.der", Token::by(key).der());
        let line = "openssl ts -verify -data message -token_in -in token.der -CAfile root.pem \
                    -attime 1772366400";
        f.run(line).exit(i32::from(!accepted));
    }
}

/// Vectors for which the two programs differ, with the reason.
const DIFFERENCES: [(&str, &str); 32] = [
    ("algorithms-differ-digest", "its OpenSSL takes the algorithm from SignerInfo's digest"),
    ("algorithms-differ-key", "its OpenSSL takes the algorithm from the key"),
    ("missing-attribute-all", "it does not need signed attributes"),
    ("missing-attribute-content-type", "it does not need the type of the content"),
    ("missing-attribute-signing-certificate", "it does not read ESSCertID"),
    ("ok-ed25519", "its OpenSSL has no Ed25519 in CMS"),
    ("ok-issuer-last", "it wants certificates in ascending order"),
    ("ok-key-id", "it reads only signers that are named by issuer and serial number"),
    ("ok-last-second", "its OpenSSL says that the certificate has expired"),
    ("ok-other-certificates", "it reads every certificate"),
    ("ok-reply-with-changes", "it accepts only the status \"granted\""),
    ("ok-rsa-pss", "its OpenSSL reads no parameters of RSASSA-PSS if the key is for both paddings"),
    ("ok-rsa-pss-sha512", "the same"),
    ("repeated-attribute-two-values", "it looks for the type of the content nowhere"),
    ("too-many-attributes", "it has no such limit"),
    (
        "unknown-authority-issuer-expired",
        "certificates in another order; the vector's authority is another root",
    ),
    ("unknown-authority-issuer-is-none", "the same"),
    ("unknown-authority-issuer-of-that-name", "the same"),
    ("unknown-extension-info", "it does not read extensions of TSTInfo"),
    ("unknown-version-info", "it does not read this version"),
    ("unknown-version-signed-data", "the same"),
    ("unknown-version-signer", "the same"),
    ("unsupported-algorithm-sha1", "its OpenSSL takes the algorithm from SignerInfo's digest"),
    ("unsupported-key-rsa-1024", "it has no such limit"),
    ("wrong-authority-name", "it does not compare the names"),
    ("wrong-authority-name-dns", "the same"),
    ("wrong-content-type", "it does not need the type of the content"),
    ("wrong-signing-certificate", "it does not read ESSCertID"),
    ("wrong-signing-certificate-issuer", "the same"),
    ("wrong-signing-certificate-one-of-two", "the same"),
    ("wrong-signing-certificate-v1", "the same"),
    ("wrong-structure-nonce-length", "it has no such limit"),
];

/// What rfc3161-client says about replies, by name: each with `reply` and the `message` that it should be about.
pub(crate) fn rfc3161_client(
    roots: &[Vec<u8>],
    replies: serde_json::Map<String, Value>,
) -> BTreeMap<String, String> {
    let roots: Vec<String> = roots.iter().map(|root| STANDARD.encode(root)).collect();
    let asked = json!({ "roots": roots, "replies": replies }).to_string();
    tools::need("python3");
    let mut child = Command::new(python())
        .args(["-I", repository("tests/foreign/time_stamps.py").to_str().unwrap()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(asked.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The tokens in a bundle, each with the message that it should be about (docs/evidence-format.md H2). The library is
/// not used here. `None` if the message is an envelope that the bundle does not have.
pub(crate) fn tokens_of(bundle: &Value) -> Vec<(Vec<u8>, Option<String>)> {
    let entries = bundle["evidence"].as_array().map_or(&[][..], Vec::as_slice);
    let envelope = |digest: &Value| {
        let text = bundle["acts"].as_array()?.iter().map(ToString::to_string);
        let mut own = text.filter(|it| Digest::of(it.as_bytes()).to_string() == *digest);
        own.next()
    };
    let token = |entry: &Value| {
        let token = STANDARD.decode(entry["token"].as_str()?).ok()?;
        let of = entry["of"].as_array()?;
        let message = match (&of[..], entry.get("renews")) {
            (one, None) if one.len() == 1 => envelope(&one[0]),
            (_, None) => Some(entry["of"].to_string()),
            (_, Some(renews)) => Some(json!({ "of": of, "renews": renews }).to_string()),
        };
        Some((token, message))
    };
    entries.iter().filter_map(token).collect()
}

/// Vectors with a token in a bundle about which the two programs differ, with the reason.
const DIFFERENCES_IN_BUNDLES: [(&str, &str); 1] =
    [("verdict/evidence-form", "it wants certificates in ascending order")];

/// Every token in a bundle of the vectors, of which the message is known.
#[test]
fn rfc3161_client_agrees_on_tokens_in_bundles() {
    let mut replies = serde_json::Map::new();
    let mut ours = BTreeMap::new();
    for kind in ["bundle", "verdict"] {
        for path in repository("fixtures/vectors").join(kind).read_dir().unwrap() {
            let path = path.unwrap().path();
            if path.extension().is_none_or(|it| it != "txt") {
                continue;
            }
            let file = std::fs::read(&path).unwrap();
            let Some(end) = file.windows(2).position(|it| it == b"\n\n") else { continue };
            let Ok(bundle) = serde_json::from_slice::<Value>(&file[end + 2..]) else { continue };
            for (token, message) in tokens_of(&bundle) {
                let Some(message) = message else { continue };
                let read = TimeStampToken::read(&token);
                let is_good = read.is_ok_and(|token| token.is_about(message.as_bytes()));
                let name = format!("{kind}/{} {}", path.file_stem().unwrap().display(), ours.len());
                let reply = make::reply(0, "", None, &token);
                let reply = json!({ "reply": STANDARD.encode(reply), "message": message });
                replies.insert(name.clone(), reply);
                ours.insert(name, is_good);
            }
        }
    }
    let good = ours.values().filter(|it| **it).count();
    println!("{} tokens, {good} of them good", ours.len());
    assert!(ours.len() > 30 && good > 20, "{} {good}", ours.len());
    let theirs = rfc3161_client(&[make::Certificate::root().der()], replies);
    let differ = ours.iter().filter(|(name, ours)| **ours != (theirs[*name] == "ok"));
    let differ: Vec<(&str, &str)> =
        differ.map(|(name, _)| (name.split(' ').next().unwrap(), &*theirs[name])).collect();
    let found: Vec<&str> = differ.iter().map(|it| it.0).collect();
    let listed: Vec<&str> = DIFFERENCES_IN_BUNDLES.iter().map(|it| it.0).collect();
    assert_eq!(found, listed, "{differ:#?}");
}

#[test]
fn rfc3161_client_agrees() {
    let mut replies = serde_json::Map::new();
    let mut ours = BTreeMap::new();
    let folder = repository("fixtures/vectors/time-stamp-token");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = std::fs::read(&path).unwrap();
        let end = file.windows(2).position(|it| it == b"\n\n").unwrap();
        let header = str::from_utf8(&file[..end]).unwrap();
        let body = &file[end + 2..];
        let is_reply = header.contains("--reply");
        let token = match is_reply {
            true => TimeStampToken::from_reply(body),
            false => TimeStampToken::read(body),
        };
        let root = authority_of(&make::Certificate::root());
        let checked = token.and_then(|token| {
            let at = "2060-01-01T00:00:00Z".parse().unwrap();
            let message = MESSAGE.as_bytes();
            token.check(&Expected { message, authority: &root, known: &[], at })
        });
        ours.insert(name.clone(), checked.map_or_else(|fault| fault.code(), |()| "ok"));
        let reply = if is_reply { body.to_vec() } else { make::reply(0, "", None, body) };
        replies.insert(name, json!({ "reply": STANDARD.encode(reply), "message": MESSAGE }));
    }
    assert!(ours.len() > 100, "{}", ours.len());
    let theirs = rfc3161_client(&[make::Certificate::root().der()], replies);
    let mut differ = BTreeMap::new();
    for (name, ours) in &ours {
        if (*ours == "ok") != (theirs[name] == "ok") {
            differ.insert(name.as_str(), format!("here {ours}; rfc3161-client: {}", theirs[name]));
        }
    }
    let listed: Vec<&str> = DIFFERENCES.iter().map(|(name, _)| *name).collect();
    let found: Vec<&str> = differ.keys().copied().collect();
    assert_eq!(found, listed, "{differ:#?}");
}

fn authority_of(certificate: &make::Certificate) -> TimeAuthority {
    let certificate = Certificate::from_der(&certificate.der()).unwrap();
    TimeAuthority { id: "root".into(), anchor: Anchor::Certificate(Box::new(certificate)) }
}
