//! An edited roster is as somebody wrote it, with what is new in its place: notes stay at the keys that
//! they are about, lines end as they did, and the file is whose it was.

use rustix::process::geteuid;

use crate::run::Folder;

#[test]
fn a_note_stays_at_its_key() {
    let f = Folder::new();
    f.ok("paraph key new ann --no-passphrase && paraph key new more --no-passphrase");
    f.ok("paraph roster add a --key ann.pub --holder ann --roster r.toml");
    let public =
        f.text("r.toml").split("keys = [").nth(1).unwrap().split(']').next().unwrap().to_owned();
    let note = "# words compared with Ann";
    for ends in ["\n", "\r\n"] {
        for keys in [
            format!("keys = [\n    {public}, {note}\n]\n"),
            format!("keys = [\n    {public} {note}\n]\n"),
            format!("keys = [{public}] {note}\n"),
        ] {
            let text = f.text("r.toml");
            let text = format!("{}{keys}", text.split("keys = [").next().unwrap());
            f.write("edited.toml", text.replace('\n', ends));
            f.ok("paraph roster add a --key more.pub --holder ann --roster edited.toml");
            let edited = f.text("edited.toml");
            let noted: Vec<&str> = edited.lines().filter(|line| line.contains(note)).collect();
            let [line] = noted[..] else { panic!("{edited}") };
            assert!(line.contains(public.trim()), "{edited}");
            let new = edited.lines().position(|line| line.contains(note)).unwrap() + 1;
            assert!(edited.lines().nth(new).unwrap().contains("{ public ="), "{edited}");
            let crlf = edited.matches("\r\n").count();
            let expected = if ends == "\n" { 0 } else { edited.matches('\n').count() };
            assert_eq!(crlf, expected, "{edited:?}");
            // Every other edit keeps the line ends, too.
            f.ok("paraph roster revoke more.pub --reason retired --roster edited.toml");
            let edited = f.text("edited.toml");
            let expected = if ends == "\n" { 0 } else { edited.matches('\n').count() };
            assert_eq!(edited.matches("\r\n").count(), expected, "{edited:?}");
        }
    }
}

#[test]
fn the_owner_stays_the_owner() {
    let f = Folder::office();
    f.ok("paraph key new mine --no-passphrase && paraph key new locked --no-passphrase");
    f.write_secret("pass", "four words of mine\n");
    if !geteuid().is_root() {
        return eprintln!("not run: only root gives files away");
    }
    f.ok("chown 65534:65533 roster.toml locked.key tor.bundle.json && chmod 640 roster.toml");
    f.ok("paraph roster add rok-mnd --key mine.pub --holder somebody --roster roster.toml");
    f.ok("paraph roster accept tor.bundle.json --roster roster.toml");
    f.ok("paraph key passwd locked.key --new-passphrase-file pass");
    f.ok("paraph merge tor.bundle.json tor.rok-mnd.bundle.json -o tor.bundle.json --force");
    let owners = f.ok("stat -c '%u:%g %a' roster.toml locked.key");
    assert_eq!(owners.out(), "65534:65533 640\n65534:65533 600\n");
    assert_eq!(f.ok("stat -c '%u:%g' tor.bundle.json").out(), "65534:65533\n");
}
