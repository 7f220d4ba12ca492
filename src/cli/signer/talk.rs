//! Messages of another program for the user.

use paraph::messages::Sentence;

use crate::cli::messages::signers;
use crate::cli::output::Console;

/// The number of bytes that are shown; the rest is dropped.
const MAX_TALK: usize = 64 << 10;

/// The messages of another program for the user, line by line, each marked with its source.
#[derive(Default)]
pub(super) struct Talk {
    handed_on: usize,
}

impl Talk {
    /// Shows a piece, each line as the sentence that `says` makes of it. An unfinished line is shown at once,
    /// because it may be a question.
    pub(super) fn hand_on(
        &mut self,
        bytes: &[u8],
        says: &dyn Fn(&str) -> Sentence,
        console: &Console<'_>,
    ) {
        if self.handed_on > MAX_TALK {
            return;
        }
        self.handed_on += bytes.len();
        for line in String::from_utf8_lossy(bytes).lines().filter(|line| !line.is_empty()) {
            console.talk(&says(line));
        }
        if self.handed_on > MAX_TALK {
            console.talk(&signers::ProgramSaysMore);
        }
    }
}
