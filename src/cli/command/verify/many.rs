//! Many bundles: each is judged, shown and dropped. The worst result decides the exit code.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use paraph::bundle::Bundle;
use paraph::id::Digest;
use paraph::instruments::Finding;
use paraph::messages::And;
use paraph::record::Record;
use paraph::report::{
    self, Advice, Entry, Names, NotJudged, OtherCopy, Summary, Tally, Tool, entry_text,
    junit_begin, junit_case, junit_end, summary_json, summary_text,
};
use paraph::screen::safe;
use paraph::verify::Verdict;

use crate::cli::args::{VerifyArgs, VerifyFormat};
use crate::cli::display::{in_front, shown, typed};
use crate::cli::error::{CliError, Exit};
use crate::cli::file_kind::read_bundle;
use crate::cli::input_files::{Candidate, Ending, List, Source, is_small_candidate};
use crate::cli::judging::Judge;
use crate::cli::language::locale;
use crate::cli::messages::progress as words;
use crate::cli::messages::verify;
use crate::cli::output::Console;
use crate::cli::parallel::in_order;
use crate::cli::progress::{Progress, Unit};
use crate::cli::unreadable::Unreadable;

pub(super) fn run(
    args: &VerifyArgs,
    format: VerifyFormat,
    console: &mut Console<'_>,
) -> Result<Exit, CliError> {
    check_inputs(args)?;
    let sources = sources(args)?;
    let judge = Judge::new(args)?;
    let unjudged = judge.unjudged(None);
    let roster = shown(&args.roster);
    let each = Each { judge: &judge, roster: &roster, format };
    let mut batch = Batch {
        show: Show::new(format)?,
        tally: Tally::default(),
        exit: Exit::of_unjudged(&unjudged),
        copies: BTreeMap::new(),
        whole: BTreeMap::new(),
        papers: 0,
    };
    let mut empty = Vec::new();
    // The total is counted only if someone is watching.
    let total = Console::is_watched().then(|| sources.iter().map(Source::count).sum()).flatten();
    let progress = Progress::new(words::Bundles, Unit::Items, total);
    for mut source in sources {
        let before = batch.tally.files();
        let judged = |candidate| each.judged(candidate);
        in_order(source.supply(), source.files(), is_small_candidate, judged, |line| {
            progress.aside(|| batch.take(&line, console))?;
            progress.advance(1);
            Ok(())
        })?;
        if batch.tally.files() == before {
            empty.extend(source.empty());
        }
    }
    drop(progress);
    if !console.json() {
        for (record, copies) in &batch.copies {
            join_copies(copies, batch.whole.get(record).map(|(_, path)| path), console);
        }
    }
    // If there was no bundle at all, that is the result.
    let is_nothing = batch.tally.files() == 0;
    for unreadable in empty {
        if is_nothing {
            return Err(unreadable.error);
        }
        batch.take(&each.not_judged(&unreadable), console)?;
    }
    let summary = Summary {
        tally: batch.tally,
        roster_file: &roster,
        roster: judge.roster(),
        at: judge.at(),
        texts: judge.text_check(),
        unjudged: &unjudged,
        exit: batch.exit.number(),
    };
    batch.show.end(&summary, console)?;
    if batch.papers > 0 {
        console.talk(&verify::PagesNotCompared { count: batch.papers });
    }
    Ok(batch.exit)
}

/// The question for each file, and the output format. The result depends only on the file and the files that
/// it names.
struct Each<'a> {
    judge: &'a Judge,
    roster: &'a str,
    format: VerifyFormat,
}

/// The result for a file.
#[derive(Default)]
struct Line {
    tally: Tally,
    exit: Exit,
    /// The output; empty for a file in a folder that is not a bundle.
    shown: String,
    /// The record of an incomplete bundle, and the file. Another bundle of this record may have the missing acts.
    incomplete: Option<(Digest, PathBuf)>,
    /// The record of a concluded bundle, the number of its acts, and the file.
    concluded: Option<(Digest, usize, PathBuf)>,
    is_paper: bool,
}

/// Whether one of some bundles about a record has all their acts.
fn one_has_all(bundles: &[&PathBuf]) -> bool {
    // Standard input and pipes cannot be read again.
    let files = bundles.iter().filter(|path| path.is_file());
    let bundles: Vec<Bundle> = files.filter_map(|path| read_bundle(path, None).ok()).collect();
    let most = bundles.iter().map(Bundle::len).max();
    let merged = bundles.into_iter().map(Ok).reduce(|one, other| one?.merge(other?));
    merged.is_some_and(|merged| merged.is_ok_and(|merged| Some(merged.len()) == most))
}

