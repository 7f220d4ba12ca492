//! What `sign`, `key` and `roster` say where people make a mistake: a table of the mistake, the command, and the
//! sentences that lead on from there.

use crate::command_runner::{Folder, Ran};
use crate::pty::Terminal;

/// A mistake and what it is answered with.
struct Row {
    /// How an office comes to it.
    before: &'static str,
    command: &'static str,
    exit: i32,
    code: &'static str,
    /// What is said, each of these.
    says: &'static [&'static str],
    /// What is not said.
    never: &'static [&'static str],
}

fn play(row: &Row) -> (Folder, Ran) {
    let f = Folder::office();
    f.ok(row.before);
    let ran = f.run(row.command).exit(row.exit);
    if !row.code.is_empty() {
        assert!(
            ran.talk.contains(&format!("({})", row.code)),
            "{}: {}\n{ran}",
            row.command,
            row.code
        );
    }
    let said = format!("{}{}", ran.out(), ran.talk);
    for says in row.says {
        assert!(said.contains(says), "{}: it does not say {says:?}\n{ran}", row.command);
    }
    for never in row.never {
        assert!(!said.contains(never), "{}: it says {never:?}\n{ran}", row.command);
    }
    (f, ran)
}

/// Each table is a test by its name.
macro_rules! tables {
    ($($name:ident: [$($before:literal, $command:literal => $exit:literal $code:literal
        says [$($says:literal),* $(,)?] never [$($never:literal),* $(,)?];)*];)*) => {
        $(
            #[test]
            fn $name() {
                $(
                    play(&Row {
                        before: $before,
                        command: $command,
                        exit: $exit,
                        code: $code,
                        says: &[$($says),*],
                        never: &[$($never),*],
                    });
                )*
            }
        )*
    };
}

