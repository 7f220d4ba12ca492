//! Lines and columns of a report for people, in one language.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use crate::locale::Locale;
use crate::messages::Localized;
use crate::value::{Language, worded};

/// The maximum width of a cell to which others of its column are padded.
const MAX_CELL: usize = 160;

/// A part of a report for people, in one language: for a caller that shows it in another form than text. Text
/// from others in it is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading.
    pub heading: Option<String>,
    /// Its rows.
    pub rows: Vec<SectionRow>,
}

/// A row of a [`Section`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionRow {
    /// Its cells: at least one. Empty cells are kept.
    pub cells: Vec<String>,
    /// Whether the first cell is a label of the others.
    pub is_labelled: bool,
    /// The language of the last cell, if it is text of a file in one language.
    pub language: Option<Language>,
    /// Further lines about it.
    pub details: Vec<String>,
    /// The stable code of what it says, if it has one.
    pub code: Option<&'static str>,
}

impl SectionRow {
    /// A row without further lines.
    pub(super) fn of(cells: Vec<String>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// The same with the code of what it says.
    pub(super) fn coded(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }
}

worded! {
    /// What a [`Section`] is about.
    SectionKind {
        /// What comes before everything else: copies, files that were not judged, findings, warnings.
        Notes = "notes",
        /// What a record says.
        Record = "record",
        /// The parties.
        Parties = "parties",
        /// The heading of the counted acts.
        Signatures = "signatures",
        /// A counted act, in rows with labels.
        Signature = "signature",
        /// Other acts with an effect.
        OtherActs = "other-acts",
        /// The heading of the acts, where nothing says whose they are.
        Acts = "acts",
        /// The statements and the authority that acts claim.
        Statements = "statements",
        /// The texts.
        Texts = "texts",
        /// The acts that do not count.
        NotCounted = "not-counted",
        /// Receipts that are earlier than the act.
        Receipts = "receipts",
        /// The evidence of times.
        Evidence = "evidence",
        /// The reasons for the verdict.
        Reasons = "reasons",
        /// The roster and the time of the question.
        Roster = "roster",
        /// What an act says, or what a key is about to sign, in rows with labels.
        Act = "act",
    }
}

/// Lines for people, in one language.
pub(super) struct Lines {
    pieces: Vec<Piece>,
    pub(super) locale: Locale,
}

enum Piece {
    Heading(SectionKind, String),
    Line { indent: usize, text: String, code: Option<&'static str> },
    Rows(Vec<SectionRow>),
    EmptyLine,
}

impl Lines {
    pub(super) fn new(locale: Locale) -> Self {
        Self { pieces: Vec::new(), locale }
    }

    /// An indented line.
    pub(super) fn line(&mut self, indent: usize, sentence: &dyn Localized) {
        self.add_line(indent, sentence, None);
    }

    /// The same with the code of what it says.
    pub(super) fn coded_line(
        &mut self,
        indent: usize,
        sentence: &dyn Localized,
        code: &'static str,
    ) {
        self.add_line(indent, sentence, Some(code));
    }

    fn add_line(&mut self, indent: usize, sentence: &dyn Localized, code: Option<&'static str>) {
        let text = Localized::in_locale(&sentence, self.locale);
        self.pieces.push(Piece::Line { indent, text, code });
    }

    pub(super) fn empty_line(&mut self) {
        self.pieces.push(Piece::EmptyLine);
    }

    /// A heading after an empty line.
    pub(super) fn heading(&mut self, kind: SectionKind, heading: &dyn Localized) {
        let heading = Localized::in_locale(&heading, self.locale);
        self.pieces.push(Piece::Heading(kind, heading));
    }

    /// Rows in columns.
    pub(super) fn rows(&mut self, rows: Vec<SectionRow>) {
        self.pieces.push(Piece::Rows(rows));
    }

    /// A heading and rows, if there are rows.
    pub(super) fn section(
        &mut self,
        kind: SectionKind,
        heading: &dyn Localized,
        rows: Vec<SectionRow>,
    ) {
        if !rows.is_empty() {
            self.heading(kind, heading);
            self.rows(rows);
        }
    }

    /// Cells in the language of the lines.
    pub(super) fn cells<const N: usize>(&self, cells: [&dyn Localized; N]) -> Vec<String> {
        cells.iter().map(|cell| cell.in_locale(self.locale)).collect()
    }

    /// All lines as text. Every line ends with a line end.
    pub(super) fn finish(self) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::EmptyLine => out.push('\n'),
                Piece::Heading(_, heading) => {
                    let _ = writeln!(out, "\n{heading}");
                }
                Piece::Line { indent, text, .. } => {
                    let _ = writeln!(out, "{:indent$}{text}", "");
                }
                Piece::Rows(rows) => out.push_str(&row_lines(rows).concat()),
            }
        }
        out
    }

    /// All lines as sections. Those before the first heading are notes. In a section, a line that is indented
    /// more than the first one is about the row before it.
    pub(super) fn sections(self) -> Vec<Section> {
        let mut sections =
            vec![Section { kind: SectionKind::Notes, heading: None, rows: Vec::new() }];
        let mut least = usize::MAX;
        for piece in self.pieces {
            let section = sections.last_mut().expect("there is a first");
            match piece {
                Piece::EmptyLine => {}
                Piece::Heading(kind, heading) => {
                    sections.push(Section { kind, heading: Some(heading), rows: Vec::new() });
                    least = usize::MAX;
                }
                Piece::Rows(rows) => section.rows.extend(rows),
                Piece::Line { indent, text, code } => match section.rows.last_mut() {
                    Some(row) if least < indent => row.details.push(text.trim_start().to_owned()),
                    _ => {
                        least = indent;
                        section.rows.push(SectionRow { code, ..SectionRow::of(vec![text]) });
                    }
                },
            }
        }
        sections.retain(|section| section.heading.is_some() || !section.rows.is_empty());
        sections
    }
}

/// The lines of each row: its cells, which line up with those of the other rows, and its details.
pub(super) fn row_lines(rows: &[SectionRow]) -> Vec<String> {
    let cells = columns_of(rows.iter().map(|row| &row.cells[..]));
    let lines = cells.lines().zip(rows).map(|(line, row)| {
        let details = row.details.iter().map(|detail| format!("      {detail}\n"));
        format!("{line}\n{}", details.collect::<String>())
    });
    lines.collect()
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
    columns_of(rows.iter().map(Vec::as_slice))
}

fn columns_of<'r>(rows: impl Iterator<Item = &'r [String]> + Clone) -> String {
    let count = rows.clone().map(<[String]>::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.clone().filter_map(|row| row.get(column)).map(|cell| cell.width());
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
