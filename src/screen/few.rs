//! The first few of many items, as a message lists them.

use std::fmt;

use crate::locale::Locale;
use crate::messages::{Localized, findings};

/// One of the first items, or the number of the others.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Few<T> {
    One(T),
    More(usize),
}

/// At most `most` of the `items`, and the number of the others.
pub(crate) fn few<T>(items: impl ExactSizeIterator<Item = T>, most: usize) -> Vec<Few<T>> {
    let more = items.len().saturating_sub(most);
    let first = items.take(most).map(Few::One);
    first.chain((more > 0).then_some(Few::More(more))).collect()
}

impl<T: Localized> Localized for Few<T> {
    fn write(&self, locale: Locale, out: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::One(item) => item.write(locale, out),
            Self::More(count) => findings::More { count }.write(locale, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::And;

    #[test]
    fn what_is_left_out_is_counted() {
        let list = |count: usize, locale| {
            let items = &["a", "b", "c", "d"][..count];
            And(&few(items.iter(), 2)).in_locale(locale)
        };
        assert_eq!(list(0, Locale::En), "");
        assert_eq!(list(2, Locale::En), "a and b");
        assert_eq!(list(4, Locale::En), "a, b and 2 more");
        assert_eq!(list(3, Locale::Ko), "a, b 및 그 밖의 1개");
    }
}
