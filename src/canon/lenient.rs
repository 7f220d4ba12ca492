//! Navigation in JSON that may be malformed: the pointer of an offset, and the format that a file claims.
//! Results are never trusted. They only improve messages.

use super::string::unescape;
use crate::fault::excerpt;

/// Walks over bytes as if they were JSON, and remembers the path.
struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    steps: Vec<Step>,
}

/// One level of nesting.
enum Step {
    /// In an object: the range of the member's raw name with its quotation marks, after it was found.
    Name(Option<(usize, usize)>),
    /// In an array, at this index.
    Index(usize),
}

impl<'a> Walk<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, steps: Vec::new() }
    }

    /// Moves over one string or byte.
    fn step(&mut self) {
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
                if let Some(Step::Name(name @ None)) = step {
                    *name = Some(span);
                }
            }
            _ => {}
        }
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

/// The text of the inside of a string token, as far as it can be decoded.
fn decode(raw: &[u8]) -> String {
    let text = String::from_utf8_lossy(raw);
    let mut rest = &*text;
    let mut decoded = String::new();
    while let Some(at) = rest.find('\\') {
        decoded.push_str(&rest[..at]);
        let (c, length) = unescape(&rest[at..]).unwrap_or(('\\', 1));
        decoded.push(c);
        rest = &rest[at + length..];
    }
    decoded + rest
}

/// The maximum number of steps of a reported pointer; longer names are cut too. It prevents a message that is
/// as long as the input.
const MAX_STEPS: usize = 64;

/// The JSON pointer (RFC 6901) of the value at `offset`.
pub(super) fn pointer(bytes: &[u8], offset: usize) -> String {
    let mut walk = Walk::new(bytes);
    while walk.at < offset.min(bytes.len()) {
        walk.step();
    }
    let token = |step: &Step| match step {
        Step::Index(index) => format!("/{index}"),
        Step::Name(None) => String::new(),
        Step::Name(Some((start, end))) => {
            let raw = &bytes[start + 1..*end];
            let name = decode(raw.strip_suffix(b"\"").unwrap_or(raw));
            format!("/{}", excerpt(&name).replace('~', "~0").replace('/', "~1"))
        }
    };
    let pointer: String = walk.steps.iter().take(MAX_STEPS).map(token).collect();
    if walk.steps.len() > MAX_STEPS { pointer + "/…" } else { pointer }
}

/// The number of bytes of a token that are kept. A longer token is not a known format name.
const MAX_TOKEN: usize = 256;

/// Looks for a string member of the outermost object, piece by piece, in constant memory.
pub(crate) struct TopLevelString {
    name: &'static str,
    depth: u64,
    /// The bytes so far of the current string, or all bytes of the last one.
    token: Vec<u8>,
    in_string: bool,
    escaped: bool,
    /// At the outermost level: the current member, after its name was read.
    member: Option<Member>,
    found: Option<String>,
    state: State,
}

#[derive(Clone, Copy, PartialEq)]
enum Member {
    Wanted,
    Other,
}

#[derive(PartialEq)]
enum State {
    /// Only white space or a byte-order mark so far.
    Start,
    Inside,
    /// Finished: the member was found, or the input is not an object.
    Over,
}

impl TopLevelString {
    /// Searches for the member `name`.
    pub(crate) fn new(name: &'static str) -> Self {
        Self {
            name,
            depth: 0,
            token: Vec::new(),
            in_string: false,
            escaped: false,
            member: None,
            found: None,
            state: State::Start,
        }
    }

    /// Takes the next piece.
    pub(crate) fn push(&mut self, piece: &[u8]) {
        for byte in piece {
            match self.state {
                State::Start => self.start(*byte),
                State::Inside => self.inside(*byte),
                State::Over => return,
            }
        }
    }

    /// Whether the result is final.
    pub(crate) fn is_over(&self) -> bool {
        self.state == State::Over
    }

    /// The value found so far.
    pub(crate) fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }

    /// The value of the member, as far as it can be decoded, even if the input ends inside it.
    pub(crate) fn finish(mut self) -> Option<String> {
        if self.state == State::Inside && self.in_string {
            self.end_string();
        }
        self.found
    }

    fn start(&mut self, byte: u8) {
        match byte {
            b'{' => (self.state, self.depth) = (State::Inside, 1),
            b' ' | b'\t' | b'\n' | b'\r' | 0xef | 0xbb | 0xbf => {}
            _ => self.state = State::Over,
        }
    }

    fn inside(&mut self, byte: u8) {
        if self.in_string {
            match byte {
                b'"' if !self.escaped => return self.end_string(),
                _ => self.escaped = byte == b'\\' && !self.escaped,
            }
            if self.token.len() <= MAX_TOKEN {
                self.token.push(byte);
            }
            return;
        }
        let before_name = self.depth == 1 && self.member.is_none();
        match byte {
            b'"' => {
                self.in_string = true;
                self.token.clear();
            }
            b' ' | b'\t' | b'\n' | b'\r' => {}
            b'}' | b']' if self.depth == 1 => self.state = State::Over,
            b'}' | b']' => self.depth -= 1,
            b',' if self.depth == 1 => self.member = None,
            // Other formats such as RTF begin with a brace too.
            _ if before_name => self.state = State::Over,
            b'{' | b'[' => self.depth += 1,
            _ => {}
        }
    }

    fn end_string(&mut self) {
        (self.in_string, self.escaped) = (false, false);
        if self.depth != 1 {
            return;
        }
        match self.member {
            None => {
                let wanted = match self.token.contains(&b'\\') {
                    true => decode(&self.token) == self.name,
                    false => self.token == self.name.as_bytes(),
                };
                self.member = Some(if wanted { Member::Wanted } else { Member::Other });
            }
            Some(Member::Wanted) => {
                self.found = Some(decode(&self.token));
                self.state = State::Over;
            }
            Some(Member::Other) => {}
        }
    }
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
        assert_eq!(pointer(&b"[".repeat(1000), 1000), "/0".repeat(64) + "/…");
        let long = format!("{{\"{}\":1}}", "a".repeat(1000));
        assert_eq!(pointer(long.as_bytes(), 1004), format!("/{}…", "a".repeat(80)));
    }

    #[test]
    fn a_claim_is_found_in_whatever_shape() {
        let claim = |json: &str| {
            let mut look = TopLevelString::new("format");
            json.as_bytes().chunks(3).for_each(|piece| look.push(piece));
            look.finish()
        };
        assert_eq!(claim(r#"{"format":"x"}"#).as_deref(), Some("x"));
        assert_eq!(claim("\u{feff} {\n \"a\": [1,\n \"format\" : \"x\"").as_deref(), None);
        assert_eq!(claim("{ \"a\": [1], \"f\\u006frmat\" : \"x").as_deref(), Some("x"));
        assert_eq!(claim(r#"{"a":{"format":"x"}}"#), None);
        assert_eq!(claim(r#"["format","x"]"#), None);
        assert_eq!(claim(r#"[{"format":"x"}]"#), None);
        assert_eq!(claim(r#"{}{"format":"x"}"#), None);
        assert_eq!(claim(r#"{\rtf1{"format":"x"}"#), None);
        assert_eq!(claim(r#"{"a\"":"\\","format":"x"}"#).as_deref(), Some("x"));
        assert_eq!(
            claim(&format!("{{\"{}\":1,\"format\":\"x\"}}", "a".repeat(999))).as_deref(),
            Some("x")
        );
        assert_eq!(claim(r#"{"a":"format","b":"x"}"#), None);
    }
}
