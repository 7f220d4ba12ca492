//! Keys in an SSH agent.

use ed25519_dalek::{Signer as _, SigningKey};

use super::test_devices::{Agent, FakeAgent, string};
use super::{ALONE, SIGN};
use crate::command_runner::Folder;
use crate::json_shapes::{Key, Signed};
use crate::pty::Terminal;

#[test]
fn a_key_in_the_agent_signs() {
    let f = Folder::office();
    let agent = Agent::new();
    let (at, fingerprint) = (agent.at(), agent.with_key(&f, "kim", "ed25519", ""));
    let shown: Key = f.json(&format!("{at} paraph key show agent:{fingerprint} --json"), 0);
    assert_eq!(shown.file, format!("agent:{fingerprint}"));
    let add = "paraph roster add rok-mnd --holder kim --roster roster.toml --key";
    f.ok(&format!("{at} {add} agent:{fingerprint}"));

    // By the text that ssh-add prints, by the key id, and by its first digits.
    for (name, intent) in
        [(&*fingerprint, "sign"), (&shown.id, "decline"), (&shown.id[..8], "witness")]
    {
        if intent == "sign" {
            let signed: Signed = f.json(&format!("{at} {SIGN} agent:{name} --json"), 0);
            assert_eq!(signed.key, shown.id);
        } else {
            f.ok(&format!("{at} {ALONE} agent:{name} --force"));
        }
    }
    f.ok("paraph show new.json");
    // The key that ssh-keygen wrote is the same, and only the agent has signed with it.
    f.ok(&format!("{at} ssh-add -q -D"));
    f.fails(&format!("{at} {ALONE} agent:{fingerprint} --force"), 2, "no-such-key")
        .says("has no keys, or is locked");
}

#[test]
fn the_agent_is_asked_only_after_a_yes() {
    let f = Folder::office();
    let fake = FakeAgent::new(knows(&f, "keys/rok-mnd.key", "keys/rok-mnd.key"));
    let id = id(&f, "keys/rok-mnd.pub");
    let line = format!("{} {} agent:{id}", fake.at(), SIGN.replace("--yes ", ""));
    let before = f.listing();
    let (screen, ran) = Terminal::new(&f, &line).shows("to sign: ").types("no").ends_unfolded();
    assert!(screen.contains("Kept by      the SSH agent (SHA256:"), "{screen}");
    f.assert_unchanged(&before, &ran.exit(2).code("declined"));
    assert_eq!(fake.signatures(), 0, "the agent was asked before the user confirmed");
    let (_, ran) = Terminal::new(&f, &line).shows("to sign: ").types("rok-mnd").ends();
    ran.exit(0);
    assert_eq!(fake.signatures(), 1);
}

#[test]
fn an_impossible_signature_is_reported_before_the_question_and_without_the_agent() {
    let f = Folder::office();
    let fake = FakeAgent::new(knows(&f, "keys/rok-mnd.key", "keys/rok-mnd.key"));
    let id = id(&f, "keys/rok-mnd.pub");
    let sign = SIGN.replace("tor.record.json", "tor.bundle.json").replace("--yes ", "");
    let line = format!("{} {sign} agent:{id}", fake.at());
    // There is no terminal here: a question would be `no-terminal`.
    f.fails(&line, 2, "already-signed");
    f.fails(&format!("{line} --signed-at 1999-01-01T00:00:00Z"), 2, "already-signed");
    let early = format!("{} {} agent:{id}", fake.at(), SIGN.replace("--yes ", ""));
    f.fails(&format!("{early} --signed-at 1999-01-01T00:00:00Z"), 2, "before-the-record");
    assert_eq!(fake.signatures(), 0);
}

#[test]
fn an_agent_that_is_not_there() {
    let f = Folder::office();
    for (at, says) in [
        ("", "SSH_AUTH_SOCK is not set"),
        ("SSH_AUTH_SOCK=", "SSH_AUTH_SOCK is not set"),
        ("SSH_AUTH_SOCK=/nowhere/socket", "/nowhere/socket"),
        ("SSH_AUTH_SOCK=tor.record.json", "tor.record.json"),
    ] {
        for line in [format!("{SIGN} agent:01234567"), "paraph key show agent:01234567".to_owned()]
        {
            f.fails(&format!("{at} {line}"), 2, "no-agent").says(says);
        }
    }
    // It ends while the user thinks about the question.
    let going = Agent::new();
    let (at, fingerprint) = (going.at(), going.with_key(&f, "lee", "ed25519", ""));
    let line = format!("{at} {} agent:{fingerprint}", ALONE.replace("--yes ", ""));
    let terminal = Terminal::new(&f, &line).shows("to sign: ");
    drop(going);
    let before = f.listing();
    let (_, ran) = terminal.types("rok-mnd").ends();
    f.assert_unchanged(&before, &ran.exit(2).code("no-agent"));
    let gone = Agent::new();
    let (at, fingerprint) = (gone.at(), gone.with_key(&f, "kim", "ed25519", ""));
    drop(gone);
    f.fails(&format!("{at} {ALONE} agent:{fingerprint}"), 2, "no-agent");
}

