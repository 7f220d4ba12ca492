//! `paraph demo`: the signing of the ICTCC Terms of Reference, played in a folder.
//!
//! Every command is run by `sh` exactly as it is shown, so whatever is shown works when it is
//! typed. Nothing here knows how the commands work.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::args::DemoArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::say::World;
use crate::cli::shown::typed;

const ENGLISH: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/texts/ictcc-tor.en.txt");
const KOREAN: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/texts/ictcc-tor.ko.txt");
const JANE: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/jane-doe.toml");
const HONG: &[u8] = include_bytes!("../../../fixtures/ictcc-tor/hong-gil-dong.toml");

/// What both offices have before anything is signed.
const FILES: &[(&str, &[u8])] = &[
    ("washington/texts/ictcc-tor.en.txt", ENGLISH),
    ("washington/texts/ictcc-tor.ko.txt", KOREAN),
    ("washington/jane-doe.toml", JANE),
    ("seoul/texts/ictcc-tor.en.txt", ENGLISH),
    ("seoul/texts/ictcc-tor.ko.txt", KOREAN),
    ("seoul/hong-gil-dong.toml", HONG),
    ("elsewhere/somebody.toml", b"name = \"Hong Gil-dong\"\n"),
];

pub(crate) fn run(args: &DemoArgs, world: &mut World<'_>) -> Result<Exit, CliError> {
    let dir = folder(args.dir.as_deref())?;
    for (name, bytes) in FILES {
        let path = dir.join(name);
        let made = fs::create_dir_all(path.parent().expect("every file is in a folder"));
        made.and_then(|()| fs::write(&path, bytes))
            .map_err(|error| CliError::writing(&path, &error))?;
    }
    let program = std::env::current_exe().map_err(|error| {
        CliError::new("no-program", format!("this program does not find itself: {error}"))
    })?;
    let mut programs = program.parent().expect("a program is in a folder").to_owned();
    if program.file_name() != Some("paraph".as_ref()) {
        programs = dir.join("bin");
        let link = programs.join("paraph");
        fs::create_dir(&programs)
            .and_then(|()| std::os::unix::fs::symlink(&program, &link))
            .map_err(|error| CliError::writing(&link, &error))?;
    }
    Play { world, dir, programs }.play()?;
    Ok(Exit::Done)
}

/// A folder of its own, or the one that is asked for, if nothing is in it.
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
            let error = CliError::new("output-exists", "this folder is not empty").at(dir);
            Err(error.hint("name a new folder, or leave out --dir"))
        }
    }
}

struct Play<'p, 'w> {
    world: &'p mut World<'w>,
    dir: PathBuf,
    programs: PathBuf,
}

impl Play<'_, '_> {
    fn play(&mut self) -> Result<(), CliError> {
        self.say(
            "The ICTCC Terms of Reference, signed by two offices that meet on a screen only.\n\
             Specimen texts, invented names, keys made a moment ago: nothing here binds anybody.\n\n\
             To look around afterwards:",
        )?;
        let (dir, programs) = (typed(&self.dir), typed(&self.programs));
        self.write(&format!("$ cd {dir}\n$ export PATH={programs}:\"$PATH\"\n"))?;
        self.keys()?;
        self.record()?;
        self.sign()?;
        self.merge_and_verify()?;
        self.go_wrong()?;
        self.say(&format!(
            "What you have seen:\n  \
             concluded   the Terms of Reference, by both offices' rosters\n  \
             caught      a text was altered: refused\n  \
             caught      a signature was removed: incomplete\n  \
             caught      a stranger signed for Seoul: not counted, incomplete\n\n\
             Everything is still there, to play with: {dir}"
        ))
    }

