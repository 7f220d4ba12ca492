//! Many bundles: each is judged, shown and forgotten; the worst makes the exit code.

use std::fs::File;
use std::io::{self, BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use paraph::report::{
    self, Entry, Names, NotJudged, Summary, Tally, entry_text, junit_begin, junit_case, junit_end,
    summary_json, summary_text,
};
use paraph::screen::safe;
use paraph::verify::Report;

use crate::cli::args::{VerifyArgs, VerifyFormat};
use crate::cli::error::{CliError, Exit};
use crate::cli::instruments::Spoilt;
use crate::cli::judge::Judge;
use crate::cli::progress::{Progress, Unit};
use crate::cli::say::World;
use crate::cli::shown::{in_front, shown};
use crate::cli::sources::{Candidate, Ending, List, Source};

pub(super) fn run(
    args: &VerifyArgs,
    format: VerifyFormat,
    world: &mut World<'_>,
) -> Result<Exit, CliError> {
    check_inputs(args)?;
    let sources = sources(args)?;
    let judge = Judge::new(args, world)?;
    let roster = shown(&args.roster);
    let mut batch = Batch {
        judge: &judge,
        roster: &roster,
        show: Show::new(format)?,
        tally: Tally::default(),
        exit: Exit::Done,
    };
    let mut empty = Vec::new();
    // How many there are is counted only for whoever is watching.
    let total = World::is_watched().then(|| sources.iter().map(Source::count).sum()).flatten();
    let mut progress = Progress::new("bundles".to_owned(), Unit::Items, total);
    for mut source in sources {
        let before = batch.tally.files();
        for candidate in source.files() {
            let judged = judged(&judge, candidate);
            progress.aside(|| batch.take(&judged, world))?;
            progress.advance(1);
        }
        if batch.tally.files() == before {
            empty.push(source.empty());
        }
    }
    drop(progress);
    batch.end(empty, world)
}

/// What became of a file.
enum Judged {
    /// It lies in a folder and is no bundle.
    PassedOver,
    Report(PathBuf, Box<Report>),
    Not(Spoilt),
}

/// Judges one file. Nothing but the file and what it names decides what comes of it.
fn judged(judge: &Judge, candidate: Result<Candidate, Box<Spoilt>>) -> Judged {
    let candidate = match candidate {
        Ok(candidate) => candidate,
        Err(spoilt) => return Judged::Not(*spoilt),
    };
    let looked = judge.look(&candidate);
    let path = candidate.into_path();
    match looked {
        Ok(None) => Judged::PassedOver,
        Ok(Some(report)) => Judged::Report(path, Box::new(report)),
        Err(error) => Judged::Not(Spoilt { path, error }),
    }
}

/// Refuses what would read standard input twice: the second would find nothing.
fn check_inputs(args: &VerifyArgs) -> Result<(), CliError> {
    let named = args.bundles.iter().chain(&args.list).chain([&args.roster]);
    let named = named.chain(&args.record).chain(&args.with);
    match named.filter(|path| *path == Path::new("-")).count() {
        0 | 1 => Ok(()),
        _ => {
            let sentence = "standard input is named twice, and can be read once only";
            let hint = "put one of the two into a file";
            Err(CliError::new("input-twice", sentence).at(Path::new("-")).hint(hint))
        }
    }
}

/// What is named, in its order, the list last.
fn sources(args: &VerifyArgs) -> Result<Vec<Source>, CliError> {
    let mut sources: Vec<Source> = args.bundles.iter().map(|path| Source::named(path)).collect();
    if let Some(list) = &args.list {
        let ending = if args.null { Ending::Zero } else { Ending::Line };
        sources.push(Source::List(List::open(list, ending)?));
    }
    Ok(sources)
}

/// What was judged so far: counted, and shown.
struct Batch<'a> {
    judge: &'a Judge,
    roster: &'a str,
    show: Show,
    tally: Tally,
    exit: Exit,
}

