//! Typing mistakes: commands, options, words and ids that are nearly right.

use crate::command_runner::Folder;

#[test]
fn a_command_and_an_option_are_suggested() {
    let f = Folder::office();
    for (line, meant) in [
        ("paraph veriyf tor.bundle.json", "'verify'"),
        ("paraph roster lsit", "'list'"),
        ("paraph verify tor.bundle.json --rostr roster.toml", "'--roster'"),
    ] {
        f.run(line).exit(2).says("did you mean").says(meant);
    }
}

#[test]
fn a_word_is_suggested() {
    let f = Folder::office();
    for (line, meant) in [
        ("paraph sign tor.record.json --key keys/rok-mnd.key --intent sgin", "did you mean sign?"),
        (
            "paraph roster revoke keys/rok-mnd.pub --reason retierd --roster roster.toml",
            "did you mean retired?",
        ),
    ] {
        f.run(line).exit(2).says("cannot be used here; possible:").says(meant);
    }
    let other = "paraph sign tor.record.json --key keys/rok-mnd.key --intent harbour";
    let ran = f.run(other).exit(2);
    assert!(!ran.talk.contains("did you mean"), "{ran}");
}

#[test]
fn a_party_of_the_record_is_suggested() {
    let f = Folder::office();
    let sign = "paraph sign tor.record.json --key keys/rok-mnd.key --yes -o new.json --party";
    let hint = "paraph: hint: did you mean rok-mnd? The parties of the record are rok-mnd and us-dod-cio\n";
    f.fails(&format!("{sign} rok-mdn"), 2, "party-not-in-record").says(hint);
    let ran = f.fails(&format!("{sign} harbour"), 2, "party-not-in-record");
    assert!(!ran.talk.contains("did you mean"), "{ran}");

    let verify = "paraph verify tor.bundle.json --roster roster.toml --party";
    f.run(&format!("{verify} us-dod-coi")).exit(1).prints("did you mean us-dod-cio?");
    for known in ["us-dod-cio", "rok-mnd --party us-dod-cio"] {
        let ran = f.ok(&format!("{verify} {known}"));
        assert!(!ran.talk.contains("did you mean"), "{ran}");
    }
}

#[test]
fn a_new_party_or_holder_with_a_similar_name_is_reported() {
    let f = Folder::office();
    f.ok("paraph roster add rok-mdn --key keys/stranger.pub --holder hong-gil-dong2 --roster roster.toml")
        .says(
            "the party rok-mdn is new. Your roster also has rok-mnd. If you meant rok-mnd, delete the \
             [[party]] table with id = \"rok-mdn\" from roster.toml, and run the command again with rok-mnd",
        );
    let f = Folder::office();
    f.ok("paraph roster add rok-mnd --key keys/stranger.pub --holder hong-gil-don --roster roster.toml").says(
        "the holder hong-gil-don is new. rok-mnd also has hong-gil-dong. If you meant hong-gil-dong, delete the \
         [[party.holder]] table with id = \"hong-gil-don\" from roster.toml, and run the command again with \
         --holder hong-gil-dong",
    );
    let f = Folder::office();
    let add =
        "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --roster roster.toml";
    let ran = f.ok(add);
    assert!(!ran.talk.contains("is new"), "{ran}");
}