tables! {
    the_party_of_a_signature: [
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --party rok-mdn --yes"
            => 2 "party-not-in-record"
            says ["rok-mdn is not a party of this record\n", "did you mean rok-mnd? With this key, leave out --party\n"]
            never ["roster.toml"];
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --party harbour --yes"
            => 2 "party-not-in-record"
            says ["with this key you sign for rok-mnd: leave out --party\n    the parties of the record are rok-mnd and us-dod-cio\n"]
            never ["did you mean"];
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --party us-dod-cio --yes"
            => 2 "key-of-another-party"
            says ["to sign for rok-mnd, leave out --party\n", "  keys/rok-mnd.key (public key: keys/rok-mnd.pub) (key-of-another-party)\n"]
            never ["did you mean"];
        "rm *.bundle.json; sed -i 's/^id = \"rok-mnd\"/id = \"rok-mdn\"/' roster.toml",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --party us-dod-cio --yes"
            => 2 "key-of-another-party"
            says ["sign with a key of us-dod-cio. rok-mdn is not a party of this record\n"]
            never ["leave out"];
    ];
    the_longer_form_of_a_party: [
        "rm *.bundle.json; sed -i 's/^id = \"us-dod-cio\"/id = \"us-dod\"/' roster.toml",
            "paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --yes" => 2 "party-not-in-record"
            says ["did you mean us-dod-cio? Then change id = \"us-dod\" to id = \"us-dod-cio\" in roster.toml\n"]
            never ["to add another party"];
        "rm *.bundle.json; sed -i 's/^id = \"us-dod-cio\"/id = \"us-dod\"/' roster.toml",
            "paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --party us-dod-cio --yes"
            => 2 "key-of-another-party"
            says ["did you mean us-dod-cio? Then change id = \"us-dod\" to id = \"us-dod-cio\" in roster.toml\n"] never [];
        "rm *.bundle.json",
            "paraph sign tor.record.json --key keys/us-dod-cio.key --roster roster.toml --party us-dod --yes"
            => 2 "party-not-in-record" says ["did you mean us-dod-cio? With this key, leave out --party\n"] never [];
        "sed -i 's/^id = \"us-dod-cio\"/id = \"us-dod\"/' roster.toml",
            "paraph verify tor.bundle.json --roster roster.toml" => 3 ""
            says ["Perhaps your roster has a typing error: us-dod instead of us-dod-cio."] never [];
        ":", "paraph verify tor.bundle.json --roster roster.toml --party us-dod" => 1 ""
            says ["did you mean us-dod-cio? Then: paraph verify tor.bundle.json --roster roster.toml --party us-dod-cio\n"] never [];
        ":", "paraph roster add us-dod --bundle tor.bundle.json --words x --holder jane --roster roster.toml" => 2 "party-not-in-record"
            says ["did you mean us-dod-cio? "] never [];
    ];
    commands_that_are_none: [
        ":", "paraph accept tor.bundle.json --roster roster.toml" => 2 "" says ["'roster accept'"] never [];
        ":", "paraph new hong" => 2 "" says ["'key new'"] never [];
        ":", "paraph revoke hong --roster roster.toml" => 2 "" says ["'roster revoke'"] never [];
        ":", "paraph withdraw tor.bundle.json" => 2 "" says ["'sign --intent withdraw'"] never [];
        ":", "paraph help seal" => 2 "no-such-topic" says ["to read about it: paraph help sign\n"] never [];
        ":", "paraph record tor --force" => 2 "not-found" says ["did you mean tor.toml?\n"] never [];
    ];
    options_that_are_none: [
        ":", "paraph sign tor.record.json --key keys/rok-mnd.key --paper" => 2 ""
            says ["tip: to sign on paper instead, read: paraph help changes\n"] never ["did you mean"];
        ":", "paraph sign tor.record.json --key keys/rok-mnd.key --on-paper" => 2 ""
            says ["tip: to sign on paper instead, read: paraph help changes\n"] never [];
    ];
    the_roster_of_a_signature: [
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --yes" => 2 "party-needed"
            says ["name your roster: paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml\n"] never ["--party"];
        "rm *.bundle.json; mkdir rosters; mv *.toml rosters", "paraph sign tor.record.json --key keys/rok-mnd.key --yes"
            => 2 "party-needed"
            says [
                "to begin a roster, replace PARTY with the party for which you sign (rok-mnd or us-dod-cio), and HOLDER-ID with an id that you choose for yourself, such as hong-gil-dong:\n    \
                 paraph roster add PARTY --key keys/rok-mnd.pub --holder HOLDER-ID --roster roster.toml\n    then name \
                 the roster: paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml\n",
            ] never [];
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --party rok-mnd --yes" => 2 "name-needed"
            says [
                "your roster has your name. Use the roster: paraph sign tor.record.json --key keys/rok-mnd.key --roster \
                 roster.toml\n    or write your name into a file me.toml, like this: name = \"Kim Min-su\". Then add --as me.toml\n",
            ] never [];
        "rm *.bundle.json", "paraph sign tor.record.json --key roster.toml --roster keys/rok-mnd.key --yes" => 2 "bad-toml"
            says ["the files of --key and --roster are swapped: --key keys/rok-mnd.key --roster roster.toml\n"] never [];
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --as roster.toml --yes"
            => 2 "unknown-field"
            says ["this is a roster: ", "name a profile after --as. It is a file with a line such as name = \"Kim\"\n", "use --roster and leave out --as"]
            never ["correct that line"];
        "rm *.bundle.json", "paraph sign tor.record.json --key keys/rok-mnd --roster roster.toml --yes" => 2 "not-found"
            says ["did you mean keys/rok-mnd.key?\n"] never ["lost"];
        "rm *.bundle.json; cp keys/rok-mnd.key anna-berg.key", "paraph sign tor.record.json --key anna.key --roster roster.toml --yes"
            => 2 "not-found" says ["did you mean anna-berg.key?\n"] never ["lost"];
    ];
    public_keys_of_other_keys: [
        "rm *.bundle.json; cp keys/stranger.pub keys/rok-mnd.pub", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes"
            => 2 "key-differs"
            says [
                "keys/rok-mnd.pub is not the public key of keys/rok-mnd.key\n",
                "paraph key export keys/rok-mnd.key --format spki-pem -o keys/rok-mnd.pub --force\n",
            ] never ["roster add"];
        "rm *.bundle.json; umask 077; echo ferry lantern copper meadow > pass
         paraph key new kim --passphrase-file pass --roster roster.toml --party rok-mnd; cp keys/stranger.pub kim.pub",
            "paraph sign tor.record.json --key kim.key --passphrase-file pass --roster roster.toml --yes" => 2 "key-differs"
            says ["kim.pub is not the public key of kim.key\n"] never ["roster add"];
        "rm *.bundle.json; umask 077; echo ferry lantern copper meadow > pass
         paraph key new kim --passphrase-file pass --roster roster.toml --party rok-mnd; cp keys/stranger.pub kim.pub",
            "paraph sign tor.record.json --key kim.key --roster roster.toml --yes" => 2 "no-terminal" says [] never ["roster add"];
        "rm *.bundle.json; paraph key new duo --suite hybrid --no-passphrase --roster roster.toml --party rok-mnd; cp keys/stranger.pub duo.pub",
            "paraph sign tor.record.json --key duo.key --roster roster.toml --yes" => 2 "key-differs"
            says ["duo.pub is not the public key of duo.key\n"] never ["roster add"];
        "rm *.bundle.json; cp keys/stranger.pub keys/rok-mnd.pub; mkdir rosters; mv *.toml rosters", "paraph sign tor.record.json --key keys/rok-mnd.key --yes"
            => 2 "key-differs" says [] never ["roster add"];
        "rm *.bundle.json; cp keys/stranger.pub keys/rok-mnd.pub; mkdir rosters; mv *.toml rosters",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster new.toml --yes" => 2 "not-found"
            says ["paraph roster add PARTY --key NAME.pub --holder"] never ["--key keys/rok-mnd.pub"];
    ];
    what_was_signed_already: [
        ":", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes" => 2 "already-signed"
            says ["this key already signed this record, on ", "  tor.rok-mnd.bundle.json (already-signed)\n", "you do not need to do anything else. The id of your act is "]
            never ["add your act"];
        "paraph key new kim --no-passphrase --roster roster.toml --party rok-mnd",
            "paraph sign tor.record.json --key kim.key --roster roster.toml --yes" => 2 "output-exists"
            says ["To add your act to the bundle: paraph sign tor.rok-mnd.bundle.json --key kim.key --roster roster.toml\n"] never [];
        "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent withdraw --yes",
            "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent withdraw --yes"
            => 3 "nothing-to-withdraw"
            says ["you already withdrew your act ", ", with the act ", "hint: nothing else is needed\n"] never ["ask for"];
        "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent seal --yes && \
         paraph sign tor.bundle.json --key keys/us-dod-cio.key --roster roster.toml --intent seal --yes",
            "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent withdraw --yes"
            => 2 "after-the-seal"
            says ["for a change, all parties must sign a new record. To see how: paraph help changes\n"] never ["--of", "according to your roster"];
    ];
    acts_that_would_not_count: [
        "rm *.bundle.json",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes --signed-at 2020-01-01T00:00:00Z"
            => 2 "before-the-record"
            says ["error: this act would not count: the time of the act is before the record was made\n", ". Give --signed-at a later time, or leave it out\n"]
            never ["clock", "according to your roster"];
        "rm *.bundle.json",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes --signed-at 9000-01-01T00:00:00Z"
            => 2 "from-the-future"
            says ["hint: leave out --signed-at. Then the act has the time of this computer's clock\n"] never ["set "];
        "rm *.bundle.json; sed -i 's/\" }]/\", until = 2022-01-01T00:00:00Z }]/' roster.toml",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes" => 2 "outside-window"
            says ["the key expired on Sat 1 January 2022 00:00 UTC\n", "sign with the new key: paraph key new hong-gil-dong-2 --dir keys --roster roster.toml --party rok-mnd --holder hong-gil-dong\n"]
            never ["NAME"];
        "rm *.bundle.json; sed -i 's/\" }]/\", from = 2022-01-01T00:00:00Z }]/' roster.toml",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes --signed-at 2021-09-01T00:00:00Z"
            => 2 "outside-window"
            says ["the key is not valid yet at that time. It is valid from Sat 1 January 2022 00:00 UTC\n", "write the earlier time into \"from\" of the key in roster.toml\n    if not, "]
            never [];
        "rm *.bundle.json; sed -i 's/\" }]/\", scope = [\"witness\"] }]/' roster.toml",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes" => 2 "not-allowed"
            says ["in your roster, \"scope\" of this key does not include sign\n", "change \"scope\" of the key in roster.toml"] never [];
        ":", "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes --intent approve"
            => 2 "approval-not-asked"
            says ["you do not need to approve. To see what is missing: paraph verify tor.bundle.json --roster roster.toml\n"] never ["according to your roster"];
        ":", "paraph sign tor.rok-mnd.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes --intent seal"
            => 2 "sealed-too-early"
            says ["seal when nothing else is missing. To see what is missing: paraph verify tor.rok-mnd.bundle.json --roster roster.toml\n"] never [];
        ":", "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes --intent confirm"
            => 3 "nothing-to-confirm"
            says ["to see what is missing: paraph verify tor.bundle.json --roster roster.toml\n"] never ["ask for"];
    ];
    texts_that_are_not_there: [
        "rm *.bundle.json texts/ictcc-tor.en.txt", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes"
            => 3 "text-missing" says ["the text texts/ictcc-tor.en.txt was not found\n  texts/ictcc-tor.en.txt (text-missing)\n"] never [];
        "rm *.bundle.json texts/*", "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes"
            => 3 "text-missing" says ["2 texts were not found: texts/ictcc-tor.en.txt and texts/ictcc-tor.ko.txt\n", ": put these texts into the folder of the record"] never ["this text"];
        "rm *.bundle.json; sed -i 's/\"any\" }/[\"us-dod-cio\", \"rok-mnd\"] }/' tor.toml; paraph record tor.toml -o o.record.json",
            "paraph sign o.record.json --key keys/rok-mnd.key --roster roster.toml --yes" => 3 "out-of-order"
            says ["no one has signed yet. Send the record to us-dod-cio, who must sign first\n"] never ["ask us-dod-cio"];
        "rm *.bundle.json; echo >> texts/ictcc-tor.en.txt; echo >> texts/ictcc-tor.ko.txt",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes"
            => 1 "text-differs" says ["2 texts differ from the texts in the record: "] never [];
        "rm *.bundle.json tor.toml; sed -i 's/$/\\r/' texts/ictcc-tor.en.txt",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes"
            => 1 "text-differs"
            says ["Ask the sender to send the files again in a ZIP archive\n", "\n  texts/ictcc-tor.en.txt (text-differs)\n"] never ["help changes"];
    ];
    keys_that_are_none: [
        ":", "paraph key show tor.record.json" => 2 "bad-key"
            says ["this is a record, but a key is needed\n", "hint: to look at it: paraph show tor.record.json\n"] never [];
        ":", "paraph key show roster.toml" => 2 "bad-key"
            says ["this is a roster, but a key is needed\n", "paraph roster list --roster roster.toml\n"] never [];
        ":", "paraph key show texts/ictcc-tor.en.txt" => 2 "bad-key" says ["this is a text, but a key is needed\n"] never [];
        ":", "paraph key show tor.bundle.json" => 2 "bad-key"
            says [
                "this is a bundle, but a key is needed\n", "to look at it: paraph show tor.bundle.json\n",
                "paraph roster add PARTY --bundle tor.bundle.json --words \"WORDS\" --holder HOLDER-ID --roster roster.toml\n",
            ] never ["JSON Web"];
        ":", "paraph roster add rok-mnd --key tor.bundle.json --holder kim --roster roster.toml" => 2 "bad-key"
            says ["this is a bundle, but a key is needed\n"] never ["JSON Web"];
        ":", "paraph roster add rok-mnd --key keys/stranger.key --holder kim --roster roster.toml" => 2 "private-key"
            says ["its public key is in the same folder: keys/stranger.pub\n"] never [];
        ":", "paraph sign tor.bundle.json --key tor.toml --roster roster.toml --yes" => 2 "bad-key"
            says ["this is a draft, but a key is needed\n", "name the file of an Ed25519 key"] never ["--key tor.toml"];
        "cp keys/rok-mnd.key hong.key; cp keys/rok-mnd.pub hong.pub", "paraph key import hong.pub" => 2 "public-key"
            says ["this is a public key, but a private key is needed\n"] never ["output-exists", "-o hong.pub"];
        "head -c 90 keys/rok-mnd.key > cut.key", "paraph key show cut.key" => 2 "bad-key"
            says ["the end of this file is missing. Look for another copy of the file\n    if there is no copy, read: paraph help lost-keys\n"] never ["openssl"];
        "sed 2s/....$// keys/rok-mnd.key > cut.key", "paraph key show cut.key" => 2 "bad-key"
            says ["the end of this file is missing"] never ["openssl"];
        "umask 077; echo ferry lantern copper meadow > pass; paraph key new locked --passphrase-file pass",
            "paraph key show locked.key" => 2 "no-terminal"
            says ["hint: the public key needs no passphrase: paraph key show locked.pub\n    or write the passphrase into the first line of a file"] never [];
        ":", "paraph key new x --dir nothere --no-passphrase" => 2 "not-found"
            says ["make the folder first: mkdir -p nothere\n"] never ["another name"];
        "cp keys/rok-mnd.pub k3.pub; cp keys/rok-mnd.key k3.key; touch k3.key.old", "paraph key show k3" => 2 "not-found"
            says ["did you mean k3.pub?\n"] never [];
        ":", "paraph key new x --new-passphrase-file pass" => 2 ""
            says ["--passphrase-file"] never ["'--no-passphrase'"];
        ":", "paraph key new hong --party rok-mnd --no-passphrase" => 2 ""
            says ["name the file of your own roster: --roster roster.toml\n    if there is no such file, this command makes it\n"] never ["roster add"];
        ":", "paraph roster add rok-mnd --key keys/stranger.pub --holder kim" => 2 ""
            says ["this command makes it\n"] never ["to begin"];
        ":", "paraph roster revoke keys/rok-mnd.pub --reason retired" => 2 ""
            says ["hint: name your own roster: --roster roster.toml\n"] never ["roster add"];
    ];
    keys_in_a_roster: [
        "paraph roster add ofice-a --key keys/stranger.pub --holder kim --roster roster.toml",
            "paraph roster add office-a --key keys/stranger.pub --holder kim --roster roster.toml" => 2 "taken"
            says ["hint: if ofice-a is a typing error, change id = \"ofice-a\" to id = \"office-a\" in roster.toml. The key is already there, and nothing else is needed\n"]
            never ["revoke"];
        "paraph roster add rok-mnd --key keys/stranger.pub --holder kim-min-suu --roster roster.toml",
            "paraph roster add rok-mnd --key keys/stranger.pub --holder kim-min-su --roster roster.toml" => 2 "taken"
            says ["hint: if kim-min-suu is a typing error, change id = \"kim-min-suu\" to id = \"kim-min-su\" in roster.toml"] never [];
        ":", "paraph roster add us-dod-coi --bundle tor.bundle.json --words x --holder kim --roster roster.toml" => 2 "party-not-in-record"
            says ["us-dod-coi is not a party of the record in this bundle\n", "did you mean us-dod-cio? The parties of the record are rok-mnd and us-dod-cio\n"]
            never [];
        ":", "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml --words 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo'"
            => 1 "words-differ"
            says ["the key in this file has other words; word 1 differs: you gave \"zoo\"\n", "  keys/stranger.pub (words-differ)\n"]
            never ["added"];
        ":", "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml --until 2020-01-01T00:00:00Z"
            => 2 "empty-window"
            says ["hint: the key would be valid from ", ". Give a later --until, or an earlier --from\n"] never ["correct the file"];
        ":", "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml --from 2021-01-01T00:00:00Z --until 2020-01-01T00:00:00Z"
            => 2 "empty-window" says ["hint: give an --until that is later than --from\n"] never ["correct the file"];
        "paraph roster revoke keys/rok-mnd.pub --reason retired --roster roster.toml",
            "paraph roster add rok-mnd --key keys/rok-mnd.pub --holder hong-gil-dong --roster roster.toml" => 2 "taken"
            says ["hint: this key is revoked there: roster.toml line 22\n    if that was a mistake, delete \"revoked = ...\" there\n"]
            never ["nothing else is needed"];
        "sed -i 's/^name = \"Jane Doe\"/name = \"jane-doe\"/' roster.toml",
            "paraph roster revoke jane --reason retired --roster roster.toml" => 2 "not-found"
            says ["hint: did you mean jane-doe?\n"] never ["jane-doe, jane-doe"];
        "paraph roster add us-dod-cio --key keys/stranger.pub --holder kim --roster roster.toml",
            "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml" => 2 "taken"
            says ["kim of us-dod-cio has this key\n    if that is a mistake, delete the [[party.holder]] table with id = \"kim\" (roster.toml line "]
            never ["roster revoke"];
        "paraph roster add office-x --key keys/stranger.pub --holder kim --roster roster.toml",
            "paraph roster add rok-mnd --key keys/stranger.pub --holder park --roster roster.toml" => 2 "taken"
            says ["kim of office-x has this key\n    if that is a mistake, delete the [[party]] table with id = \"office-x\" (roster.toml line "]
            never [];
        "paraph roster add us-dod-cio --key keys/stranger.pub --holder jane-doe --roster roster.toml",
            "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml" => 2 "taken"
            says ["jane-doe of us-dod-cio has this key\n    if that is a mistake, delete the key there (roster.toml line "]
            never [];
        ":", "paraph roster accept tor.bundle.json --roster rostr.toml" => 2 "not-found"
            says ["did you mean roster.toml?\n"] never ["missing"];
        ":", "paraph roster revoke keys/rok-mnd.pub --reason retired --roster rostr.toml" => 2 "not-found"
            says ["did you mean roster.toml?\n"] never ["missing"];
        ":", "paraph roster revoke hong --reason retired --roster roster.toml" => 2 "not-found"
            says ["did you mean hong-gil-dong, 홍길동 (Hong Gil-dong)?\n"] never [];
        ":", "paraph roster revoke 홍길동 --reason retired --roster roster.toml" => 2 "not-found"
            says ["did you mean hong-gil-dong, 홍길동 (Hong Gil-dong)?\n"] never [];
        "sed -i 's/\" }]/\", from = 2022-01-01T00:00:00Z }]/' roster.toml",
            "paraph roster revoke keys/rok-mnd.pub --reason retired --since 2021-09-01T00:00:00Z --roster roster.toml && ! grep ' , ' roster.toml"
            => 0 ""
            says ["warning: in your roster, this key is valid from Sat 1 January 2022 00:00 UTC, and --since is an earlier time. So no signature of the key counts\n"]
            never ["still counts"];
        ":", "paraph roster revoke keys/rok-mnd.pub --reason retired --since 2021-08-01T00:00:00Z --roster roster.toml && paraph roster list --roster roster.toml"
            => 0 ""
            says [
                "signatures that the key made before Sun 1 August 2021 00:00 UTC still count. Later signatures do not count\n",
                "REVOKED (retired) since Sun 1 August 2021 00:00 UTC",
            ] never [];
        "paraph roster accept tor.bundle.json --roster roster.toml", "paraph roster accept tor.bundle.json --roster roster.toml" => 0 ""
            says ["nothing new was noted; 2 acts were already noted\n", "paraph: roster.toml was not changed\n"] never ["says that you held"];
        "echo 'roster = 1' > mine.toml", "paraph roster accept tor.bundle.json --roster mine.toml" => 0 ""
            says ["2 acts were noted\n", "these parties are not in your roster: rok-mnd and us-dod-cio. Their signatures do not count until you add their keys\n"]
            never [];
        "printf 'roster = 1\\n[[party]]\\nid = \"a\"\\nname = { en = \"A\" }\\n' > mine.toml", "paraph roster check --roster mine.toml"
            => 2 "quorum-above-holders" says [] never ["one person alone"];
    ];
    rosters_that_people_wrote: [
        "sed -i '/^roster = 1/d' roster.toml", "paraph verify tor.bundle.json --roster roster.toml" => 2 "missing-field"
            says ["hint: write roster = 1 as the first line of roster.toml\n"] never ["roster add"];
        "sed -i '/^draft = 1/d' tor.toml", "paraph record tor.toml --force" => 2 "missing-field"
            says ["hint: write draft = 1 as the first line of tor.toml\n"] never ["paraph draft"];
        "printf '# \\264\\353\\307\\321\\271\\316\\261\\271\\n' >> roster.toml", "paraph roster list --roster roster.toml" => 2 "not-utf8"
            says ["hint: open the file in an editor, and save it with the encoding UTF-8. Then run the command again\n"] never ["roster add"];
        "printf '# \\264\\353\\307\\321\\n' >> tor.toml", "paraph record tor.toml --force" => 2 "not-utf8"
            says ["save it with the encoding UTF-8"] never ["ask the sender"];
        "sed -i 's/^name = {.*/name = \"Office B\"/' roster.toml", "paraph roster list --roster roster.toml" => 2 "wrong-type"
            says ["hint: give the language of the text: name = { en = \"Office B\" }\n"] never [];
        "sed -i 's/^\\[\\[party\\]\\]/[party]/' roster.toml", "paraph roster list --roster roster.toml" => 2 "bad-toml"
            says ["hint: write two brackets: [[party]]\n"] never ["straight quotes"];
        "printf 'roster = 1\\n[party]\\nid = \"a\"\\n' > mine.toml", "paraph roster list --roster mine.toml" => 2 "wrong-type"
            says ["hint: write two brackets: [[party]]\n"] never [];
        "sed -i 's/\" }]/\", until = 31.12.2030 }]/' roster.toml", "paraph roster list --roster roster.toml" => 2 "bad-toml"
            says ["hint: write date, time and offset, without quotes, like 2030-12-31T00:00:00+00:00\n"] never ["straight quotes"];
        "sed -i 's/\" }]/\", until = 2030-12-31 }]/' roster.toml", "paraph roster list --roster roster.toml" => 2 "bad-time"
            says ["like 2030-12-31T00:00:00+00:00\n"] never ["straight quotes"];
        "sed -i 's/^name = \"\\(.*\\)\"/name = “\\1”/' roster.toml", "paraph roster list --roster roster.toml" => 2 "bad-toml"
            says ["Text must be between straight quotes"] never [];
    ];
}

