//! `paraph demo`: plays the signing of the ICTCC Terms of Reference in a folder.
//!
//! `sh` runs every command exactly as it is shown, so it also works when a user types it. This module does
//! not depend on how the commands work.
//!
//! On a terminal, it waits before each part until the reader presses Enter. It never waits where output or
//! input is something else.

use std::fs::{self, Permissions};
use std::io::{self, BufRead as _};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use paraph::locale::Locale;
use paraph::messages::{Localized, Plain};
use paraph::report::columns;
use unicode_width::UnicodeWidthStr as _;

use crate::cli::args::DemoArgs;
use crate::cli::display::typed;
use crate::cli::error::{CliError, Exit, reason};
use crate::cli::language::{self, locale};
use crate::cli::messages::demo;
use crate::cli::output::Console;

const ENGLISH: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/texts/ictcc-tor.en.txt");
const KOREAN: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/texts/ictcc-tor.ko.txt");
const JANE: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/jane-doe.toml");
const HONG: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/hong-gil-dong.toml");

/// The files that both offices have before anyone signs.
const FILES: &[(&str, &[u8])] = &[
    ("washington/texts/ictcc-tor.en.txt", ENGLISH),
    ("washington/texts/ictcc-tor.ko.txt", KOREAN),
    ("washington/jane-doe.toml", JANE),
    ("seoul/texts/ictcc-tor.en.txt", ENGLISH),
    ("seoul/texts/ictcc-tor.ko.txt", KOREAN),
    ("seoul/hong-gil-dong.toml", HONG),
    ("elsewhere/somebody.toml", b"name = \"Hong Gil-dong\"\n"),
];

pub(crate) fn run(args: &DemoArgs, console: &mut Console<'_>) -> Result<Exit, CliError> {
    let dir = folder(args.dir.as_deref())?;
    for (name, bytes) in FILES {
        let path = dir.join(name);
        let made = fs::create_dir_all(path.parent().expect("every file is in a folder"));
        made.and_then(|()| fs::write(&path, bytes))
            .map_err(|error| CliError::writing(&path, &error))?;
    }
    let program = std::env::current_exe().map_err(|error| {
        CliError::new("no-program", demo::ProgramMissing { reason: reason(&error) })
    })?;
    let mut programs = program.parent().expect("a program is in a folder").to_owned();
    let language = language::asked_for();
    if language.is_some() || program.file_name() != Some("paraph".as_ref()) {
        programs = dir.join("bin");
        stand_in(&programs, &program, language)
            .map_err(|error| CliError::writing(&programs, &error))?;
    }
    let pauses = Console::is_attended();
    Play { console, dir, programs, pauses }.play()?;
    Ok(Exit::Done)
}

/// Puts a `paraph` into a folder that runs this program in the requested language.
fn stand_in(programs: &Path, program: &Path, language: Option<Locale>) -> io::Result<()> {
    let Some(language) = language else {
        fs::create_dir(programs)?;
        return symlink(program, programs.join("paraph"));
    };
    fs::create_dir_all(programs.join("program"))?;
    symlink(program, programs.join("program/paraph"))?;
    let script = programs.join("paraph");
    let code = language.code();
    fs::write(
        &script,
        format!("#!/bin/sh\nexec \"${{0%/*}}/program/paraph\" --lang {code} \"$@\"\n"),
    )?;
    fs::set_permissions(&script, Permissions::from_mode(0o755))
}

/// A new temporary folder, or the requested one, if it is empty.
fn folder(asked: Option<&Path>) -> Result<PathBuf, CliError> {
    let Some(dir) = asked else {
        let fresh = tempfile::Builder::new().prefix("paraph-demo-").tempdir();
        let fresh = fresh.map_err(|error| CliError::writing(&std::env::temp_dir(), &error))?;
        return Ok(fresh.keep());
    };
    let made = fs::create_dir_all(dir).and_then(|()| Ok(fs::read_dir(dir)?.next().is_none()));
    match made.map_err(|error| CliError::writing(dir, &error))? {
        true => dir.canonicalize().map_err(|error| CliError::reading(dir, &error)),
        false => {
            let error = CliError::new("output-exists", demo::NotEmpty).at(dir);
            Err(error.hint(demo::NewFolder))
        }
    }
}

struct Play<'p, 'w> {
    console: &'p mut Console<'w>,
    dir: PathBuf,
    programs: PathBuf,
    /// Whether to wait before each part.
    pauses: bool,
}

