//! `paraph man`: writes manual pages from the same text as `--help`, for those who package the program.

use std::path::PathBuf;

use clap::Command;
use clap_mangen::Man;
use paraph::locale::Locale;
use serde::Serialize;

use crate::cli::args::{ManArgs, command};
use crate::cli::display::shown;
use crate::cli::error::{CliError, Exit};
use crate::cli::files::{self, Existing, Mode, Prepared};
use crate::cli::help_topics::topic;
use crate::cli::output::Console;

/// The text in the middle of a page's head.
const MANUAL: &str = "Paraph Manual";

/// A page: the name of its file, and its roff.
struct Page {
    file: String,
    roff: String,
}

pub(crate) fn run(args: &ManArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    #[derive(Serialize)]
    struct Written {
        format: &'static str,
        files: Vec<String>,
    }
    let pages = pages();
    let path = |page: &Page| args.dir.join(&page.file);
    let prepare = |page: &Page| {
        let existing = Existing::force(args.force);
        files::prepare(&path(page), page.roff.as_bytes(), existing, Mode::Usual)
    };
    let prepared = pages.iter().map(prepare).collect::<Result<Vec<_>, CliError>>()?;
    let names: Vec<PathBuf> = pages.iter().map(path).collect();
    let files: Vec<String> = names.iter().map(|name| shown(name)).collect();
    let text: String = files.iter().map(|name| format!("{name}\n")).collect();
    let answer = Written { format: "paraph/man/1", files };
    commit(prepared, || console.answer_now(&text, &answer))?;
    Ok(Exit::Done)
}

/// Writes all files. Writes none if the answer cannot be printed.
fn commit(
    mut files: Vec<Prepared>,
    say: impl FnOnce() -> Result<(), CliError>,
) -> Result<(), CliError> {
    // Each file waits for the next ones, so that all are removed if one of them fails.
    fn next(
        files: &mut Vec<Prepared>,
        say: &mut dyn FnMut() -> Result<(), CliError>,
    ) -> Result<(), CliError> {
        match files.pop() {
            None => say(),
            Some(file) => file.commit(|| next(files, say)),
        }
    }
    let mut say = Some(say);
    next(&mut files, &mut || say.take().map_or(Ok(()), |say| say()))
}

/// A page for the program, for each command, and for the roster.
fn pages() -> Vec<Page> {
    let commands = commands(&command(Locale::En));
    let mut pages: Vec<Page> = commands.iter().map(|command| page(command, &commands)).collect();
    pages.push(roster_page());
    pages
}

/// The program, its commands and their subcommands, except the hidden ones.
fn commands(command: &Command) -> Vec<Command> {
    let shown = command.get_subcommands().filter(|inner| !inner.is_hide_set());
    let inner = shown.flat_map(commands);
    std::iter::once(command.clone()).chain(inner).collect()
}

fn page_name(command: &Command) -> String {
    command.get_bin_name().unwrap_or_else(|| command.get_name()).replace(' ', "-")
}

fn page(command: &Command, all: &[Command]) -> Page {
    let name = page_name(command);
    let is_program = name == "paraph";
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut roff = head(&name, 1, &about);
    let usage = command.clone().render_usage().to_string();
    roff += ".SH SYNOPSIS\n.nf\n";
    for line in usage.strip_prefix("Usage:").unwrap_or(&usage).lines() {
        roff += &format!("{}\n", escaped(line.trim()));
    }
    roff += &format!(".fi\n.SH DESCRIPTION\n{}.\n", escaped(&about));
    let mut options = Vec::new();
    let man = Man::new(command.clone().disable_help_subcommand(true));
    man.render_options_section(&mut options).expect("memory takes all that is written");
    roff += std::str::from_utf8(&options).expect("roff of our words");
    let inner: Vec<&Command> =
        command.get_subcommands().filter(|inner| !inner.is_hide_set()).collect();
    if !inner.is_empty() {
        roff += ".SH COMMANDS\n";
    }
    for inner in inner {
        let about = inner.get_about().map(ToString::to_string).unwrap_or_default();
        roff += &format!(".TP\n\\fB{}\\fR(1)\n{}\n", escaped(&page_name(inner)), escaped(&about));
    }
    if let Some(after) = command.get_after_help() {
        roff += &body(&after.to_string(), Some("NOTES"));
    }
    roff += ".SH \"EXIT STATUS\"\n";
    match is_program {
        true => {
            roff += &body(topic("exit-codes"), None);
            roff += FILES_AND_ENVIRONMENT;
        }
        false => {
            roff += "0 done or concluded; 1 something is false or malformed; 2 it could not be \
                     judged or done; 3 nothing is false, but something is missing. \
                     See \\fBparaph\\fR(1).\n";
        }
    }
    roff += ".SH \"SEE ALSO\"\n";
    let family = |other: &&Command| {
        let other = page_name(other);
        let depth = |name: &str| name.matches('-').count();
        let is_parent = name.starts_with(&format!("{other}-"));
        let is_child = other.starts_with(&format!("{name}-")) && depth(&other) == depth(&name) + 1;
        is_parent || is_child
    };
    let mut also: Vec<String> =
        all.iter().filter(family).map(|it| reference(&page_name(it), 1)).collect();
    also.push(reference("paraph-roster", 5));
    if name == "paraph-hash" || name == "paraph-check" {
        also.push(reference("sha256sum", 1));
    }
    roff += &format!("{}\n", also.join(",\n"));
    Page { file: format!("{name}.1"), roff }
}

