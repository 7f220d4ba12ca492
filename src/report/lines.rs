//! Lines and columns of a report for people, in one language.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::locale::Locale;
use crate::messages::Localized;

/// The maximum width of a cell to which others of its column are padded.
const MAX_CELL: usize = 160;

/// Lines for people, in one language.
pub(super) struct Lines {
    out: String,
    pub(super) locale: Locale,
}

impl Lines {
    pub(super) fn new(locale: Locale) -> Self {
        Self { out: String::new(), locale }
    }

    /// An indented line.
    pub(super) fn line(&mut self, indent: usize, sentence: &dyn Localized) {
        let _ = write!(self.out, "{:indent$}", "");
        let _ = sentence.write(self.locale, &mut self.out);
        self.out.push('\n');
    }

    /// A heading after an empty line.
    pub(super) fn heading(&mut self, heading: &dyn Localized) {
        self.out.push('\n');
        self.line(0, heading);
    }

    pub(super) fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A heading and rows, if there are rows.
    pub(super) fn section(&mut self, heading: &dyn Localized, rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.heading(heading);
            self.push(&columns(&rows));
        }
    }

    /// Cells in the language of the lines.
    pub(super) fn cells<const N: usize>(&self, cells: [&dyn Localized; N]) -> Vec<String> {
        cells.iter().map(|cell| cell.in_locale(self.locale)).collect()
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// Labels below each other, each padded to the widest one plus `gap` columns.
pub(super) fn labels<const N: usize>(
    labels: [&dyn Localized; N],
    gap: usize,
    locale: Locale,
) -> [String; N] {
    let labels = labels.map(|label| Localized::in_locale(&label, locale));
    let widest = labels.iter().map(|label| label.width()).max().unwrap_or(0);
    labels.map(|label| {
        let padding = widest + gap - label.width();
        format!("{label}{:padding$}", "")
    })
}

/// Rows in columns that line up on a terminal, indented by two spaces. Wide letters count as two columns. A
/// very long cell only moves the rest of its own row.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.filter(|width| *width <= MAX_CELL).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let padding = width.saturating_sub(cell.width());
            let _ = write!(line, "  {cell}{:padding$}", "");
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::report as say;

    #[test]
    fn labels_are_as_wide_as_the_widest_in_each_language() {
        let of = |locale| labels([&say::LabelWhy, &say::LabelNext], 2, locale);
        assert_eq!(of(Locale::En), ["why   ", "next  "]);
        assert_eq!(of(Locale::Ko), ["이유       ", "다음 단계  "]);
    }

    #[test]
    fn columns_line_up_with_wide_letters() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let text = columns(&[row(["국방부", "1"]), row(["abc", "2"]), row(["x", ""])]);
        assert_eq!(text, "  국방부  1\n  abc     2\n  x\n");
        let long = "x".repeat(161);
        let text = columns(&[row([&long, "1"]), row(["abc", "2"])]);
        assert_eq!(text, format!("  {long}  1\n  abc  2\n"));
    }
}