impl Play<'_, '_> {
    fn play(&mut self) -> Result<(), CliError> {
        self.say(&demo::Opening)?;
        let (dir, programs) = (typed(&self.dir), typed(&self.programs));
        self.write(&format!("$ cd {dir}\n$ export PATH={programs}:\"$PATH\"\n"))?;
        self.keys()?;
        self.record()?;
        self.sign()?;
        self.merge_and_verify()?;
        self.go_wrong()?;
        self.pause()?;
        self.say(&demo::Seen)?;
        let seen: [[&dyn Localized; 2]; 4] = [
            [&demo::Concluded, &demo::WasConcluded],
            [&demo::Detected, &demo::WasAltered],
            [&demo::Detected, &demo::WasRemoved],
            [&demo::Detected, &demo::WasStrange],
        ];
        let row = |cells: &[&dyn Localized; 2]| {
            cells.map(|cell| Localized::in_locale(&cell, locale())).to_vec()
        };
        self.write(&columns(&seen.iter().map(row).collect::<Vec<_>>()))?;
        self.say(&demo::Closing { folder: dir })
    }

    fn keys(&mut self) -> Result<(), CliError> {
        self.title(&demo::TitleKeys)?;
        self.say(&demo::KeysMade)?;
        self.run("paraph key new jane-doe --dir washington --no-passphrase", 0)?;
        self.run("paraph key new hong-gil-dong --dir seoul --no-passphrase", 0)?;

        self.title(&demo::TitleExchange)?;
        self.say(&demo::Sent)?;
        self.run("cp washington/jane-doe.pub seoul/", 0)?;
        self.run("cp seoul/hong-gil-dong.pub washington/", 0)?;
        self.say(&demo::ReadAloud)?;
        self.run("paraph key show seoul/hong-gil-dong.pub", 0)?;
        self.run("paraph key show washington/hong-gil-dong.pub", 0)?;
        self.say(&demo::OtherWay)?;
        self.run("paraph key show washington/jane-doe.pub", 0)?;
        self.run("paraph key show seoul/jane-doe.pub", 0)?;
        self.say(&demo::Rosters)?;
        for office in ["washington", "seoul"] {
            self.run(
                &format!(
                    "paraph roster add us-dod-cio --key {office}/jane-doe.pub --holder jane-doe \
                     --holder-name 'Jane Doe' --party-name 'DoD Chief Information Officer' \
                     --from 2021-01-01T00:00:00Z --roster {office}/roster.toml"
                ),
                0,
            )?;
            self.run(
                &format!(
                    "paraph roster add rok-mnd --key {office}/hong-gil-dong.pub \
                     --holder hong-gil-dong --holder-name '홍길동 (Hong Gil-dong)' \
                     --party-name 'Ministry of National Defense' --party-name ko=국방부 \
                     --from 2021-01-01T00:00:00Z --roster {office}/roster.toml"
                ),
                0,
            )?;
        }
        Ok(())
    }

    fn record(&mut self) -> Result<(), CliError> {
        self.title(&demo::TitleRecord)?;
        self.say(&demo::Drafting)?;
        self.run(
            "paraph draft washington/texts/ictcc-tor.en.txt washington/texts/ictcc-tor.ko.txt \
             -o washington/tor.toml --designation terms-of-reference \
             --title 'ICTCC Terms of Reference (specimen)' \
             --title 'ko=정보통신기술협력위원회 약정서 (견본)' \
             --party 'us-dod-cio=DoD Chief Information Officer' \
             --party 'rok-mnd=Ministry of National Defense' --party rok-mnd=ko=국방부 \
             --created 2021-08-04T09:00:00-04:00",
            0,
        )?;
        self.run("paraph record washington/tor.toml", 0)?;
        self.say(&demo::RecordSent)?;
        self.run("cp washington/tor.record.json seoul/", 0)?;
        self.say(&demo::RecordChecked)?;
        self.run("paraph show seoul/tor.record.json", 0)?;
        self.run("paraph check seoul/tor.record.json --texts seoul", 0)
    }

    fn sign(&mut self) -> Result<(), CliError> {
        self.title(&demo::TitleSigning)?;
        self.say(&demo::Signing)?;
        self.run(
            "paraph sign washington/tor.record.json --key washington/jane-doe.key \
             --roster washington/roster.toml --as washington/jane-doe.toml \
             --signed-at 2021-08-04T20:00:00-04:00 --yes",
            0,
        )?;
        self.run(
            "paraph sign seoul/tor.record.json --key seoul/hong-gil-dong.key \
             --roster seoul/roster.toml --as seoul/hong-gil-dong.toml \
             --signed-at 2021-08-05T09:10:00+09:00 --yes",
            0,
        )
    }

