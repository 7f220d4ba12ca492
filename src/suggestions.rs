//! Suggests the word that someone probably meant.

/// The maximum number of characters of a typed word that are compared. No known word is longer, and the work
/// grows with it.
const MAX_WORD: usize = 80;

/// The known word that is closest to the typed one, if it is close enough: up to a third of its letters can
/// be wrong, missing or extra, and two swapped letters are one mistake. If two are equally close, the first
/// one. The typed word itself is never the answer.
pub fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let typed: String = typed.chars().take(MAX_WORD).collect();
    let far = |word: &str| strsim::osa_distance(&typed.to_lowercase(), word);
    let near = |word: &&str| {
        let most = (word.chars().count() / 3).max(1);
        far(word) <= most
    };
    known.into_iter().filter(|word| *word != typed).filter(near).min_by_key(|word| far(word))
}

/// The known id that is closest to the typed one. Otherwise the only one that begins with the typed id and a
/// hyphen, or the reverse: `us-dod-cio` for `us-dod`.
pub fn nearest_id<'k>(typed: &str, known: &[&'k str]) -> Option<&'k str> {
    nearest(typed, known.iter().copied()).or_else(|| {
        let forms = known.iter().filter(|id| is_form(id, typed) || is_form(typed, id));
        match forms.collect::<Vec<_>>()[..] {
            [only] => Some(*only),
            _ => None,
        }
    })
}

/// Whether an id is a longer form of another one, with a hyphen between: `us-dod-cio` of `us-dod`.
pub fn is_form(long: &str, short: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typing_error_is_understood_and_another_word_is_not() {
        let known = ["rok-mnd", "us-dod-cio", "sign", "seal", "in"];
        let rows = [
            ("rok-mdn", Some("rok-mnd")),
            ("ROK-MND", Some("rok-mnd")),
            ("us-dod-coi", Some("us-dod-cio")),
            ("sgin", Some("sign")),
            ("sael", Some("seal")),
            ("i", Some("in")),
            ("rok-mnd", None),
            ("harbour", None),
            ("", None),
            ("witness", None),
        ];
        for (typed, expected) in rows {
            assert_eq!(nearest(typed, known), expected, "{typed:?}");
        }
        assert_eq!(nearest(&"x".repeat(1 << 20), known), None);
    }
}
