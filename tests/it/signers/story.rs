//! One bundle with three acts: by a key in a file, by one in an SSH agent, by one in a token.

use std::fs;
use std::path::Path;

use super::test_devices::{Agent, Hsm};
use crate::command_runner::Folder;
use crate::json_shapes::{Report, Verdict};

/// A text, a record of three parties, `three.bundle.json`, which each of them has signed with a key in a
/// different place, and `three.toml`, the roster of all.
pub(crate) fn three_keepers() -> Folder {
    let f = Folder::new();
    f.write("contract.txt", "Berth 7 is let for ten years. (A specimen that binds nobody.)\n");
    let parties = ["harbour", "insurer", "shipping-line"];
    let parties =
        parties.map(|id| format!("[[party]]\nid = \"{id}\"\nname = {{ en = \"{id}\" }}\n"));
    f.write(
        "three.draft.toml",
        format!(
            "draft = 1\nid = \"urn:uuid:6f1b0d1c-2021-4510-8a0c-0ff1ce000003\"\n\
             created = 2021-05-10T09:00:00Z\ndesignation = \"contract\"\n\
             title = {{ en = \"Lease of berth 7 (specimen)\" }}\n{}\
             [[text]]\npath = \"contract.txt\"\nlanguage = \"en\"\nstatus = \"authentic\"\n\
             mediaType = \"text/plain\"\n",
            parties.concat()
        ),
    );
    f.ok("paraph record three.draft.toml -o three.record.json");

    // PKCS#8, made by OpenSSL.
    f.ok("openssl genpkey -algorithm ed25519 -out ann.key && openssl pkey -in ann.key -pubout -out ann.pub");
    f.ok("chmod 600 ann.key");
    let agent = Agent::new();
    let ben = format!("agent:{}", agent.with_key(&f, "ben", "ed25519", ""));
    let hsm = Hsm::new(&f);
    hsm.with_key(&f, "cho", "07");
    let cho = hsm.uri_with_pin(&f, "token=harbour;object=cho;type=private");

    let at = format!("{} {}", agent.at(), hsm.at());
    for (party, holder, key) in
        [("harbour", "ann", "ann.pub"), ("insurer", "ben", &*ben), ("shipping-line", "cho", &*cho)]
    {
        f.ok(&format!(
            "{at} paraph roster add {party} --key {key} --holder {holder} --holder-name {holder} \
             --party-name {party} --from 2021-01-01T00:00:00Z --roster three.toml"
        ));
    }
    let sign = format!("{at} paraph sign --yes --roster three.toml");
    f.ok(&format!("{sign} three.record.json --key ann.key -o three.bundle.json"));
    for key in [&ben, &cho] {
        f.ok(&format!("{sign} three.bundle.json --key {key}"));
    }
    f
}

#[test]
fn three_keys_in_three_places_conclude_together() {
    let f = three_keepers();
    let verify = "paraph verify three.bundle.json --roster three.toml";
    let report: Report = f.json(&format!("{verify} --json"), 0);
    assert_eq!(report.verdict, Verdict::Concluded);
    let signed: Vec<&[String]> = report.parties.iter().map(|it| &it.signed_by[..]).collect();
    assert_eq!(signed, [["ann"], ["ben"], ["cho"]]);
    assert_eq!(report.acts.len(), 3);
    f.ok(verify).prints("concluded: ");

    f.ok("paraph export kit three.bundle.json -o kit");
    let checked = f.ok("sh kit/verify.sh").says("Signatures that are good: 3. ");
    for party in ["harbour", "insurer", "shipping-line"] {
        assert!(
            checked.out().contains(&format!("good     {party} sign, by the key ")),
            "{checked}"
        );
    }
    // For other programs: .ci/run passes it to tests/foreign/run.
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(BUNDLE), f.read(BUNDLE)).unwrap();
}

const BUNDLE: &str = "three.bundle.json";