fn roster_page() -> Page {
    let mut roff = head("paraph-roster", 5, "the list of who holds each key");
    roff += ".SH DESCRIPTION\n";
    roff += &body(topic("roster"), None);
    let also = ["paraph", "paraph-roster", "paraph-verify"].map(|name| reference(name, 1));
    roff += &format!(".SH \"SEE ALSO\"\n{}\n", also.join(",\n"));
    Page { file: "paraph-roster.5".to_owned(), roff }
}

/// Title and name. Without a date: the same program makes the same pages.
fn head(name: &str, section: u8, about: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let title = escaped(&name.to_uppercase());
    format!(
        ".TH {title} {section} \"\" \"paraph {version}\" \"{MANUAL}\"\n.SH NAME\n{} \\- {}\n",
        escaped(name),
        escaped(about)
    )
}

fn reference(name: &str, section: u8) -> String {
    format!("\\fB{}\\fR({section})", escaped(name))
}

const FILES_AND_ENVIRONMENT: &str = r#".SH FILES
.TP
\fINAME\fR.key, \fINAME\fR.pub
A private key, which no one but its owner must be able to read, and its public key.
.TP
\fINAME\fR.record.json, \fINAME\fR.bundle.json
A record, and a bundle with the record and its signatures.
.TP
\fIroster.toml\fR
Who holds each key: \fBparaph\-roster\fR(5).
.TP
\fIconfig.toml\fR
Your defaults, in \fI$XDG_CONFIG_HOME/paraph\fR or \fI$HOME/.config/paraph\fR:
\fBparaph\-config\fR(1).
.SH ENVIRONMENT
.TP
\fBXDG_CONFIG_HOME\fR, \fBHOME\fR
Determine where \fIconfig.toml\fR is. A path that is not absolute is ignored.
.TP
\fBNO_COLOR\fR
If it is set and not empty, output has no colour, unless you give \fB\-\-color\fR.
.TP
\fBTERM\fR
If it is \fIdumb\fR or not set, output has no colour, unless you give \fB\-\-color\fR.
.TP
\fBTZ\fR
The time zone of times that come from this computer's clock.
.TP
\fBTMPDIR\fR
The folder in which \fBparaph demo\fR makes its own folder.
"#;

/// The roff of a help text. Indented lines stay as they are; other lines are filled. The lines `Example:` and
/// `Examples:` become headings. Other text goes under `heading`.
fn body(text: &str, heading: Option<&str>) -> String {
    let mut out = String::new();
    let mut literal = false;
    // Whether the section of the text has begun.
    let mut under = heading.is_none();
    for line in text.lines() {
        let is_literal = line.starts_with("  ") || (literal && line.starts_with(' '));
        if literal && !is_literal && !line.is_empty() {
            out += ".fi\n.RE\n.PP\n";
            literal = false;
        }
        if matches!(line, "Example:" | "Examples:") {
            out += ".SH EXAMPLES\n";
            under = heading.is_none();
        } else if line.is_empty() {
            out += if literal { "\n" } else { ".PP\n" };
        } else if is_literal {
            if !literal {
                out += ".RS 2\n.nf\n";
                literal = true;
            }
            out += &format!("{}\n", escaped(line.strip_prefix("  ").unwrap_or(line)));
        } else {
            if !under {
                out += &format!(".SH {}\n", heading.unwrap_or_default());
                under = true;
            }
            out += &format!("{}\n", escaped(line));
        }
    }
    if literal {
        out += ".fi\n.RE\n";
    }
    tidy(&out)
}

/// Removes paragraph macros and empty lines that have no effect.
fn tidy(roff: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in roff.lines() {
        let before = lines.last().copied().unwrap_or(".SH");
        if line.starts_with(".SH") || line == ".fi" {
            while lines.last().is_some_and(|last| last.is_empty() || *last == ".PP") {
                lines.pop();
            }
        }
        let needless = line == ".PP" && (before.starts_with(".SH") || before == ".PP");
        if !needless {
            lines.push(line);
        }
    }
    while lines.last().is_some_and(|last| *last == ".PP") {
        lines.pop();
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Escapes a line so that roff shows it as it is. Hyphens stay hyphens, so that a command can be copied.
fn escaped(line: &str) -> String {
    let text = line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}
