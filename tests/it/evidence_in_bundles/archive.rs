//! The replies of authorities in fixtures/archive, which docs/archive.md uses: made here, always the same.

use paraph::bundle::Bundle;
use paraph::evidence::{Entry, Subjects, TimeStampToken};

use super::{authority, bundle};
use crate::repository;
use crate::time_stamps::make::{Certificate, Key, Token, reply};

/// The authorities of 2026 and of 2034. The first certificate ends in 2034, the second in 2063.
fn certificates() -> [Certificate; 2] {
    let of = |key, period| Certificate { period, serial: 7, ..Certificate::of(key) };
    [
        of(Key::P256, ["240101000000Z", "341231235959Z"]),
        of(Key::P384, ["330101000000Z", "20631231235959Z"]),
    ]
}

fn stamp(certificate: &Certificate, subjects: &Subjects, time: &'static str) -> Token {
    let mut token = Token::by(certificate.key).with_certificate(|it| *it = certificate.clone());
    token.imprint_digest = Some(subjects.digest().as_bytes().to_vec());
    token.time = time;
    token
}

/// The files of fixtures/archive, by name.
fn files() -> [(&'static str, Vec<u8>); 3] {
    let bundle: Bundle = bundle();
    let of: Vec<_> = bundle.acts().map(|signed| signed.envelope().digest()).collect();
    let [first, second] = certificates();
    let subjects = Subjects::new(of.clone(), Vec::new()).unwrap();
    let old = stamp(&first, &subjects, "20260301120000Z");
    let entry = Entry::token(subjects, TimeStampToken::read(&old.der()).unwrap());
    let subjects = Subjects::new(of, vec![entry.id()]).unwrap();
    let new = stamp(&second, &subjects, "20340301120000Z");
    let roster = [
        "# The authorities of docs/archive.md. Their keys come from stated seeds and guard nothing.\n",
        &authority("tsa-2026", &first, ""),
        "\n",
        &authority("tsa-2034", &second, ""),
    ];
    [
        ("reply-2026.tsr", reply(0, "", None, &old.der())),
        ("reply-2034.tsr", reply(0, "", None, &new.der())),
        ("authorities.toml", roster.concat().replace("\n\n\n", "\n\n").into_bytes()),
    ]
}

#[test]
fn the_replies_of_the_archive_are_what_is_made() {
    for (name, made) in files() {
        let path = repository(&format!("fixtures/archive/{name}"));
        if std::env::var_os("PARAPH_WRITE_VECTORS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &made).unwrap();
        }
        let again = "PARAPH_WRITE_VECTORS=1 cargo test --test it archive";
        let found = std::fs::read(&path).unwrap_or_default();
        assert!(found == made, "{} is not as it is made; {again}", path.display());
    }
}
