//! Text in XML 1.0, which cannot represent some characters.

/// Text for an element or for a quoted attribute. A character that XML cannot represent becomes a replacement
/// character (XML 1.0, production 2). A line end in an attribute is kept.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // Also in `]]>`, which must not occur in text.
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_tag_or_a_document() {
        assert_eq!(
            escaped("a]]> <b> & \"c\" 'd'"),
            "a]]&gt; &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;"
        );
        assert_eq!(
            escaped("\0\u{1b}\r\t\u{ffff}x\ny"),
            "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}x&#10;y"
        );
        assert_eq!(escaped("협정 \u{10ffff}"), "협정 \u{10ffff}");
    }
}
