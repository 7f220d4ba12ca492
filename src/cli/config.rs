//! A user's defaults: their file, whether it can be trusted, and the arguments that they set.
//!
//! A default is a default of an argument: the command line overrides it, and the program reports each default
//! that it uses. The configuration may name the roster, so trust depends on it. It is read only if no one
//! else could have written it.

use std::env;
use std::ffi::OsString;
use std::fs::{File, Metadata};
use std::io::{self, Read as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use clap::parser::ValueSource;
use nix::fcntl::OFlag;
use nix::unistd::geteuid;
use paraph::config::{Color, Config, MAX_CONFIG};
use paraph::fault::FaultKind;
use paraph::locale::Locale;
use paraph::messages::{And, Sentence};

use super::args::with_all_arguments;
use super::colour::When;
use super::display::{FileName, shown, typed};
use super::error::CliError;
use super::key_name::KeyName;
use super::messages::files;
use super::paths::folder;
use super::suggestions::did_you_mean;

/// The settings of a configuration: the name in the file, and the argument.
const FILLS: [(Name, &str); 3] =
    [(Name::Roster, "roster"), (Name::Key, "key"), (Name::As, "profile")];

/// A setting, by its name in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Roster,
    Key,
    As,
    Color,
    Lang,
}

impl Name {
    pub(crate) const ALL: [Self; 5] = [Self::Key, Self::As, Self::Roster, Self::Color, Self::Lang];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Key => "key",
            Self::As => "as",
            Self::Color => "color",
            Self::Lang => "lang",
        }
    }
}

/// A configuration that was read.
pub(crate) struct Defaults {
    /// The file, or the place where it would be.
    pub(crate) path: Option<PathBuf>,
    /// Whether it exists.
    pub(crate) there: bool,
    config: Config,
}

impl Defaults {
    /// No defaults.
    pub(crate) fn none() -> Self {
        Self { path: None, there: false, config: Config::default() }
    }

    /// The defaults of the user who runs the program.
    pub(crate) fn read() -> Result<Self, CliError> {
        let Some(path) = place() else { return Ok(Self::none()) };
        let Some(text) = text(&path)? else {
            return Ok(Self { path: Some(path), ..Self::none() });
        };
        let config = Config::parse(&text).map_err(|fault| {
            let error = CliError::unusable(&path, &fault);
            match &fault.kind {
                FaultKind::UnknownField { name, expected } => {
                    match did_you_mean(name, expected.split(", ")) {
                        Some(meant) => error.hint(meant),
                        None => error,
                    }
                }
                _ => error,
            }
        })?;
        Ok(Self { path: Some(path), there: true, config })
    }

    /// The value of a setting. A file is relative to the current folder.
    pub(crate) fn value(&self, name: Name) -> Option<OsString> {
        let file = match name {
            Name::Roster => &self.config.roster,
            Name::Key => &self.config.key,
            Name::As => &self.config.profile,
            Name::Color => return self.config.color.map(|color| color.word().into()),
            Name::Lang => return self.lang().map(|lang| lang.code().into()),
        };
        let file = file.as_deref()?;
        match (name, KeyName::from(OsString::from(file))) {
            // The name of a key that is not a file does not depend on the folder.
            (Name::Key, KeyName::Agent(_) | KeyName::Token(_) | KeyName::Program(_)) => {
                Some(file.into())
            }
            _ => Some(self.resolved(file).into_os_string()),
        }
    }

    /// The language setting.
    pub(crate) fn lang(&self) -> Option<Locale> {
        self.config.lang
    }

    /// The colour setting.
    pub(crate) fn color(&self) -> Option<When> {
        self.config.color.map(|color| match color {
            Color::Auto => When::Auto,
            Color::Always => When::Always,
            Color::Never => When::Never,
        })
    }

    /// Resolves a file name relative to the configuration's folder; `~/` is the home folder.
    fn resolved(&self, name: &str) -> PathBuf {
        let home = name.strip_prefix("~/").and_then(|rest| Some(absolute("HOME")?.join(rest)));
        let beside = || folder(self.path.as_deref().unwrap_or(Path::new("."))).join(name);
        home.unwrap_or_else(beside)
    }

    /// The command line with these defaults for arguments that are not typed.
    pub(crate) fn fill(&self, command: clap::Command) -> clap::Command {
        if FILLS.into_iter().all(|(name, _)| self.value(name).is_none()) {
            return command;
        }
        self.fill_all(with_all_arguments(command))
    }

    /// The same for a command that has all its arguments. They keep their places: the command has an index of them.
    fn fill_all(&self, command: clap::Command) -> clap::Command {
        let ids: Vec<String> =
            command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
        let inner = |command: clap::Command, id: &String| {
            command.mut_subcommand(id, |inner| self.fill_all(inner))
        };
        let mut command = ids.iter().fold(command, inner);
        for (name, id) in FILLS {
            if !has(&command, name, id) {
                continue;
            }
            if let Some(value) = self.value(name) {
                // It is needed until the program ends.
                let value: &'static std::ffi::OsStr = Box::leak(value.into_boxed_os_str());
                command = command.mut_args(|arg| match arg.get_id() == id {
                    true => arg.required(false).default_value(value).hide_default_value(true),
                    false => arg,
                });
            }
        }
        command
    }

    /// The defaults that a command line uses: a message for each.
    pub(crate) fn used(&self, matches: &ArgMatches) -> Vec<Sentence> {
        let Some(path) = &self.path else { return Vec::new() };
        let matches = innermost(matches);
        let used = FILLS
            .into_iter()
            .filter(|(_, id)| source(matches, id) == Some(ValueSource::DefaultValue));
        let sentence = |(name, _): (Name, &str)| {
            let value = PathBuf::from(self.value(name)?);
            let (value, file) = (FileName(&value), FileName(path));
            Some(Sentence::of(&files::UsingDefault { name: name.word(), value, file }))
        };
        used.filter_map(sentence).collect()
    }
}

