//! Text in XML 1.0, which has no way to say some characters.

/// Text between tags, or between the quotation marks of an attribute. What XML cannot say shows as a
/// replacement character (XML 1.0, production 2), and a line end stays one in an attribute, too.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            // Also in `]]>`, which must not stand in text.
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
