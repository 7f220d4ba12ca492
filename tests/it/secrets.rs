//! No argument, error or output contains a secret, whatever kind of file a key or passphrase file is mistaken
//! for.

use std::fs;

use crate::command_runner::Folder;

const PASSPHRASE: &str = "kV9qLw2Z r7mXb4Tn 열려라참깨 6cHd8Yp3";

/// The commands and their subcommands: `paraph`, `paraph key`, `paraph key new`.
fn commands(f: &Folder) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut left = vec!["paraph".to_owned()];
    while let Some(command) = left.pop() {
        let help = f.ok(&format!("{command} --help")).out().to_owned();
        let below = help.split_once("\nCommands:\n").map_or("", |(_, below)| below);
        let below = below.lines().take_while(|line| line.starts_with("  "));
        // Continuation lines are indented further.
        let names = below.filter_map(|line| line.strip_prefix("  ")?.split(' ').next());
        let names = names.filter(|name| !name.is_empty());
        left.extend(names.filter(|name| *name != "help").map(|name| format!("{command} {name}")));
        all.push((command, help));
    }
    all
}

#[test]
fn no_option_takes_a_secret() {
    let f = Folder::new();
    let mut seen = Vec::new();
    for (command, help) in commands(&f) {
        let options = help.lines().map(str::trim).filter(|line| line.starts_with('-'));
        for option in options {
            // `-o, --output <FILE>  Where ..`
            let option = option.split("  ").next().unwrap();
            let secret = ["pass", "secret", "pin", "seed", "private", "token", "key"];
            if secret.iter().any(|word| option.contains(word)) {
                let of_command = command.strip_prefix("paraph ").unwrap_or_default();
                seen.push(format!("{of_command} {option}"));
            }
        }
    }
    seen.sort_unstable();
    // Each names a file, or has no value, or is a key's name, in which a PIN is refused.
    assert_eq!(
        seen,
        [
            "key export --new-passphrase-file <FILE>",
            "key export --no-passphrase",
            "key export --passphrase-file <FILE>",
            "key import --new-passphrase-file <FILE>",
            "key import --no-passphrase",
            "key import --passphrase-file <FILE>",
            "key new --no-passphrase",
            "key new --passphrase-file <FILE>",
            "key passwd --new-passphrase-file <FILE>",
            "key passwd --no-passphrase",
            "key passwd --passphrase-file <FILE>",
            "key show --passphrase-file <FILE>",
            "roster add -k, --key <KEY>",
            "sign --passphrase-file <FILE>",
            "sign -k, --key <KEY>",
        ]
    );
}

/// Every way in which a command takes a file, written as `X`.
const DOORS: &[&str] = &[
    "show X",
    "show - < X",
    "verify X --roster roster.toml",
    "verify - --roster roster.toml < X",
    "verify tor.bundle.json --roster X",
    "verify tor.bundle.json --roster roster.toml --record X",
    "status X --roster roster.toml",
    "status - --roster roster.toml < X",
    "status tor.bundle.json --with X --roster roster.toml",
    "graph X --roster roster.toml",
    "graph . --roster X",
    "sign X --key keys/rok-mnd.key --roster roster.toml --yes -o new",
    "sign - --key keys/rok-mnd.key --roster roster.toml --yes -o new < X",
    "sign tor.record.json --key keys/rok-mnd.key --roster X --yes -o new",
    "sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --as X --yes -o new",
    "sign tor.record.json --key X --roster roster.toml --yes -o new",
    "sign tor.record.json --key X --passphrase-file X --roster roster.toml --yes -o new",
    "sign tor.record.json --key keys/rok-mnd.key --public X --roster roster.toml --yes -o new",
    "sign tor.record.json --key exec:true --public X --roster roster.toml --yes -o new",
    "sign tor.record.json --key locked.key --passphrase-file X --roster roster.toml --yes -o new",
    "merge X tor.bundle.json",
    "merge tor.bundle.json X -o new",
    "merge --salvage tor.bundle.json X -o new",
    "export kit X -o new",
    "export kit - -o new < X",
    "hash X",
    "hash -c X",
    "check X",
    "check - < X",
    "check X --texts .",
    "check --list X",
    "check X --sha256 0000000000000000000000000000000000000000000000000000000000000000",
    "record X -o new",
    "draft X",
    "draft texts/ictcc-tor.en.txt X -o new",
    "lint X",
    "lint - < X",
    "lint tor.toml --with X",
    "canon X",
    "canon - < X",
    "key show X",
    "key show X --passphrase-file X",
    "key show - < X",
    "key show locked.key --passphrase-file X",
    "key new new --passphrase-file X",
    "key import X --name new --no-passphrase",
    "key import X --name new --passphrase-file X --new-passphrase-file X",
    "key import - --name new --no-passphrase < X",
    "key import locked.key --name new --passphrase-file X --new-passphrase-file pass",
    "key export X --format openssh-public -o new",
    "key export X --format openssh --no-passphrase -o new",
    "key export X --format openssh --new-passphrase-file X -o new",
    "key export locked.key --format jwk --passphrase-file X --no-passphrase -o new",
    "key passwd X --new-passphrase-file empty",
    "key passwd locked.key --passphrase-file X --new-passphrase-file empty",
    "roster list --roster X",
    "roster check --roster X",
    "roster add rok-mnd --key X --holder x --roster roster.toml",
    "roster add rok-mnd --key keys/stranger.pub --holder x --roster X",
    "roster add rok-mnd --bundle X --words 'inner tuna year' --holder x --roster roster.toml",
    "roster revoke X --reason retired --roster roster.toml",
    "roster revoke keys/rok-mnd.pub --reason retired --roster X",
    "roster accept X --roster roster.toml",
    "roster accept tor.bundle.json --roster X",
];