impl Batch<'_> {
    fn take(&mut self, judged: &Judged, world: &mut World<'_>) -> Result<(), CliError> {
        match judged {
            Judged::PassedOver => {
                self.tally.passed_over += 1;
                Ok(())
            }
            Judged::Report(path, report) => {
                self.exit = self.exit.worse(report.verdict().into());
                let entry = Entry::Judged(report);
                self.tally.count(&entry);
                let json = |names: &Names<'_>| report::json(report, names);
                self.show.entry(path, &entry, json, self.roster, world)
            }
            Judged::Not(Spoilt { path, error }) => {
                self.exit = self.exit.worse(Exit::CouldNot);
                let (message, hint) = (safe(&error.sentence), error.hint.as_deref().map(safe));
                let entry = Entry::NotJudged(NotJudged {
                    message: &message,
                    code: error.code,
                    hint: hint.as_deref(),
                });
                self.tally.count(&entry);
                let json = |_: &Names<'_>| error.to_json_about(path);
                self.show.entry(path, &entry, json, self.roster, world)
            }
        }
    }

    /// Where there was no bundle, and then what all come to; where there was none at all, that is
    /// the answer.
    fn end(mut self, empty: Vec<Spoilt>, world: &mut World<'_>) -> Result<Exit, CliError> {
        let is_nothing = self.tally.files() == 0;
        for spoilt in empty {
            if is_nothing {
                return Err(spoilt.error);
            }
            self.take(&Judged::Not(spoilt), world)?;
        }
        let summary = Summary {
            tally: self.tally,
            roster_file: self.roster,
            roster: self.judge.roster(),
            at: self.judge.at(),
            texts: self.judge.text_check(),
            exit: self.exit.number(),
        };
        self.show.end(&summary, world)?;
        Ok(self.exit)
    }
}

/// How it is shown.
enum Show {
    Text,
    Json,
    /// The test cases, until the counts are known that stand before them: in a file without a name,
    /// which is gone when the program is, however that ends.
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

    fn entry(
        &mut self,
        path: &Path,
        entry: &Entry<'_>,
        json: impl FnOnce(&Names<'_>) -> String,
        roster: &str,
        world: &mut World<'_>,
    ) -> Result<(), CliError> {
        let file = match self {
            Self::Text => in_front(path),
            Self::Json | Self::Junit(_) => shown(path),
        };
        let names = Names { file: &file, roster };
        match self {
            Self::Text => world.text(&entry_text(entry, &names)),
            Self::Json => world.data(format!("{}\n", json(&names)).as_bytes()),
            Self::Junit(cases) => {
                let case = junit_case(entry, &names);
                cases.write_all(case.as_bytes()).map_err(|error| unkept(&error))
            }
        }
    }

    fn end(self, summary: &Summary<'_>, world: &mut World<'_>) -> Result<(), CliError> {
        let cases = match self {
            Self::Text => return world.text(&summary_text(summary)),
            Self::Json => return world.data(format!("{}\n", summary_json(summary)).as_bytes()),
            Self::Junit(cases) => cases,
        };
        let rewound = cases.into_inner().map_err(io::IntoInnerError::into_error);
        let rewound = rewound.and_then(|mut cases| cases.rewind().map(|()| cases));
        let mut cases = rewound.map_err(|error| unkept(&error))?;
        world.data(junit_begin(summary).as_bytes())?;
        let mut piece = vec![0; 64 << 10];
        loop {
            match cases.read(&mut piece).map_err(|error| unkept(&error))? {
                0 => break,
                length => world.data(&piece[..length])?,
            }
        }
        world.data(junit_end().as_bytes())
    }
}

/// The test cases could not be kept.
fn unkept(error: &io::Error) -> CliError {
    CliError::writing(&std::env::temp_dir(), error)
        .hint("JUnit's report is gathered in a temporary file; TMPDIR says where")
}