#[test]
fn a_name_with_the_ending_of_a_key_is_taken_without_it() {
    let f = Folder::new();
    f.ok("paraph key new anna.key --no-passphrase --roster r.toml --party p")
        .says("wrote your private key anna.key: ");
    assert!(f.path("anna.pub").exists() && !f.path("anna.key.key").exists());
    f.ok("paraph roster list --roster r.toml").prints("  anna  ");
    f.fails("paraph key new anna.pub --no-passphrase", 2, "output-exists");
}

#[test]
fn words_that_were_compared_are_not_to_be_compared_again() {
    let f = Folder::office();
    let key: crate::json_shapes::Key = f.json("paraph key show keys/stranger.pub --json", 0);
    let add = format!(
        "paraph roster add rok-mnd --key keys/stranger.pub --holder kim --roster roster.toml --words '{}'",
        key.words
    );
    let ran = f.ok(&add);
    assert!(!ran.talk.contains("by telephone"), "{ran}");
}

#[test]
fn a_party_of_the_record_is_no_typing_error() {
    let f = Folder::office();
    let key: crate::json_shapes::Key = f.json("paraph key show keys/us-dod-cio.pub --json", 0);
    f.ok("paraph roster add us-dod-coi --key keys/stranger.pub --holder kim --roster new.toml");
    let ran = f.ok(&format!(
        "paraph roster add us-dod-cio --bundle tor.bundle.json --words '{}' --holder jane --roster new.toml",
        key.words
    ));
    assert!(!ran.talk.contains("if you meant"), "{ran}");
}

