//! "Did you mean": the word among those that there are which is most like the one that was typed.

/// How alike two words must be, from 0 to 1, for one to be offered for the other; as in clap, which
/// does it for commands and options.
const ALIKE: f64 = 0.7;

/// The word that is most like `typed`, if one is like it; the first of several.
pub(crate) fn nearest<'w>(
    typed: &str,
    words: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    let mut best: Option<(f64, &str)> = None;
    for word in words {
        let likeness = strsim::jaro_winkler(typed, word);
        if likeness > best.map_or(ALIKE, |(best, _)| best) {
            best = Some((likeness, word));
        }
    }
    best.map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_like_it_is_offered() {
        let ids = ["rok-mnd", "us-dod-cio", "us-dhs-st"];
        let rows = [
            ("rok-mdn", Some("rok-mnd")),
            ("us-dod", Some("us-dod-cio")),
            ("us-dsh-st", Some("us-dhs-st")),
            ("kr", None),
            ("", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(nearest(typed, ids), expected, "{typed}");
        }
        assert_eq!(nearest("x", []), None);
    }
}
