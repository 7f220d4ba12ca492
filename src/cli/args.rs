//! The command line: words into values, and the help texts.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use paraph::id::{ActId, Designation, Digest, HolderId, PartyId};
use paraph::keys::WordList;
use paraph::roster::RevocationReason;
use paraph::value::{Intent, Label, Language, Time};

/// Conclude a document together: a record of it, an act signed by each party, a bundle that anybody
/// can verify.
#[derive(Parser)]
#[command(name = "paraph", version, propagate_version = true, after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Answer in JSON, one line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXAMPLES: &str = "\
To see it all happen, with what goes by e-mail and what by telephone:
  paraph demo

To sign a record that you were sent, for your party:
  paraph show tor.record.json
  paraph sign tor.record.json --key me.key --roster roster.toml

To know whether a bundle that you were sent is concluded:
  paraph verify tor.bundle.json --roster roster.toml

Exit codes of every command: 0 done or concluded; 1 something is false or malformed;
2 it could not be judged or done; 3 nothing is false, but something is missing.";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Begin a record: write a draft to fill in, from the texts at hand
    Draft(DraftArgs),
    /// Turn a filled-in draft and its texts into a record
    Record(RecordArgs),
    /// Look in a draft or record for what will surprise somebody, before anybody signs
    Lint(LintArgs),
    /// Make keys, and show their ids and words
    #[command(subcommand)]
    Key(KeyCommand),
    /// Keep the list of whose keys are whose
    #[command(subcommand)]
    Roster(RosterCommand),
    /// Show what a file says: claims that nobody has checked
    Show(ShowArgs),
    /// Sign a record or bundle for your party
    Sign(SignArgs),
    /// Join copies of a bundle that were signed apart
    Merge(MergeArgs),
    /// Judge a bundle by your roster: concluded, incomplete or refused, and why
    Verify(VerifyArgs),
    /// Tell the state of instruments, why, what is due next, and from whom
    Status(StatusArgs),
    /// Draw instruments and what they say of each other
    Graph(GraphArgs),
    /// Print digests in the form of sha256sum; of a bundle, that of its record
    Hash(HashArgs),
    /// Compare a file with a digest, a record with its texts, or files with a list
    Check(CheckArgs),
    /// Bring any JSON into canonical form (RFC 8785)
    Canon(CanonArgs),
    /// Play the signing of the ICTCC Terms of Reference, and three ways in which it goes wrong
    Demo(DemoArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph draft texts/tor.en.txt texts/tor.ko.txt -o tor.toml

Paths are written as they are seen from the draft's folder, and the texts must lie in it or below.
A language is guessed from a name like tor.en.txt. Whatever you do not give here stands in the draft
as a <placeholder> to be replaced with an editor.")]
pub(crate) struct DraftArgs {
    /// The files that are the instrument
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) texts: Vec<PathBuf>,
    /// Where to write the draft [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The title, as LANGUAGE=TITLE or just TITLE (English); once for each language
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Vec<NameIn>,
    /// What kind of instrument it is: terms-of-reference, contract
    #[arg(long, value_name = "WORDS")]
    pub(crate) designation: Option<Designation>,
    /// A party, as ID=NAME or ID=LANGUAGE=NAME; once for each name
    #[arg(long, value_name = "PARTY")]
    pub(crate) party: Vec<PartyIn>,
    /// When the draft is made [default: now]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) created: Option<Time>,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph record tor.toml -o tor.record.json

Prints the record's digest as sha256sum does. The record is what everybody signs; send it, with the
texts, to the other parties, and compare its words by telephone.")]
pub(crate) struct RecordArgs {
    /// The draft
    pub(crate) draft: PathBuf,
    /// Where to write the record; - for standard output [default: NAME.record.json for NAME.toml]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Where the texts are [default: the draft's folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph lint tor.toml
  paraph lint tor.record.json --with archive --strict

It finds, for instance, a title in a language in which there is no text, a name that the other side
cannot read, a time without its offset, and with --with an instrument of the same title that the
record does not mention. What it finds may be as you want it.")]
pub(crate) struct LintArgs {
    /// A draft, a record, or a bundle (its record counts); - for standard input
    pub(crate) file: PathBuf,
    /// Other instruments to compare with: records or bundles, or folders of them
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    /// End with exit code 3 if anything was found
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a new key: NAME.key, which you keep, and NAME.pub, which you give away
    New(KeyNewArgs),
    /// Show a key's id and the words to read over the telephone
    Show(KeyShowArgs),
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key new hong

You are asked for a passphrase. Without it, or without a copy of NAME.key, the key is lost for good:
nobody can restore it, and the other parties have to be told of a new one.")]
pub(crate) struct KeyNewArgs {
    /// What to call the files
    pub(crate) name: String,
    /// Where to write them
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) dir: PathBuf,
    /// Take the passphrase from the first line of a file, for machines
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Make a key that whoever reads its file can use
    #[arg(long, conflicts_with = "passphrase_file")]
    pub(crate) no_passphrase: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph key show hong.pub

Read the twelve words aloud to the other party over the telephone. They compare them with what they
received, and only then add the key to their roster.")]
pub(crate) struct KeyShowArgs {
    /// A public or private key
    pub(crate) file: PathBuf,
    /// Take the passphrase of a private key from the first line of a file
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// The language of the words: en or ko
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = value::<WordList>)]
    pub(crate) language: WordList,
}

#[derive(Subcommand)]
pub(crate) enum RosterCommand {
    /// List parties, holders and keys
    List(RosterListArgs),
    /// Add a key, and its holder and party if they are new
    Add(RosterAddArgs),
    /// Revoke a key: its holder left, it was replaced, or somebody else may have it
    Revoke(RosterRevokeArgs),
    /// Note that you hold a bundle today: proof, for you, that its signatures are not younger
    Accept(RosterAcceptArgs),
    /// Look for what will cause trouble: keys that expire, parties that one loss would block
    Check(RosterCheckArgs),
}

#[derive(ClapArgs)]
pub(crate) struct RosterListArgs {
    /// The roster
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph roster revoke hong.pub --reason retired --since 2026-03-01T00:00:00+09:00 --roster roster.toml
  paraph roster revoke hong.pub --reason compromised --since 2026-02-14T00:00:00Z --roster roster.toml

retired and superseded: what the key signed before still counts. compromised and unauthorised: it
counts only if you noted before, with paraph roster accept, that you held it.")]
pub(crate) struct RosterRevokeArgs {
    /// The public key's file, or its id
    pub(crate) key: PathBuf,
    /// Why: retired, superseded, compromised, unauthorised
    #[arg(long, value_name = "REASON", value_parser = value::<RevocationReason>)]
    pub(crate) reason: RevocationReason,
    /// Since when [default: retired, superseded: when it was reported; else: since ever]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) since: Option<Time>,
    /// When it was reported [default: now]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) reported: Option<Time>,
    /// The roster
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph roster accept tor.bundle.json --roster roster.toml

Do this when you receive a bundle that matters. Should a key in it be stolen years later, this note
is what shows that the signature is older.")]
pub(crate) struct RosterAcceptArgs {
    /// The bundle; - for standard input
    pub(crate) bundle: PathBuf,
    /// When you held it [default: now]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) on: Option<Time>,
    /// The roster
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
pub(crate) struct RosterCheckArgs {
    /// The roster
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// Look as of this time [default: now]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// End with exit code 3 if anything was found
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(ClapArgs)]
#[command(group = ArgGroup::new("source").args(["key", "bundle"]).required(true))]
#[command(after_help = "\
Example:
  paraph roster add rok-mnd --key hong.pub --holder hong-gil-dong --roster roster.toml \\
      --holder-name \"홍길동 (Hong Gil-dong)\" --party-name \"Ministry of National Defense\"

Before you add a key, compare its words with its holder over the telephone: paraph key show hong.pub
Or let them read the words out, and take the key from a bundle that they sent:
  paraph roster add rok-mnd --bundle tor.bundle.json --words \"inner tuna year ...\" \\
      --holder hong-gil-dong --roster roster.toml
Everything that verify tells you rests on this list.")]
pub(crate) struct RosterAddArgs {
    /// The party's id, as records name it
    pub(crate) party: PartyId,
    /// The public key
    #[arg(long, value_name = "FILE")]
    pub(crate) key: Option<PathBuf>,
    /// Take the key from a bundle: the one that has the --words
    #[arg(long, value_name = "FILE", requires = "words")]
    pub(crate) bundle: Option<PathBuf>,
    /// The twelve words that its holder read out, in English or Korean
    #[arg(long, value_name = "WORDS", requires = "bundle")]
    pub(crate) words: Option<String>,
    /// From when on the key is good [default: today]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) from: Option<Time>,
    /// Until when the key is good [default: for good]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) until: Option<Time>,
    /// The id by which its holder is counted, like hong-gil-dong
    #[arg(long, value_name = "ID")]
    pub(crate) holder: HolderId,
    /// The holder's name, if they are new
    #[arg(long, value_name = "NAME", value_parser = value::<Label>)]
    pub(crate) holder_name: Option<Label>,
    /// The party's name, as LANGUAGE=NAME or just NAME (English), if it is new
    #[arg(long, value_name = "NAME")]
    pub(crate) party_name: Vec<NameIn>,
    /// The roster; made if it is not there
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
}

#[derive(ClapArgs)]
pub(crate) struct ShowArgs {
    /// A record, a bundle, or an act's payload; - for standard input
    pub(crate) file: PathBuf,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph sign tor.record.json --key hong.key --roster roster.toml --as hong.toml

You are shown what you are about to sign, and asked to type your party's id; anything else signs
nothing. The texts must be at hand and match. X.record.json gives X.PARTY.bundle.json beside it; a
bundle is added to in place.

Most people only ever sign. To do something else with a bundle, say so:
  paraph sign tor.bundle.json --intent seal --key hong.key --roster roster.toml
  paraph sign tor.bundle.json --intent withdraw --key hong.key --roster roster.toml
  initial             these texts are the ones that were negotiated
  sign-ad-referendum  I sign, if my party confirms it
  confirm             my party confirms what was signed so, or without authority
  approve             my party approves what it signed, where the record asks for that
  witness             I saw somebody else sign
  decline             I do not sign, or no longer stand by it
  withdraw            I take back an act of mine
  seal                these acts are all; what comes later changes nothing

Statements are TOML: [[statement]] with kind = \"reservation\" (or interpretative-declaration,
objection, acceptance), article = \"Article 4\" and text = { en = \"...\" }; an objection or acceptance
names the act that it answers: to = \"...\".

A profile for --as is TOML: name = \"홍길동\"; if wanted nameLatin, title = { en = \"...\" },
capacity = \"official\" (or acting, performing-duties, delegate) and
place = { country = \"KR\", locality = \"Seoul\" }.")]
pub(crate) struct SignArgs {
    /// The record or bundle; - for standard input
    pub(crate) file: PathBuf,
    /// Your private key
    #[arg(long, value_name = "FILE")]
    pub(crate) key: PathBuf,
    /// For whom you sign [default: the party whose key it is in the roster]
    #[arg(long, value_name = "ID")]
    pub(crate) party: Option<PartyId>,
    /// Whose keys are whose
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: Option<PathBuf>,
    /// Where the texts are [default: the file's folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    /// Who you are, in what capacity, where [default: your name in the roster]
    #[arg(long = "as", value_name = "FILE")]
    pub(crate) profile: Option<PathBuf>,
    /// What you do: initial, sign, sign-ad-referendum, confirm, approve, witness, decline, withdraw, seal
    #[arg(long, value_name = "INTENT", default_value = "sign", value_parser = value::<Intent>)]
    pub(crate) intent: Intent,
    /// The act that you confirm, witness or withdraw: the first digits of its id [default: the only one]
    #[arg(long, value_name = "ACT", value_parser = ActPrefix::from_str)]
    pub(crate) of: Option<ActPrefix>,
    /// The instrument that gives you authority: its record or bundle
    #[arg(long, value_name = "FILE")]
    pub(crate) authority: Option<PathBuf>,
    /// Reservations and other statements that you make with it
    #[arg(long, value_name = "FILE")]
    pub(crate) statements: Option<PathBuf>,
    /// Other instruments, such as those that give authority: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
    /// When you sign [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) signed_at: Option<Time>,
    /// Take the key's passphrase from the first line of a file, for machines
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Sign without asking, for machines
    #[arg(long)]
    pub(crate) yes: bool,
    /// Where to write the bundle; - for standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph merge tor.rok-mnd.bundle.json tor.us-dod-cio.bundle.json -o tor.bundle.json

In whatever order and however often bundles are merged, the result is the same to the byte.")]
pub(crate) struct MergeArgs {
    /// Bundles of one record
    #[arg(required = true, value_name = "BUNDLE")]
    pub(crate) bundles: Vec<PathBuf>,
    /// Where to write the result [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Keep what is sound of a spoiled bundle, and name the rest
    #[arg(long)]
    pub(crate) salvage: bool,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph verify tor.bundle.json --roster roster.toml
  paraph verify tor.bundle.json --roster roster.toml --record tor.record.json --party us-dod-cio

The answer rests on the roster that you name; none is ever looked for. The record was written by one
side: say with --record or --party what you expect of it.")]
pub(crate) struct VerifyArgs {
    /// The bundle; - for standard input
    pub(crate) bundle: PathBuf,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// Where the texts are [default: the bundle's folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) texts: Option<PathBuf>,
    /// Judge without the texts
    #[arg(long, conflicts_with = "texts")]
    pub(crate) no_texts: bool,
    /// Refuse any other record than this: a digest, or a record's file
    #[arg(long, value_name = "HEX|FILE")]
    pub(crate) record: Option<PathBuf>,
    /// Refuse a record that does not have this party; once for each
    #[arg(long, value_name = "ID")]
    pub(crate) party: Vec<PartyId>,
    /// Judge as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Where a key has expired or was revoked since, demand proof that it signed before
    #[arg(long)]
    pub(crate) proven_time: bool,
    /// Do not be content with a signature that came with a reservation
    #[arg(long)]
    pub(crate) no_reservations: bool,
    /// Other instruments, such as those that give authority: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph status instruments --roster roster.toml
  paraph status tor.bundle.json --with instruments --roster roster.toml --at 2026-01-01T00:00:00Z

open, partly-signed, pending, concluded, in-effect, or ended (expired, superseded, terminated,
withdrawn): derived from the acts that count by your roster, from the record's term, and from the
other instruments that you name. One that you do not name may have ended it. Texts are not looked at.

Exit codes: 0 all are concluded, in effect or ended; 1 one is not sound; 2 one could not be read;
3 one is open, partly signed or pending.")]
pub(crate) struct StatusArgs {
    /// Bundles and records, or folders of them; - for standard input
    #[arg(required = true, value_name = "FILE|DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// The state as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Other instruments that bear on these, and are not told of: bundles, or folders of them
    #[arg(long, value_name = "BUNDLE|DIR")]
    pub(crate) with: Vec<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph graph instruments --roster roster.toml -o instruments.svg
  paraph graph instruments --roster roster.toml --format dot | dot -Tpdf > instruments.pdf

Every instrument is judged by your roster, and drawn with its state. What is named and not at hand is
red, what is on paper is dashed: nobody has verified it. A target that is missing, a digest that is
wrong, and a circle of supersession are told; so is what has no effect because a party is missing.

Exit codes: 0 drawn; 1 drawn, and one file is not sound; 3 drawn, and with --strict something was
found.")]
pub(crate) struct GraphArgs {
    /// Folders of bundles and records, or such files
    #[arg(required = true, value_name = "DIR")]
    pub(crate) instruments: Vec<PathBuf>,
    /// Whose keys are whose, by your own knowledge
    #[arg(long, value_name = "FILE")]
    pub(crate) roster: PathBuf,
    /// The states as of this time [default: now, by this computer's clock]
    #[arg(long, value_name = "TIME", value_parser = value::<Time>)]
    pub(crate) at: Option<Time>,
    /// Where to write the picture: NAME.svg, NAME.dot or NAME.json [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What to write [default: what the output's name says, else svg]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<GraphFormat>,
    /// Replace the output if it is there
    #[arg(long)]
    pub(crate) force: bool,
    /// End with exit code 3 if anything was found
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How a graph is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphFormat {
    /// A picture
    Svg,
    /// For Graphviz
    Dot,
    /// For programs
    Json,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Examples:
  paraph hash tor.record.json tor.bundle.json > SUMS
  paraph hash -c SUMS

A line `HEX  FILE#record` is the digest of the record in a bundle. A JSON file that claims to be one
of ours and is malformed is refused, never hashed.")]
pub(crate) struct HashArgs {
    /// Any files; - for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Read digests from the files and check them, as `paraph check --list` does
    #[arg(short, long)]
    pub(crate) check: bool,
}

#[derive(ClapArgs)]
#[command(group = ArgGroup::new("what").args(["record", "list"]).required(true).multiple(true))]
#[command(after_help = "\
Examples:
  paraph check tor.record.json --sha256 3f9a02c1...
  paraph check tor.record.json --texts .
  paraph check --list SUMS

A bundle's signatures are only checked for being sound; whose they are, verify tells.")]
pub(crate) struct CheckArgs {
    /// A record, a bundle (its record counts), or any file with --sha256; - for standard input
    pub(crate) record: Option<PathBuf>,
    /// The digest that it is to have
    #[arg(long, value_name = "HEX", requires = "record", value_parser = value::<Digest>)]
    pub(crate) sha256: Option<Digest>,
    /// Whether the texts in this folder are the record's
    #[arg(long, value_name = "DIR", requires = "record")]
    pub(crate) texts: Option<PathBuf>,
    /// Check the files of a list that `paraph hash` or `sha256sum` wrote; - for standard input
    #[arg(long, value_name = "SUMS")]
    pub(crate) list: Option<PathBuf>,
}

#[derive(ClapArgs)]
#[command(after_help = "\
Example:
  paraph canon settings.json | sha256sum

What could only be written by changing it, like an integer that no double holds, is refused.")]
pub(crate) struct CanonArgs {
    /// Any JSON [default: standard input]
    #[arg(default_value = "-", hide_default_value = true)]
    pub(crate) file: PathBuf,
}

#[derive(ClapArgs)]
pub(crate) struct DemoArgs {
    /// An empty or new folder to play in [default: a fresh temporary one]
    #[arg(long, value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
}

/// A value that has one spelling.
fn value<T: FromStr<Err = paraph::fault::FaultKind>>(text: &str) -> Result<T, String> {
    text.parse().map_err(|kind: paraph::fault::FaultKind| kind.to_string())
}

/// The first digits of an act's id, at least [`ActPrefix::SHORTEST`] of them.
#[derive(Clone, Debug)]
pub(crate) struct ActPrefix(String);

impl ActPrefix {
    const SHORTEST: usize = 8;

    /// Whether it is how the id begins.
    pub(crate) fn is_of(&self, act: &ActId) -> bool {
        act.to_string().starts_with(&self.0)
    }
}

impl FromStr for ActPrefix {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        match hex && (Self::SHORTEST..=64).contains(&text.len()) {
            true => Ok(Self(text.to_owned())),
            false => {
                Err("expected 8 to 64 lower-case hexadecimal digits, as a report shows them"
                    .to_owned())
            }
        }
    }
}

/// A name in a language: `ko=국방부`, or in English if no language is named.
#[derive(Clone, Debug)]
pub(crate) struct NameIn {
    pub(crate) language: Language,
    pub(crate) name: Label,
}

impl FromStr for NameIn {
    type Err = paraph::fault::FaultKind;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((language, name)) = text.split_once('=')
            && let Ok(language) = language.parse()
        {
            return Ok(Self { language, name: name.parse()? });
        }
        Ok(Self { language: "en".parse().expect("a language"), name: text.parse()? })
    }
}

/// A party with a name: `rok-mnd=Ministry` or `rok-mnd=ko=국방부`.
#[derive(Clone, Debug)]
pub(crate) struct PartyIn {
    pub(crate) id: PartyId,
    pub(crate) name: NameIn,
}

impl FromStr for PartyIn {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, name) = text.split_once('=').ok_or("expected ID=NAME, like rok-mnd=Ministry")?;
        let id = id.parse().map_err(|kind: paraph::fault::FaultKind| kind.to_string())?;
        let name = name.parse().map_err(|kind: paraph::fault::FaultKind| kind.to_string())?;
        Ok(Self { id, name })
    }
}