/// Reports that several bundles are about the same record and can be joined. `whole` is another bundle about it,
/// which has the most acts.
fn join_copies(copies: &[PathBuf], whole: Option<&PathBuf>, console: &Console<'_>) {
    let [first, _, ..] = copies else { return };
    if one_has_all(&copies.iter().chain(whole).collect::<Vec<_>>()) {
        return;
    }
    let names: Vec<String> = copies.iter().map(|path| typed(path)).collect();
    let (files, bundles) = (And(&names), names.join(" "));
    let new = typed(&super::joined_name(first));
    console.talk(&verify::CopiesOfOne { files, bundles, new });
}

impl Each<'_> {
    fn judged(&self, candidate: Result<Candidate, Box<Unreadable>>) -> Line {
        let candidate = match candidate {
            Ok(candidate) => candidate,
            Err(unreadable) => return self.not_judged(&unreadable),
        };
        let looked = self.judge.look(&candidate);
        let path = candidate.into_path();
        match looked {
            Ok(None) => {
                let tally = Tally { passed_over: 1, ..Tally::default() };
                Line { tally, exit: Exit::Done, shown: String::new(), ..Line::default() }
            }
            Ok(Some(judged)) => {
                let report = &judged.report;
                let copies = judged.other_copies(self.name());
                let json = |names: &Names<'_>| report::json(report, names);
                let other = Other { copies: &copies, findings: &judged.findings };
                let line = self.line(&path, &Entry::Judged(report), other, json, judged.exit());
                let line = Line { is_paper: judged.is_paper, ..line };
                let record = report.record().map(Record::digest);
                match (record, report.verdict()) {
                    (Some(record), Verdict::Incomplete) => {
                        Line { incomplete: Some((record, path)), ..line }
                    }
                    (Some(record), Verdict::Concluded) => {
                        let acts = report.acts().len();
                        Line { concluded: Some((record, acts, path)), ..line }
                    }
                    (_, _) => line,
                }
            }
            Err(error) => self.not_judged(&Unreadable { path, error }),
        }
    }

    fn not_judged(&self, Unreadable { path, error }: &Unreadable) -> Line {
        let (message, hint) = (error.sentence.map(safe), error.hint_in_one_line());
        let entry = Entry::NotJudged(NotJudged {
            message: &message,
            code: error.code,
            hint: hint.as_ref(),
        });
        self.line(path, &entry, Other::default(), |_| error.to_json_about(path), Exit::CouldNot)
    }

    /// How a file's name is shown.
    fn name(&self) -> fn(&Path) -> String {
        match self.format {
            VerifyFormat::Text => in_front,
            VerifyFormat::Json | VerifyFormat::Junit => shown,
        }
    }

    fn line(
        &self,
        path: &Path,
        entry: &Entry<'_>,
        other: Other<'_>,
        json: impl FnOnce(&Names<'_>) -> String,
        exit: Exit,
    ) -> Line {
        let file = self.name()(path);
        let Other { copies, findings } = other;
        let names = Names {
            locale: locale(),
            file: &file,
            roster: self.roster,
            copies,
            findings,
            tool: Tool::Command,
            advice: Advice::NONE,
            unjudged: &[],
        };
        let shown = match self.format {
            VerifyFormat::Text => entry_text(entry, &names),
            VerifyFormat::Json => format!("{}\n", json(&names)),
            VerifyFormat::Junit => junit_case(entry, &names),
        };
        Line { tally: Tally::of(entry), exit, shown, ..Line::default() }
    }
}

/// The files besides a bundle that affect it.
#[derive(Clone, Copy, Default)]
struct Other<'a> {
    copies: &'a [OtherCopy],
    findings: &'a [Finding],
}

/// Refuses arguments that would read standard input twice: the second read would find nothing.
fn check_inputs(args: &VerifyArgs) -> Result<(), CliError> {
    let named = args.bundles.iter().chain(&args.list).chain([&args.roster]);
    let named = named.chain(&args.record).chain(&args.with);
    match named.filter(|path| *path == Path::new("-")).count() {
        0 | 1 => Ok(()),
        _ => {
            let error = CliError::new("input-twice", verify::InputTwice).at(Path::new("-"));
            Err(error.hint(verify::InputTwiceHint))
        }
    }
}

