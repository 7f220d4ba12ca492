//! What `paraph help` explains besides commands.

use paraph::messages::Localized;

use super::messages::usage;

/// A topic that is not a command.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    pub(crate) about: &'static (dyn Localized + Sync),
    pub(crate) text: &'static str,
}

pub(crate) const TOPICS: [Topic; 5] = [
    Topic { name: "changes", about: &usage::TopicChanges, text: include_str!("help/changes.txt") },
    Topic {
        name: "exit-codes",
        about: &usage::TopicExitCodes,
        text: include_str!("help/exit-codes.txt"),
    },
    Topic { name: "formats", about: &usage::TopicFormats, text: include_str!("help/formats.txt") },
    Topic {
        name: "lost-keys",
        about: &usage::TopicLostKeys,
        text: include_str!("help/lost-keys.txt"),
    },
    Topic { name: "roster", about: &usage::TopicRoster, text: include_str!("help/roster.txt") },
];

/// The names of all topics with their descriptions.
pub(crate) fn topics() -> impl Iterator<Item = (&'static str, &'static dyn Localized)> {
    TOPICS.iter().map(|topic| (topic.name, topic.about as &dyn Localized))
}

/// The text of a topic.
pub(crate) fn topic(name: &str) -> &'static str {
    TOPICS.iter().find(|topic| topic.name == name).expect("a topic that there is").text
}
