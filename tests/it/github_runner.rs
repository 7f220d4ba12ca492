//! The lines of a step's output that GitHub's runner takes as commands.
//!
//! Source: github.com/actions/runner at 258d6c857db3519913f7deb6004b60172f8043ae,
//! `src/Runner.Common/ActionCommand.cs` (`TryParseV2`, `TryParse`),
//! `src/Runner.Worker/ActionCommandManager.cs` (`TryProcessCommand`, the names) and
//! `src/Runner.Sdk/ProcessInvoker.cs`: the two streams are read apart, line by line.

/// The known commands, without `stop-commands`.
const NAMES: [&str; 15] = [
    "add-mask",
    "add-matcher",
    "add-path",
    "debug",
    "echo",
    "endgroup",
    "error",
    "group",
    "notice",
    "remove-matcher",
    "save-state",
    "set-env",
    "set-output",
    "stop-commands",
    "warning",
];

/// The lines of one stream that the runner obeys, except the one that stops commands and the one that resumes
/// them; and whether commands are active at the end.
pub(crate) fn obeyed(stream: &str) -> (Vec<&str>, bool) {
    let mut stopped: Option<String> = None;
    let mut obeyed = Vec::new();
    // .NET's ReadLine ends a line at LF, CR or both.
    for line in stream.split(['\n', '\r']) {
        let is_known = |name: &str| {
            let known = |other: &str| other.eq_ignore_ascii_case(name);
            NAMES.iter().any(|other| known(other)) || stopped.as_deref().is_some_and(known)
        };
        let Some((name, data)) = double_colon(line, is_known).or_else(|| hashes(line, is_known))
        else {
            continue;
        };
        match &stopped {
            Some(token) if name.eq_ignore_ascii_case(token) => stopped = None,
            Some(_) => {}
            None if name.eq_ignore_ascii_case("stop-commands") => {
                assert!(data.len() >= 32, "a token that could be guessed: {line}");
                stopped = Some(data.to_owned());
            }
            None => obeyed.push(line),
        }
    }
    (obeyed, stopped.is_none())
}

/// `::name properties::data`, after white space.
fn double_colon(line: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let (info, data) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let name = info.split(' ').next()?;
    is_known(name).then_some((name, data))
}

/// `##[name properties]data`, anywhere in the line.
fn hashes(line: &str, is_known: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let (info, data) = line.split_once("##[")?.1.split_once(']')?;
    let name = info.split(' ').next()?;
    is_known(name).then_some((name, data))
}

#[test]
fn commands_are_known_and_stopped() {
    let token = "0123456789abcdef0123456789abcdef";
    for line in [
        "::error::x",
        " \t::Warning file=a,line=1::x",
        "::set-output name=exit::0",
        "told: ##[set-output name=exit;]0",
        "a ##[error]b",
    ] {
        assert_eq!(obeyed(line), (vec![line], true));
        assert_eq!(obeyed(&format!("a\r{line}\nb")).0, [line]);
        let stop = format!("::stop-commands::{token}\n{line}\n");
        assert_eq!(obeyed(&stop), (vec![], false));
        let on = format!("{stop}::0::\n::{token}::\n");
        assert_eq!(obeyed(&on), (vec![], true));
        assert_eq!(obeyed(&format!("{on}{line}")), (vec![line], true));
    }
    for line in ["a ::error::x", "::unheard-of::x", "::error:", "##[unheard-of]", "##[error"] {
        assert_eq!(obeyed(line), (vec![], true), "{line}");
    }
}