/// The named sources in order, the list last.
fn sources(args: &VerifyArgs) -> Result<Vec<Source>, CliError> {
    let mut sources = Source::named(&args.bundles);
    if let Some(list) = &args.list {
        let ending = if args.null { Ending::Zero } else { Ending::Line };
        sources.push(Source::List(List::open(list, ending)?));
    }
    Ok(sources)
}

/// The results so far: counted, and shown.
struct Batch {
    show: Show,
    tally: Tally,
    exit: Exit,
    /// Incomplete bundles by record, within the limits below.
    copies: BTreeMap<Digest, Vec<PathBuf>>,
    /// For each record, the concluded bundle with the most acts, and their number.
    whole: BTreeMap<Digest, (usize, PathBuf)>,
    /// The number of papers that were judged.
    papers: u64,
}

/// The limits for incomplete bundles: the number of records, and of bundles for one record.
const MAX_COPIES: usize = 256;
const MAX_COPIES_OF_ONE: usize = 8;
/// The limit for concluded bundles.
const MAX_WHOLE: usize = 4096;

impl Batch {
    fn take(&mut self, line: &Line, console: &mut Console<'_>) -> Result<(), CliError> {
        if let Some((record, path)) = &line.incomplete {
            let has_room = self.copies.len() < MAX_COPIES || self.copies.contains_key(record);
            let copies = has_room.then(|| self.copies.entry(*record).or_default());
            if let Some(copies) = copies.filter(|copies| copies.len() < MAX_COPIES_OF_ONE) {
                copies.push(path.clone());
            }
        }
        if let Some((record, acts, path)) = &line.concluded
            && (self.whole.len() < MAX_WHOLE || self.whole.contains_key(record))
            && self.whole.get(record).is_none_or(|(known, _)| known < acts)
        {
            self.whole.insert(*record, (*acts, path.clone()));
        }
        self.papers += u64::from(line.is_paper);
        self.tally += line.tally;
        self.exit = self.exit.worse(line.exit);
        self.show.line(&line.shown, console)
    }
}

/// The form of output.
enum Show {
    Text,
    Json,
    /// The test cases, kept until the counts before them are known. They are in an unnamed file, which
    /// disappears when the program ends, for any reason.
    Junit(BufWriter<File>),
}

impl Show {
    fn new(format: VerifyFormat) -> Result<Self, CliError> {
        match format {
            VerifyFormat::Text => Ok(Self::Text),
            VerifyFormat::Json => Ok(Self::Json),
            VerifyFormat::Junit => {
                let cases = tempfile::tempfile().map_err(|error| unkept(&error))?;
                Ok(Self::Junit(BufWriter::new(cases)))
            }
        }
    }

    fn line(&mut self, shown: &str, console: &mut Console<'_>) -> Result<(), CliError> {
        match self {
            Self::Text => console.text(shown),
            Self::Json => console.data(shown.as_bytes()),
            Self::Junit(cases) => cases.write_all(shown.as_bytes()).map_err(|error| unkept(&error)),
        }
    }

    fn end(self, summary: &Summary<'_>, console: &mut Console<'_>) -> Result<(), CliError> {
        let cases = match self {
            Self::Text => return console.text(&summary_text(summary, locale())),
            Self::Json => return console.data(format!("{}\n", summary_json(summary)).as_bytes()),
            Self::Junit(cases) => cases,
        };
        let rewound = cases.into_inner().map_err(io::IntoInnerError::into_error);
        let rewound = rewound.and_then(|mut cases| cases.rewind().map(|()| cases));
        let mut cases = rewound.map_err(|error| unkept(&error))?;
        console.data(junit_begin(summary).as_bytes())?;
        let mut piece = vec![0; 64 << 10];
        loop {
            match cases.read(&mut piece).map_err(|error| unkept(&error))? {
                0 => break,
                length => console.data(&piece[..length])?,
            }
        }
        console.data(junit_end().as_bytes())
    }
}

/// The error if the test cases could not be kept.
fn unkept(error: &io::Error) -> CliError {
    CliError::writing(&std::env::temp_dir(), error).hint(verify::JunitHint)
}