#[test]
fn who_else_must_sign_is_named_after_the_first_signature() {
    let f = Folder::office();
    f.ok("rm *.bundle.json && paraph key new kim --no-passphrase");
    f.ok("paraph roster add rok-mnd --key kim.pub --holder kim --holder-name Kim --roster roster.toml");
    f.replace("roster.toml", "id = \"rok-mnd\"\n", "id = \"rok-mnd\"\nquorum = 2\n");
    f.ok("paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes")
        .says("1 more person of rok-mnd must sign: Kim [kim]\n");
    let ran = f.ok("paraph sign tor.rok-mnd.bundle.json --key kim.key --roster roster.toml --yes");
    assert!(!ran.talk.contains("must sign"), "{ran}");
}

#[test]
fn what_is_signed_without_a_question_is_named() {
    let sign = "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes";
    for (intent, says) in [
        ("decline", "signing without asking: DECLINE for rok-mnd ("),
        ("withdraw", "signing without asking: WITHDRAW for rok-mnd ("),
        ("initial", "signing without asking: INITIAL for rok-mnd ("),
        ("seal", "signing without asking: SEAL for rok-mnd ("),
    ] {
        let f = Folder::office();
        f.ok(&format!("{sign} --intent {intent}")).says(says);
    }
}

#[test]
fn acts_that_are_seen_and_not_counted_do_not_contradict_the_question() {
    let f = Folder::office();
    f.ok("paraph roster revoke keys/us-dod-cio.pub --reason compromised --roster roster.toml");
    let ran = f
        .ok("paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml --yes")
        .says("1 act, which your roster does not count.")
        .says("paraph verify tor.us-dod-cio.bundle.json --roster roster.toml");
    assert!(!ran.talk.contains("nothing is signed yet"), "{ran}");
}