/// An office with every kind of secret file, and spoiled ones; and their names.
fn with_secrets() -> (Folder, Vec<&'static str>) {
    let f = Folder::office_with_keys(PASSPHRASE);
    let (plain, locked) = (f.text("plain.key"), f.text("locked.key"));
    let body = plain.lines().nth(1).unwrap();
    for (name, format) in [("ssh.key", "openssh"), ("jwk.key", "jwk")] {
        let export = "paraph key export plain.key --no-passphrase";
        f.ok(&format!("{export} --format {format} -o {name}"));
    }
    let (ssh, jwk) = (f.text("ssh.key"), f.text("jwk.key"));
    for (name, text) in [
        // As mail programs, editors or the clipboard may leave them.
        ("cut.key", plain[..plain.len() - 30].to_owned()),
        ("bent.key", plain.replace("PRIVATE KEY-----\n", "PRIVATE KEY-----\n ")),
        ("letter.key", plain.replacen("MC4C", "M!4C", 1)),
        ("longer.key", plain.replacen("MC4C", "MC4CAQAw", 1)),
        ("two.key", format!("{plain}{plain}")),
        ("body.key", body.to_owned()),
        ("other.key", plain.replace("PRIVATE KEY", "DSA PRIVATE KEY")),
        ("cut-locked.key", locked[..locked.len() - 60].to_owned()),
        ("cut-ssh.key", ssh[..ssh.len() - 60].to_owned()),
        ("bent-ssh.key", ssh.replace("OPENSSH PRIVATE", "OPEN PRIVATE")),
        ("cut-jwk.key", jwk[..jwk.len() - 4].to_owned()),
        ("twice-jwk.key", jwk.replace("}", ",\"d\":1}")),
        ("empty", "\n".to_owned()),
        ("quoted.key", format!("key = \"{body}\"\n")),
        ("colon.key", format!("key: {body}\n")),
        ("unquoted.key", format!("key = {body}\n")),
        ("json.key", format!("\"{body}\"")),
        ("member.key", format!("{{\"format\":\"paraph/record/1\",\"key\":\"{body}\"}}")),
        ("sum.key", format!("{body}  plain.key\n")),
        ("name.key", format!("{}  {body}\n", "0".repeat(63))),
        ("pass-line", format!("passphrase = {PASSPHRASE}\n")),
        ("pass-text", format!("passphrase = \"{PASSPHRASE}\"\n")),
        ("pass-json", format!("{{\"passphrase\":\"{PASSPHRASE}\"}}")),
    ] {
        f.write_secret(name, text);
    }
    let names = f.listing().into_keys().filter_map(|name| {
        let name = name.to_str().unwrap().to_owned();
        let ours = !name.contains('/') && (name.ends_with(".key") || name.starts_with("pass"));
        ours.then(|| &*name.leak())
    });
    let names = names.collect();
    (f, names)
}

#[test]
fn no_output_quotes_a_key_or_a_passphrase() {
    let (f, names) = with_secrets();
    let body = f.text("plain.key").lines().nth(1).unwrap().to_owned();
    let seed = f.ok("openssl pkey -in plain.key -outform DER").bytes()[16..].to_vec();
    let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    // In Base64, the first 21 characters are the same in every key.
    let mut secrets: Vec<String> = vec![PASSPHRASE.to_owned()];
    secrets.extend(PASSPHRASE.split(' ').map(str::to_owned));
    for text in [&body[22..], &hex] {
        let windows = text.as_bytes().windows(8);
        secrets.extend(windows.map(|part| String::from_utf8(part.to_vec()).unwrap()));
    }
    let quotes = |line: &str| {
        let ran = f.run(line);
        let said = format!("{}{}", String::from_utf8_lossy(ran.bytes()), ran.talk);
        let leak = secrets.iter().find(|secret| said.contains(secret.as_str()));
        assert_eq!(leak, None, "{ran}");
        for made in ["new", "new.key", "new.pub"] {
            let _ = fs::remove_file(f.path(made));
        }
        f.copy("fixtures/roster.toml", "roster.toml");
        !ran.bytes().is_empty()
    };
    let mut runs = 0;
    for name in &names {
        for door in DOORS {
            // Valid JSON is printed in canonical form: that is the purpose of the command.
            if door.starts_with("canon")
                && ["json", "member", "jwk"].iter().any(|it| name.contains(it))
            {
                continue;
            }
            let line = format!("paraph {}", door.replace('X', name));
            runs += 1;
            // An error in JSON has the same words; data does not.
            if quotes(&line) {
                quotes(&line.replacen("paraph", "paraph --json", 1));
            }
        }
    }
    assert_eq!((names.len(), runs), (27, 27 * DOORS.len() - 6 * 2));
}
