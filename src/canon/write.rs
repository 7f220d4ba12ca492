//! Writes the paraph formats in canonical form.

use super::string::push_string;

/// A canonical JSON value that is being written.
///
/// Callers write members in ascending order of their names. A debug build checks this.
pub(crate) struct Writer {
    out: String,
}

impl Writer {
    /// The canonical bytes of the object whose members `members` writes.
    pub(crate) fn object_bytes(members: impl FnOnce(&mut Members<'_>)) -> Vec<u8> {
        let mut writer = Self { out: String::new() };
        writer.object(members);
        writer.out.into_bytes()
    }

    pub(crate) fn object(&mut self, members: impl FnOnce(&mut Members<'_>)) {
        self.out.push('{');
        members(&mut Members { writer: self, last: None });
        self.out.push('}');
    }

    pub(crate) fn array<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        mut item: impl FnMut(&mut Self, T),
    ) {
        self.out.push('[');
        for (index, value) in items.into_iter().enumerate() {
            if index > 0 {
                self.out.push(',');
            }
            item(self, value);
        }
        self.out.push(']');
    }

    pub(crate) fn string(&mut self, text: &str) {
        push_string(&mut self.out, text);
    }

    pub(crate) fn integer(&mut self, number: u64) {
        self.out.push_str(&number.to_string());
    }

    /// Writes a value that is already canonical.
    pub(crate) fn canonical(&mut self, json: &[u8]) {
        self.out.push_str(std::str::from_utf8(json).expect("canonical JSON is UTF-8"));
    }
}

/// The members of an object that is being written.
pub(crate) struct Members<'w> {
    writer: &'w mut Writer,
    last: Option<String>,
}

impl Members<'_> {
    /// Writes the name, and returns the writer for the value.
    pub(crate) fn member(&mut self, name: &str) -> &mut Writer {
        if let Some(last) = &self.last {
            debug_assert!(
                super::string::utf16_order(last, name).is_lt(),
                "{last:?} before {name:?}"
            );
            self.writer.out.push(',');
        }
        self.last = Some(name.to_owned());
        self.writer.string(name);
        self.writer.out.push(':');
        self.writer
    }
}