/// Whether a command has an argument with a default. The defaults for a key and a profile only apply to
/// signing.
fn has(command: &clap::Command, name: Name, id: &str) -> bool {
    let is_asked = name == Name::Roster || command.get_name() == "sign";
    is_asked && command.get_arguments().any(|arg| arg.get_id() == id)
}

/// Whether a command line lacks an argument that a configuration could set.
pub(crate) fn could_fill(command: &clap::Command, matches: &ArgMatches) -> bool {
    match matches.subcommand() {
        Some((name, inner)) => {
            let command = command.find_subcommand(name).expect("it was parsed");
            could_fill(command, inner)
        }
        None => FILLS
            .into_iter()
            .any(|(name, id)| has(command, name, id) && source(matches, id).is_none()),
    }
}

fn innermost(matches: &ArgMatches) -> &ArgMatches {
    matches.subcommand().map_or(matches, |(_, inner)| innermost(inner))
}

fn source(matches: &ArgMatches, id: &str) -> Option<ValueSource> {
    matches.try_contains_id(id).ok().filter(|there| *there)?;
    matches.value_source(id)
}

/// Whether a command line has `--no-config`.
pub(crate) fn is_unwanted(words: impl IntoIterator<Item = OsString>) -> bool {
    words.into_iter().take_while(|word| word != "--").any(|word| word == "--no-config")
}

/// `$XDG_CONFIG_HOME/paraph/config.toml`, or `$HOME/.config/paraph/config.toml` (XDG Base Directory
/// Specification: a path that is not absolute is ignored).
pub(crate) fn place() -> Option<PathBuf> {
    let home = absolute("XDG_CONFIG_HOME").or_else(|| Some(absolute("HOME")?.join(".config")));
    Some(home?.join("paraph").join("config.toml"))
}

fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

/// The file's text; `None` if it does not exist.
fn text(path: &Path) -> Result<Option<String>, CliError> {
    let failed = |error: io::Error| {
        let error = CliError::reading(path, &error);
        match env::var_os("XDG_CONFIG_HOME") {
            Some(_) => error.hint(files::UnreadableConfigXdg),
            None => error.hint(files::UnreadableConfig),
        }
    };
    let mut options = File::options();
    // Do not wait for a pipe.
    let file = match options.read(true).custom_flags(OFlag::O_NONBLOCK.bits()).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(error)),
    };
    let metadata = file.metadata().map_err(failed)?;
    if !metadata.is_file() {
        let error = CliError::new("not-a-file", files::ConfigNotAFile).at(path);
        return Err(error.hint(files::PutAFileThere));
    }
    let mut open = Open::default();
    open.look(path, &metadata);
    // A user who can write into a folder can replace files and folders in it. If the folder has the sticky
    // bit, they can replace only their own.
    let target = path.canonicalize().map_err(failed)?;
    let home = folder(path).canonicalize().map_err(failed)?;
    for folder in target.ancestors().skip(1).chain(home.ancestors()) {
        let metadata = folder.metadata().map_err(failed)?;
        if metadata.mode() & STICKY == 0 {
            open.look(folder, &metadata);
        }
    }
    open.check(path)?;
    let mut bytes = Vec::new();
    file.take(MAX_CONFIG as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    let not_text = |_| CliError::new("not-utf8", files::ConfigNotUtf8).at(path);
    String::from_utf8(bytes).map(Some).map_err(not_text)
}

/// The sticky bit of a folder such as /tmp.
const STICKY: u32 = 0o1000;

/// The parts that others could have written: the configuration, and all folders above it.
#[derive(Default)]
struct Open {
    /// The files and folders of another user.
    strange: Vec<PathBuf>,
    /// The user's own files and folders that others can write.
    writable: Vec<PathBuf>,
}

impl Open {
    fn look(&mut self, path: &Path, metadata: &Metadata) {
        let found = match metadata.uid() != geteuid().as_raw() && metadata.uid() != 0 {
            true => &mut self.strange,
            false if metadata.mode() & 0o022 != 0 => &mut self.writable,
            false => return,
        };
        if !found.iter().any(|known| known == path) {
            found.push(path.to_owned());
        }
    }

    /// Refuses a configuration that others could have written.
    fn check(self, config: &Path) -> Result<(), CliError> {
        const CODE: &str = "config-not-yours";
        let names = |paths: &'_ [PathBuf]| -> Vec<String> {
            paths.iter().map(|path| shown(path)).collect()
        };
        let (strange, writable) = (names(&self.strange), names(&self.writable));
        let keys: Vec<String> = self.writable.iter().map(|path| typed(path)).collect();
        let keys = keys.join(" ");
        let files = And(&strange);
        let error = match (strange.is_empty(), writable.is_empty()) {
            (true, true) => return Ok(()),
            (true, false) => CliError::new(CODE, files::ConfigWritable { files: And(&writable) })
                .hint(files::TakeTheRight { keys }),
            (false, true) => {
                CliError::new(CODE, files::ConfigNotYours { files }).hint(files::MakeYourOwn)
            }
            (false, false) => {
                let writable = And(&writable);
                CliError::new(CODE, files::ConfigNotYoursAndWritable { files, writable })
                    .hint(files::MakeYourOwnAndTakeTheRight { keys })
            }
        };
        Err(error.at(config))
    }
}