    fn keys(&mut self) -> Result<(), CliError> {
        self.title("1. Each office makes its own key")?;
        self.say(
            "Once, long before. (In earnest you give it a passphrase; here nobody could type it.)",
        )?;
        self.run("paraph key new jane-doe --dir washington --no-passphrase", 0)?;
        self.run("paraph key new hong-gil-dong --dir seoul --no-passphrase", 0)?;

        self.title("2. Public keys by e-mail, their words by telephone")?;
        self.say("The .pub files travel by e-mail, which anybody can tamper with:")?;
        self.run("cp washington/jane-doe.pub seoul/", 0)?;
        self.run("cp seoul/hong-gil-dong.pub washington/", 0)?;
        self.say("So Hong reads his key's words aloud, and Jane compares what arrived:")?;
        self.run("paraph key show seoul/hong-gil-dong.pub", 0)?;
        self.run("paraph key show washington/hong-gil-dong.pub", 0)?;
        self.say("And the other way round:")?;
        self.run("paraph key show washington/jane-doe.pub", 0)?;
        self.run("paraph key show seoul/jane-doe.pub", 0)?;
        self.say("They are the same. Each office notes both keys in a roster of its own:")?;
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
        self.title("3. Washington writes the record")?;
        self.say(
            "Both offices have the agreed texts, in English and Korean. Washington drafts what is\n\
             to be signed. (A draft is usually filled in with an editor; here all is given at once.)",
        )?;
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
        self.say("The record travels by e-mail:")?;
        self.run("cp washington/tor.record.json seoul/", 0)?;
        self.say("Seoul looks at it, compares its words by telephone, and holds it against its own copies\nof the texts:")?;
        self.run("paraph show seoul/tor.record.json", 0)?;
        self.run("paraph check seoul/tor.record.json --texts seoul", 0)
    }

    fn sign(&mut self) -> Result<(), CliError> {
        self.title("4. Each side signs, on its own machine, with its own texts")?;
        self.say(
            "It is the evening of 4 August in Washington and the morning of 5 August in Seoul.\n\
             (Without --yes you are shown all this and asked to type your party's id.)",
        )?;
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
        self.title("5. The copies are joined, and everybody verifies")?;
        self.say(
            "Seoul's copy travels by e-mail; Washington joins both and sends the result back:",
        )?;
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
        self.say("The digest is the record's, whichever file it is read from:")?;
        self.run("sha256sum washington/tor.record.json", 0)?;
        self.run("paraph hash washington/tor.record.json seoul/tor.bundle.json", 0)
    }

    fn go_wrong(&mut self) -> Result<(), CliError> {
        self.title("6. What if somebody alters a text?")?;
        self.run("cp -r seoul altered", 0)?;
        self.run("echo 'Seoul pays for everything.' >> altered/texts/ictcc-tor.en.txt", 0)?;
        self.run("paraph verify altered/tor.bundle.json --roster seoul/roster.toml", 1)?;

        self.title("7. What if somebody takes a signature out?")?;
        self.say(
            "With Seoul's signature taken out, the bundle is again, to the byte, what Washington\n\
             had signed alone:",
        )?;
        self.run("cp -r washington removed", 0)?;
        self.run("cp removed/tor.us-dod-cio.bundle.json removed/tor.bundle.json", 0)?;
        self.run("paraph verify removed/tor.bundle.json --roster washington/roster.toml", 3)?;

        self.title("8. What if a stranger signs for Seoul?")?;
        self.say("Anybody can make a key and sign in whatever name:")?;
        self.run("paraph key new somebody --dir elsewhere --no-passphrase", 0)?;
        self.run(
            "paraph sign removed/tor.bundle.json --key elsewhere/somebody.key --party rok-mnd \
             --as elsewhere/somebody.toml --signed-at 2021-08-05T09:10:00+09:00 --yes",
            0,
        )?;
        self.say("But whose key counts is for the verifier's own roster to say:")?;
        self.run("paraph verify removed/tor.bundle.json --roster washington/roster.toml", 3)
    }

    /// Shows a command, runs it, shows what it printed, and holds its exit code against the plan.
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
            .map_err(|error| CliError::new("no-shell", format!("sh could not be run: {error}")))?;
        self.world.data(&output.stdout)?;
        match output.status.code() {
            Some(code) if code == expected => {
                if code != 0 {
                    self.write(&format!("(exit code {code})\n"))?;
                }
                Ok(())
            }
            _ => {
                let ended = output.status;
                let sentence = format!("the last command ended with {ended}, not {expected}");
                Err(CliError::new("demo-failed", sentence).at(&self.dir))
            }
        }
    }

    fn title(&mut self, title: &str) -> Result<(), CliError> {
        self.write(&format!("\n\n{title}\n{}\n", "-".repeat(title.len())))
    }

    fn say(&mut self, words: &str) -> Result<(), CliError> {
        self.write(&format!("\n{words}\n"))
    }

    fn write(&mut self, text: &str) -> Result<(), CliError> {
        self.world.data(text.as_bytes())
    }
}