    fn merge_and_verify(&mut self) -> Result<(), CliError> {
        self.title(&demo::TitleVerifying)?;
        self.say(&demo::Merging)?;
        self.run("cp seoul/tor.rok-mnd.bundle.json washington/", 0)?;
        self.run(
            "paraph merge washington/tor.us-dod-cio.bundle.json \
             washington/tor.rok-mnd.bundle.json -o washington/tor.bundle.json",
            0,
        )?;
        self.run("cp washington/tor.bundle.json seoul/", 0)?;
        self.run(
            "paraph verify washington/tor.bundle.json --roster washington/roster.toml \
             --record washington/tor.record.json --party rok-mnd",
            0,
        )?;
        self.run("paraph verify seoul/tor.bundle.json --roster seoul/roster.toml", 0)?;
        self.say(&demo::SameDigest)?;
        self.run("sha256sum washington/tor.record.json", 0)?;
        self.run("paraph hash washington/tor.record.json seoul/tor.bundle.json", 0)
    }

    fn go_wrong(&mut self) -> Result<(), CliError> {
        self.title(&demo::TitleAltered)?;
        self.run("cp -r seoul altered", 0)?;
        self.run("echo 'Seoul pays for everything.' >> altered/texts/ictcc-tor.en.txt", 0)?;
        self.run("paraph verify altered/tor.bundle.json --roster seoul/roster.toml", 1)?;

        self.title(&demo::TitleRemoved)?;
        self.say(&demo::SignatureRemoved)?;
        self.run("cp -r washington removed", 0)?;
        self.run("cp removed/tor.us-dod-cio.bundle.json removed/tor.bundle.json", 0)?;
        self.run("paraph verify removed/tor.bundle.json --roster washington/roster.toml", 3)?;

        self.title(&demo::TitleStranger)?;
        self.say(&demo::Stranger)?;
        self.run("paraph key new somebody --dir elsewhere --no-passphrase", 0)?;
        self.run(
            "paraph sign removed/tor.bundle.json --key elsewhere/somebody.key --party rok-mnd \
             --as elsewhere/somebody.toml --signed-at 2021-08-05T09:10:00+09:00 --yes",
            0,
        )?;
        self.say(&demo::RosterDecides)?;
        self.run("paraph verify removed/tor.bundle.json --roster washington/roster.toml", 3)
    }

    /// Shows a command, runs it, shows what it printed, and compares its exit code with the plan.
    fn run(&mut self, command: &str, expected: i32) -> Result<(), CliError> {
        self.write(&format!("\n$ {command}\n"))?;
        let mut path = self.programs.clone().into_os_string();
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        let output = Command::new("sh")
            .arg("-c")
            .arg(format!("{{ {command}\n}} 2>&1"))
            .current_dir(&self.dir)
            .env("PATH", path)
            .stdin(Stdio::null())
            .output()
            .map_err(|error| {
                CliError::new("no-shell", demo::ShellMissing { reason: reason(&error) })
            })?;
        self.console.data(&output.stdout)?;
        match output.status.code() {
            Some(code) if code == expected => {
                if code != 0 {
                    let code = demo::ExitCode { code: Plain(code) }.in_locale(locale());
                    self.write(&format!("{code}\n"))?;
                }
                Ok(())
            }
            _ => {
                let (status, expected) = (Plain(output.status), Plain(expected));
                let sentence = demo::Failed { status, expected };
                Err(CliError::new("demo-failed", sentence).at(&self.dir))
            }
        }
    }

    fn title(&mut self, title: &dyn Localized) -> Result<(), CliError> {
        self.pause()?;
        let title = Localized::in_locale(&title, locale());
        self.write(&format!("\n\n{title}\n{}\n", "-".repeat(title.width())))
    }

    /// Waits until the reader presses Enter. Ctrl-C ends the program, as everywhere. When the input ends
    /// (Ctrl-D), no one will press Enter any more, so the rest follows without pauses.
    fn pause(&mut self) -> Result<(), CliError> {
        if !self.pauses {
            return Ok(());
        }
        self.console.data_now(format!("\n{} ", demo::Pause.in_locale(locale())).as_bytes())?;
        let read = io::stdin().lock().skip_until(b'\n');
        self.pauses = read.map_err(|error| CliError::reading(Path::new("/dev/stdin"), &error))? > 0;
        match self.pauses {
            true => Ok(()),
            // Nothing was typed that ends the line of the prompt.
            false => self.write("\n"),
        }
    }

    fn say(&mut self, words: &dyn Localized) -> Result<(), CliError> {
        self.write(&format!("\n{}\n", Localized::in_locale(&words, locale())))
    }

    fn write(&mut self, text: &str) -> Result<(), CliError> {
        self.console.data(text.as_bytes())
    }
}
