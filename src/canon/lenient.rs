//! Finding one's way in JSON that need not be well-formed: where an offset is, what a file claims
//! to be. Nothing found here is believed; it only makes messages and refusals better.

use super::string::unescape;

/// Walks over bytes as if they were JSON and remembers the way.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    steps: Vec<Step>,
}

/// One level of nesting.
enum Step {
    /// In an object; the raw name of the member, quotes included, once it was met.
    Name(Option<(usize, usize)>),
    /// In an array, at this index.
    Index(usize),
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, steps: Vec::new() }
    }

    /// Moves over one token or byte. Gives the raw string if it was a string value.
    fn step(&mut self) -> Option<(usize, usize)> {
        let start = self.at;
        self.at += 1;
        match (self.bytes[start], self.steps.last_mut()) {
            (b'{', _) => self.steps.push(Step::Name(None)),
            (b'[', _) => self.steps.push(Step::Index(0)),
            (b'}' | b']', _) => drop(self.steps.pop()),
            (b',', Some(Step::Name(name))) => *name = None,
            (b',', Some(Step::Index(index))) => *index += 1,
            (b'"', step) => {
                let span = (start, string_end(self.bytes, start));
                self.at = span.1;
                match step {
                    Some(Step::Name(name @ None)) => *name = Some(span),
                    _ => return Some(span),
                }
            }
            _ => {}
        }
        None
    }
}

/// The end of the string that begins at `start`, or of the input.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// What a raw string token says, as well as can be told.
fn decode(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    let inner = text.strip_prefix('"').unwrap_or(&text);
    let mut rest = inner.strip_suffix('"').unwrap_or(inner);
    let mut decoded = String::new();
    while let Some(at) = rest.find('\\') {
        decoded.push_str(&rest[..at]);
        let (c, length) = unescape(&rest[at..]).unwrap_or(('\\', 1));
        decoded.push(c);
        rest = &rest[at + length..];
    }
    decoded + rest
}

/// The JSON pointer (RFC 6901) of what stands at `offset`.
pub(super) fn pointer(bytes: &[u8], offset: usize) -> String {
    let mut walk = Walk::new(bytes);
    while walk.at < offset.min(bytes.len()) {
        walk.step();
    }
    let token = |step: &Step| match step {
        Step::Index(index) => format!("/{index}"),
        Step::Name(None) => String::new(),
        Step::Name(Some((start, end))) => {
            let name = decode(&bytes[*start..*end]);
            format!("/{}", name.replace('~', "~0").replace('/', "~1"))
        }
    };
    walk.steps.iter().map(token).collect()
}

/// The string that the member `name` of the outermost object has, if there is one.
pub(crate) fn top_level_string(bytes: &[u8], name: &str) -> Option<String> {
    let mut walk = Walk::new(bytes);
    while walk.at < bytes.len() {
        let Some((start, end)) = walk.step() else { continue };
        if let [Step::Name(Some((name_start, name_end)))] = walk.steps[..]
            && decode(&bytes[name_start..name_end]) == name
        {
            return Some(decode(&bytes[start..end]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_has_a_pointer() {
        let json = br#"{"a":[10,{"b/c~d":"x,]}"},[]],"e":{"f":true}}"#;
        let at = |text: &str| String::from_utf8_lossy(json).find(text).unwrap();
        assert_eq!(pointer(json, 0), "");
        assert_eq!(pointer(json, at("10")), "/a/0");
        assert_eq!(pointer(json, at("\"x,")), "/a/1/b~1c~0d");
        assert_eq!(pointer(json, at("[]")), "/a/2");
        assert_eq!(pointer(json, at("true")), "/e/f");
        assert_eq!(pointer(json, 9999), "");
        assert_eq!(pointer(b"]]}}\"\\", 6), "");
    }

    #[test]
    fn a_claim_is_found_in_whatever_shape() {
        let claim = |json: &str| top_level_string(json.as_bytes(), "format");
        assert_eq!(claim(r#"{"format":"x"}"#).as_deref(), Some("x"));
        assert_eq!(claim("\u{feff} {\n \"a\": [1,\n \"f\\u006frmat\" : \"x\"").as_deref(), None);
        assert_eq!(claim("{ \"a\": [1], \"f\\u006frmat\" : \"x").as_deref(), Some("x"));
        assert_eq!(claim(r#"{"a":{"format":"x"}}"#), None);
        assert_eq!(claim(r#"["format","x"]"#), None);
        assert_eq!(claim(r#"{"a":"format","b":"x"}"#), None);
    }
}