#[test]
fn an_agent_that_is_locked_or_says_no() {
    let f = Folder::office();
    let agent = Agent::new();
    let (at, kim) = (agent.at(), agent.with_key(&f, "kim", "ed25519", ""));
    agent.turn(&f, "-x");
    f.fails(&format!("{at} {ALONE} agent:{kim}"), 2, "no-such-key").says("or is locked");
    agent.turn(&f, "-X");
    f.ok(&format!("{at} {ALONE} agent:{kim}"));
    // A key that needs a confirmation, which is refused.
    let asked = agent.with_key(&f, "lee", "ed25519", "-c");
    f.ok("rm new.json");
    f.fails(&format!("{at} {ALONE} agent:{asked}"), 2, "signer-refused").says("did not sign");
    // Locked while the user thinks about the question.
    let line = format!("{at} {} agent:{kim}", ALONE.replace("--yes ", ""));
    let terminal = Terminal::new(&f, &line).shows("to sign: ");
    agent.turn(&f, "-x");
    terminal.types("rok-mnd").ends().1.exit(2).code("signer-refused");
}

#[test]
fn a_key_that_the_agent_does_not_have() {
    let f = Folder::office();
    let agent = Agent::new();
    let at = agent.at();
    let kim = agent.with_key(&f, "kim", "ed25519", "");
    let other = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    for name in [other, "0000000000", "ABCDEF01", ""] {
        f.fails(&format!("{at} {ALONE} agent:{name}"), 2, "no-such-key")
            .says(&kim)
            .says("ssh-ed25519, \"kim@office\"");
    }
    for name in ["kim@office", "0123456", "SHA256:AAAA", "MD5:00:11", "ABCDEFG1", "é"] {
        f.fails(&format!("{at} {ALONE} 'agent:{name}'"), 2, "bad-key-name");
    }
    // A file with such a name needs its folder before it.
    f.fails(&format!("{at} {ALONE} ./agent:x"), 2, "not-found");
    f.ok(&format!("cp keys/rok-mnd.key agent:x && {at} {ALONE} ./agent:x"));
}

#[test]
fn a_key_of_another_kind_is_named() {
    let f = Folder::office();
    let agent = Agent::new();
    let at = agent.at();
    for (kind, name) in [("rsa", "ssh-rsa"), ("ecdsa", "ecdsa-sha2-nistp256")] {
        let fingerprint = agent.with_key(&f, kind, kind, "");
        f.fails(&format!("{at} {ALONE} agent:{fingerprint}"), 2, "not-ed25519").says(name);
        f.fails(&format!("{at} paraph key show agent:{fingerprint}"), 2, "not-ed25519");
    }
}

#[test]
fn several_keys_that_begin_alike() {
    let f = Folder::office();
    // The first two keys whose ids begin with the same eight digits.
    let keys = [5424u32, 104_513].map(|number| {
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&number.to_be_bytes());
        blob_of(&SigningKey::from_bytes(&seed))
    });
    let fake = FakeAgent::new(move |_| {
        let [one, other] = keys.each_ref().map(|key| string(key));
        // The other is listed twice, and is still one key.
        let (a, b) = (string(b"a"), string(b"b"));
        let keys = [&one, &a, &other, &b, &other, &b].map(|part| &part[..]).concat();
        Some(string(&[&[12, 0, 0, 0, 3], &keys[..]].concat()))
    });
    let at = fake.at();
    f.fails(&format!("{at} {SIGN} agent:2008cf3f"), 2, "several-keys").says("\"a\"").says("\"b\"");
    f.ok(&format!("{at} paraph key show agent:2008cf3fe7e9e6fa")).prints("id     2008cf3fe7e9e6fa");
}

/// The answers of a fake agent to requests.
type Answers = Box<dyn Fn(&[u8]) -> Option<Vec<u8>> + Send>;

