//! What `paraph help` explains besides commands.

use paraph::locale::Locale;
use paraph::messages::Localized;

use super::messages::usage;

/// A topic that is not a command.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    pub(crate) about: &'static (dyn Localized + Sync),
    english: &'static str,
    korean: &'static str,
}

impl Topic {
    /// Its text in a language.
    pub(crate) fn text(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.english,
            Locale::Ko => self.korean,
        }
    }
}

macro_rules! topic {
    ($name:literal, $about:ident) => {
        Topic {
            name: $name,
            about: &usage::$about,
            english: include_str!(concat!("help/", $name, ".txt")),
            korean: include_str!(concat!("help/ko/", $name, ".txt")),
        }
    };
}

pub(crate) const TOPICS: [Topic; 5] = [
    topic!("changes", TopicChanges),
    topic!("exit-codes", TopicExitCodes),
    topic!("formats", TopicFormats),
    topic!("lost-keys", TopicLostKeys),
    topic!("roster", TopicRoster),
];

/// The names of all topics with their descriptions.
pub(crate) fn topics() -> impl Iterator<Item = (&'static str, &'static dyn Localized)> {
    TOPICS.iter().map(|topic| (topic.name, topic.about as &dyn Localized))
}

/// The text of a topic in English.
pub(crate) fn topic(name: &str) -> &'static str {
    TOPICS.iter().find(|topic| topic.name == name).expect("a topic that there is").text(Locale::En)
}