#[test]
fn a_wrong_answer_is_answered_in_the_words_of_the_question() {
    let sign = "paraph sign tor.bundle.json --key keys/rok-mnd.key --roster roster.toml --intent";
    for (intent, to) in [
        ("decline", "to decline"),
        ("withdraw", "to withdraw"),
        ("initial", "to initial"),
        ("seal", "to seal"),
        ("sign-ad-referendum", "to sign ad referendum"),
    ] {
        let f = Folder::office();
        let question = format!("{to}: ");
        let (_, ran) =
            Terminal::new(&f, &format!("{sign} {intent}")).shows(&question).types("no").ends();
        let hint =
            format!("hint: {to}, run the command again and type the id of your party: rok-mnd\n");
        ran.exit(2).code("declined").says(&hint);
    }
    // Blanks around the id are no other answer.
    let f = Folder::office();
    let (_, ran) =
        Terminal::new(&f, &format!("{sign} seal")).shows("to seal: ").types(" rok-mnd ").ends();
    ran.exit(0);
}

#[test]
fn a_value_that_needs_no_option_is_given_without_one() {
    for (wrong, right) in [
        (
            "paraph roster add --party us-dod-cio --key keys/stranger.pub --holder kim --roster roster.toml",
            "paraph roster add us-dod-cio --key keys/stranger.pub --holder kim --roster roster.toml",
        ),
        (
            "paraph roster add --party=us-dod-cio --key keys/stranger.pub --holder kim --roster roster.toml",
            "paraph roster add us-dod-cio --key keys/stranger.pub --holder kim --roster roster.toml",
        ),
        (
            "paraph roster revoke --key keys/rok-mnd.pub --reason retired --roster roster.toml",
            "paraph roster revoke keys/rok-mnd.pub --reason retired --roster roster.toml",
        ),
        (
            "paraph roster accept --bundle tor.bundle.json --roster roster.toml",
            "paraph roster accept tor.bundle.json --roster roster.toml",
        ),
        ("paraph key show --key keys/rok-mnd.pub", "paraph key show keys/rok-mnd.pub"),
        (
            "paraph verify --bundle tor.bundle.json --roster roster.toml",
            "paraph verify tor.bundle.json --roster roster.toml",
        ),
        (
            "paraph sign --record tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new.json",
            "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml --yes -o new.json",
        ),
    ] {
        let f = Folder::office();
        let ran = f.run(wrong).exit(2);
        let option = if wrong.contains("=us") {
            "--party"
        } else {
            wrong.split(' ').find(|word| word.starts_with("--")).unwrap()
        };
        f.run(wrong).says(&format!("tip: give the value without {option}: {right}\n"));
        assert!(!ran.talk.contains("a similar argument"), "{ran}");
        f.ok(right);
    }
}