/// Lists one key, and signs with another.
fn knows(f: &Folder, listed: &str, signing: &str) -> impl Fn(&[u8]) -> Option<Vec<u8>> + use<> {
    let (blob, key) = (blob(f, listed), secret(f, signing));
    move |request| {
        Some(match request[0] {
            11 => listing(&blob),
            _ => {
                // Type, blob, data, flags.
                let data = &request[1 + 4 + blob.len() + 4..request.len() - 4];
                answer(b"ssh-ed25519", &key.sign(data).to_bytes())
            }
        })
    }
}

fn secret(f: &Folder, file: &str) -> SigningKey {
    let der = f.ok(&format!("openssl pkey -in {file} -outform DER"));
    SigningKey::from_bytes(der.bytes()[der.bytes().len() - 32..].try_into().unwrap())
}

fn blob(f: &Folder, file: &str) -> Vec<u8> {
    blob_of(&secret(f, file))
}

fn blob_of(key: &SigningKey) -> Vec<u8> {
    [string(b"ssh-ed25519"), string(&key.verifying_key().to_bytes())].concat()
}

fn id(f: &Folder, file: &str) -> String {
    f.json::<Key>(&format!("paraph key show {file} --json"), 0).id
}

fn listing(blob: &[u8]) -> Vec<u8> {
    string(&[&[12, 0, 0, 0, 1], &string(blob)[..], &string(b"a comment")].concat())
}

fn answer(algorithm: &[u8], signature: &[u8]) -> Vec<u8> {
    let inner = [string(algorithm), string(signature)].concat();
    string(&[&[14], &string(&inner)[..]].concat())
}

#[test]
fn an_answer_by_another_key_is_reported_with_both_keys() {
    let f = Folder::office();
    let words = |file: &str| f.json::<Key>(&format!("paraph key show {file} --json"), 0).words;
    let (asked, id) = (words("keys/rok-mnd.pub"), id(&f, "keys/rok-mnd.pub"));
    let fake = FakeAgent::new(knows(&f, "keys/rok-mnd.key", "keys/us-dod-cio.key"));
    let jane = words("keys/us-dod-cio.pub");
    f.fails(&format!("{} {SIGN} agent:{id}", fake.at()), 2, "wrong-key")
        .says(&asked)
        .says(&jane)
        .says("in your roster it is a key of jane-doe of us-dod-cio");
    // The stranger's key is unknown here.
    let fake = FakeAgent::new(knows(&f, "keys/rok-mnd.key", "keys/stranger.key"));
    f.fails(&format!("{} {SIGN} agent:{id}", fake.at()), 2, "wrong-key")
        .says(&asked)
        .says("not signed by a key that is known here");
    // Except to the bundle.
    f.ok("paraph sign tor.record.json --key keys/stranger.key --party us-dod-cio \
          --as jane-doe.toml --yes -o strange.json");
    let sign = SIGN.replace("tor.record.json", "strange.json");
    f.fails(&format!("{} {sign} agent:{id}", fake.at()), 2, "wrong-key")
        .says(&words("keys/stranger.pub"))
        .says("it is in the bundle");
    // Or to the agent itself.
    let (ours, theirs) = (blob(&f, "keys/rok-mnd.key"), blob(&f, "keys/stranger.key"));
    let signs = knows(&f, "keys/rok-mnd.key", "keys/stranger.key");
    let fake = FakeAgent::new(move |request| match request[0] {
        11 => {
            let keys = [string(&ours), string(b"a"), string(&theirs), string(b"b")].concat();
            Some(string(&[&[12, 0, 0, 0, 2], &keys[..]].concat()))
        }
        _ => signs(request),
    });
    f.fails(&format!("{} {SIGN} agent:{id}", fake.at()), 2, "wrong-key")
        .says("the agent also has this key");
}

