//! Help that is of no one command.

/// A text that `paraph help` shows, and of which there is a man page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    /// In a line.
    pub(crate) about: &'static str,
    /// The section of the manual that it belongs to.
    pub(crate) section: &'static str,
    pub(crate) text: &'static str,
}

/// All topics, by name.
pub(crate) const TOPICS: [Topic; 3] = [
    Topic {
        name: "exit-codes",
        about: "What 0, 1, 2 and 3 mean, and how scripts use them",
        section: "7",
        text: include_str!("topics/exit-codes.txt"),
    },
    Topic {
        name: "formats",
        about: "The files that there are, and what is in them",
        section: "7",
        text: include_str!("topics/formats.txt"),
    },
    Topic {
        name: "roster",
        about: "The list of whose keys are whose, on which every verdict rests",
        section: "5",
        text: include_str!("topics/roster.txt"),
    },
];
