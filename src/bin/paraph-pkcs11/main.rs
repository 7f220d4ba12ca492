//! The helper of `paraph` for keys in tokens. It loads the PKCS#11 module that it is asked to load, in a
//! process of its own, so that the module shares no memory with the program that judges.
//!
//! `paraph` starts it and talks to it by [`protocol`]. What a module writes to standard output goes to standard
//! error.

#[path = "../../cli/signer/token/protocol.rs"]
mod protocol;
mod token;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::os::unix::ffi::OsStringExt as _;
use std::path::Path;
use std::process::ExitCode;

use nix::sys::prctl::{set_dumpable, set_pdeathsig};
use nix::sys::resource::{Resource, setrlimit};
use nix::sys::signal::Signal;
use nix::unistd::{dup, dup2_stdin, dup2_stdout};
use serde::Serialize;
use zeroize::Zeroizing;

use self::protocol::{Failure, HEADER, Hello, Request, VERSION, head, lengths};
use self::token::Tokens;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if arguments == ["--version"] {
        println!("paraph-pkcs11 {VERSION}");
        return ExitCode::SUCCESS;
    }
    if !arguments.is_empty() || io::stdin().is_terminal() {
        eprintln!("paraph starts this program when a key is in a token. Do not start it yourself.");
        return ExitCode::from(2);
    }
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        // The program at the other end has the reason: the end of the answers.
        Err(_) => ExitCode::FAILURE,
    }
}

/// Answers until the input ends.
fn serve() -> io::Result<()> {
    // It will have a PIN, and perhaps a key. Without `paraph`, it ends.
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    set_dumpable(false)?;
    set_pdeathsig(Signal::SIGKILL)?;
    // The module must not read requests, nor write between the answers.
    let (mut input, mut output) = (File::from(dup(io::stdin())?), File::from(dup(io::stdout())?));
    dup2_stdin(File::open("/dev/null")?)?;
    dup2_stdout(io::stderr())?;

    answer(&mut output, &Hello { version: VERSION.to_owned() })?;
    let mut tokens = None;
    while let Some((request, bytes)) = read(&mut input)? {
        match (&mut tokens, request) {
            (None, Request::Load) => {
                let path = OsString::from_vec(bytes.to_vec());
                let loaded = Tokens::load(Path::new(&path));
                let library = loaded.as_ref().map(Tokens::library).map_err(Failure::clone);
                tokens = loaded.ok();
                answer(&mut output, &library)?;
            }
            (Some(tokens), request) => serve_one(tokens, request, &bytes, &mut output)?,
            (None, _) => return Err(io::Error::from(io::ErrorKind::InvalidData)),
        }
    }
    Ok(())
}

fn serve_one(
    tokens: &mut Tokens,
    request: Request,
    bytes: &[u8],
    output: &mut File,
) -> io::Result<()> {
    match request {
        Request::Load => Err(io::Error::from(io::ErrorKind::InvalidData)),
        Request::Tokens => answer(output, &tokens.list()),
        Request::Open { slot } => answer(output, &tokens.open(slot)),
        Request::LogIn { on_token } => {
            let pin = (!on_token).then_some(bytes);
            answer(output, &tokens.log_in(pin))
        }
        Request::Tries { slot } => answer(output, &tokens.tries(slot)),
        Request::Keys { half } => answer(output, &tokens.keys(half)),
        Request::Point { key } => answer(output, &tokens.point(key)),
        Request::Usage { key } => answer(output, &tokens.usage(key)),
        Request::Sign { key } => answer(output, &tokens.sign(key, bytes)),
        Request::Close => {
            tokens.close();
            answer(output, &Ok::<(), Failure>(()))
        }
    }
}

/// The next request with its bytes, which are wiped. `None` at the end of the input.
fn read(input: &mut File) -> io::Result<Option<(Request, Zeroizing<Vec<u8>>)>> {
    let mut header = [0; HEADER];
    match input.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let (json, bytes) = lengths(header).ok_or(io::ErrorKind::InvalidData)?;
    let mut request = vec![0; json];
    input.read_exact(&mut request)?;
    let mut read = Zeroizing::new(vec![0; bytes]);
    input.read_exact(&mut read)?;
    Ok(Some((serde_json::from_slice(&request)?, read)))
}

fn answer(output: &mut File, message: &impl Serialize) -> io::Result<()> {
    let head = head(message, 0).ok_or(io::ErrorKind::InvalidData)?;
    output.write_all(&head)
}
