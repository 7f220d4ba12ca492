//! SHA-256, and the bytes that DSSE signs.

use paraph::envelope::signing_input;
use paraph::id::Digest;
use paraph::text::{Meter, measure};
use serde::Deserialize;

use super::{set, unhex};
use crate::command_runner::Folder;

/// NIST's short messages, whole and byte by byte, and some by the program.
#[test]
fn sha256() {
    let Some(set) = set("sha2-cavp") else { return };
    let folder = Folder::new();
    let mut count = 0;
    let mut sums = String::new();
    for row in set.text("SHA256ShortMsg.rsp").replace('\r', "").split("\n\n") {
        let field = |name: &str| row.lines().find_map(|line| line.strip_prefix(name));
        let Some(bits) = field("Len = ") else { continue };
        let mut message = unhex(field("Msg = ").unwrap());
        // The file has one byte even for an empty message.
        message.truncate(bits.parse::<usize>().unwrap() / 8);
        let expected: Digest = field("MD = ").unwrap().parse().unwrap();

        assert_eq!(measure(&message).sha256, expected, "{row}");
        assert_eq!(measure(&message).size, message.len() as u64);
        let mut meter = Meter::new();
        message.iter().for_each(|byte| meter.update(&[*byte]));
        assert_eq!(meter.finish(), measure(&message), "{row}");
        let name = format!("{count:02}");
        folder.write(&name, &message);
        sums += &format!("{expected}  {name}\n");
        count += 1;
    }
    assert_eq!(count, 65);
    assert_eq!(folder.ok("paraph hash ??").out(), sums);
}

/// DSSE's pre-authentication encoding.
#[test]
fn dsse() {
    #[derive(Deserialize)]
    struct Vectors {
        pae: Vec<Row>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Row {
        id: String,
        payload_type: String,
        #[serde(rename = "body_hex")]
        body: String,
        #[serde(rename = "pae_hex")]
        encoded: String,
    }
    let Some(set) = set("dsse") else { return };
    let rows = set.json::<Vectors>("dsse_vectors.json").pae;
    assert_eq!(rows.len(), 6);
    for row in rows {
        let found = signing_input(&row.payload_type, &unhex(&row.body));
        assert_eq!(found, unhex(&row.encoded), "{}", row.id);
    }
}