#[test]
fn an_agent_that_answers_nonsense() {
    let f = Folder::office();
    let (blob, id) = (blob(&f, "keys/rok-mnd.key"), id(&f, "keys/rok-mnd.pub"));
    // Answers to the first request.
    let lists: Vec<(&str, &str, Vec<u8>)> = vec![
        ("nothing", "no-agent", vec![]),
        ("half a length", "no-agent", vec![0, 0]),
        ("less than it says", "no-agent", vec![0, 0, 0, 9, 12]),
        ("an empty message", "bad-answer", string(b"")),
        ("more than is read", "bad-answer", (256u32 * 1024 + 1).to_be_bytes().to_vec()),
        ("all there could be", "bad-answer", vec![0xff; 9]),
        ("HTTP", "bad-answer", b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec()),
        ("an unknown message", "bad-answer", string(&[99])),
        ("refused", "signer-refused", string(&[5])),
        ("more keys than there are", "bad-answer", string(&[12, 0xff, 0xff, 0xff, 0xff])),
        ("more bytes than keys", "bad-answer", string(&[12, 0, 0, 0, 0, 0])),
        ("a key without its bytes", "no-such-key", listing(&string(b"ssh-ed25519"))),
        ("a key that is none", "no-such-key", listing(b"")),
    ];
    for (what, code, bytes) in lists {
        println!("{what}");
        let fake = FakeAgent::new(move |_| Some(bytes.clone()));
        f.fails(&format!("{} {SIGN} agent:{id}", fake.at()), 2, code);
    }
    // Answers to the second request.
    let good = secret(&f, "keys/rok-mnd.key").sign(b"something else").to_bytes();
    let answers: Vec<(&str, &str, Vec<u8>)> = vec![
        ("nothing", "no-agent", vec![]),
        ("an unknown message", "bad-answer", string(&[12])),
        ("a refusal with words", "bad-answer", string(&[5, 1])),
        ("a short signature", "bad-answer", answer(b"ssh-ed25519", &good[..63])),
        ("a long signature", "bad-answer", answer(b"ssh-ed25519", &[&good[..], &[0]].concat())),
        ("no signature", "bad-answer", answer(b"ssh-ed25519", &[])),
        ("another algorithm", "bad-answer", answer(b"rsa-sha2-512", &good)),
        ("zeroes", "wrong-key", answer(b"ssh-ed25519", &[0; 64])),
        ("of something else", "wrong-key", answer(b"ssh-ed25519", &good)),
        ("more in it", "bad-answer", {
            let inner = [string(b"ssh-ed25519"), string(&good), vec![0]].concat();
            string(&[&[14], &string(&inner)[..]].concat())
        }),
        ("more behind it", "bad-answer", {
            let mut longer = answer(b"ssh-ed25519", &good);
            longer.push(0);
            longer[3] += 1;
            longer
        }),
    ];
    for (what, code, bytes) in answers {
        println!("{what}");
        let blob = blob.clone();
        let fake = FakeAgent::new(move |request| match request[0] {
            11 => Some(listing(&blob)),
            _ => Some(bytes.clone()),
        });
        f.fails(&format!("{} {SIGN} agent:{id}", fake.at()), 2, code);
    }
}

#[test]
fn an_agent_with_very_many_keys_and_strange_comments() {
    let f = Folder::office();
    let (ours, id) = (blob(&f, "keys/rok-mnd.key"), id(&f, "keys/rok-mnd.pub"));
    let signs = knows(&f, "keys/rok-mnd.key", "keys/rok-mnd.key");
    // The maximum number that fits into an answer.
    let fake = FakeAgent::new(move |request| match request[0] {
        11 => {
            let mut keys = vec![12, 0, 0, 0x0b, 0xb9];
            for number in 0..3000u32 {
                let other = [string(b"ssh-ed25519"), string(&[number.to_be_bytes(); 8].concat())];
                keys.extend([string(&other.concat()), string(b"\x1b[2J\r\xff\"")].concat());
            }
            keys.extend([string(&ours), string(b"ours")].concat());
            Some(string(&keys))
        }
        _ => signs(request),
    });
    f.ok(&format!("{} {SIGN} agent:{id}", fake.at()));
    f.fails(&format!("{} {ALONE} agent:00000000 --force", fake.at()), 2, "no-such-key")
        .says("(ssh-ed25519, \"\\u{1b}[2J\\u{d}\u{fffd}\\\"\")")
        .says("and 2993 more");
}

#[test]
fn an_agent_that_does_not_answer_has_so_much_time() {
    let f = Folder::office();
    let (blob, id) = (blob(&f, "keys/rok-mnd.key"), id(&f, "keys/rok-mnd.pub"));
    let silent: [Answers; 2] =
        [Box::new(|_| None), Box::new(move |request| (request[0] == 11).then(|| listing(&blob)))];
    for silent in silent {
        let fake = FakeAgent::new(silent);
        f.fails(&format!("{} {SIGN} agent:{id} --timeout 1", fake.at()), 2, "signer-timeout")
            .says("within 1 second");
    }
}
