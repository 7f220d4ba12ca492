//! Every command that writes a new file or replaces one.

use crate::command_runner::Folder;

/// A command that writes, in an office.
pub(crate) struct Writing {
    pub(crate) line: &'static str,
    /// The files that it makes or changes.
    pub(crate) files: &'static [&'static str],
    /// How it ends where its work is done already: the exit code, and the code if that is not 0.
    pub(crate) again: (i32, &'static str),
}

pub(crate) const SIGN_RECORD: Writing = Writing {
    line: "paraph sign tor.record.json --key keys/rok-mnd.key --roster roster.toml \
           --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 -o mine.json --yes",
    files: &["mine.json"],
    again: (2, "already-signed"),
};
pub(crate) const SIGN_IN_PLACE: Writing = Writing {
    line: "paraph sign tor.us-dod-cio.bundle.json --key keys/rok-mnd.key --roster roster.toml \
           --as hong-gil-dong.toml --signed-at 2021-08-05T09:10:00+09:00 --yes",
    files: &["tor.us-dod-cio.bundle.json"],
    again: (2, "already-signed"),
};
pub(crate) const MERGE: Writing = Writing {
    line: "paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o new.json",
    files: &["new.json"],
    again: (2, "output-exists"),
};
pub(crate) const MERGE_INTO: Writing = Writing {
    line: "paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json \
           -o tor.us-dod-cio.bundle.json --force",
    files: &["tor.us-dod-cio.bundle.json"],
    again: (0, ""),
};
pub(crate) const ADD: Writing = Writing {
    line: "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --holder-name N \
           --from 2021-01-01T00:00:00Z --roster roster.toml",
    files: &["roster.toml"],
    again: (2, "taken"),
};
pub(crate) const BEGIN: Writing = Writing {
    line: "paraph roster add rok-mnd --key keys/stranger.pub --holder nobody --holder-name N \
           --party-name N --from 2021-01-01T00:00:00Z --roster new.toml",
    files: &["new.toml"],
    again: (2, "taken"),
};
pub(crate) const REVOKE: Writing = Writing {
    line: "paraph roster revoke keys/rok-mnd.pub --reason retired \
           --reported 2023-01-01T00:00:00Z --roster roster.toml",
    files: &["roster.toml"],
    again: (2, "taken"),
};
pub(crate) const ACCEPT: Writing = Writing {
    line: "paraph roster accept tor.bundle.json --on 2021-08-06T00:00:00Z --roster roster.toml",
    files: &["roster.toml"],
    again: (0, ""),
};
pub(crate) const KEY: Writing = Writing {
    line: "paraph key new mine --no-passphrase",
    files: &["mine.key", "mine.pub"],
    again: (2, "output-exists"),
};
pub(crate) const RECORD: Writing = Writing {
    line: "paraph record tor.toml -o new.json",
    files: &["new.json"],
    again: (2, "output-exists"),
};
pub(crate) const RECORD_AGAIN: Writing = Writing {
    // A file of a kind that may be replaced.
    line: "paraph record tor.toml --force -o old.json",
    files: &["old.json"],
    again: (0, ""),
};
pub(crate) const DRAFT: Writing = Writing {
    line: "paraph draft texts/ictcc-tor.en.txt --created 2021-08-04T09:00:00-04:00 -o new.toml",
    files: &["new.toml"],
    again: (2, "output-exists"),
};

pub(crate) const GRAPH: Writing = Writing {
    line: "paraph graph tor.bundle.json --at 2023-01-01T00:00:00Z --roster roster.toml -o new.svg",
    files: &["new.svg"],
    again: (2, "output-exists"),
};

pub(crate) const KIT: Writing = Writing {
    line: "paraph export kit tor.us-dod-cio.bundle.json -o kit",
    files: &["kit/SHA256SUMS"],
    again: (2, "output-exists"),
};

const ALL: [Writing; 14] = [
    SIGN_RECORD,
    SIGN_IN_PLACE,
    MERGE,
    MERGE_INTO,
    ADD,
    BEGIN,
    REVOKE,
    ACCEPT,
    KEY,
    RECORD,
    RECORD_AGAIN,
    DRAFT,
    GRAPH,
    KIT,
];

/// An office with a file that `record --force` may replace.
pub(crate) fn office_to_write_in() -> Folder {
    let office = Folder::office();
    office.write("old.json", "old\n");
    office
}

/// The line of each, and the same with an answer in JSON.
pub(crate) fn lines() -> impl Iterator<Item = String> {
    ALL.iter().flat_map(|writing| [writing.line.to_owned(), format!("{} --json", writing.line)])
}
