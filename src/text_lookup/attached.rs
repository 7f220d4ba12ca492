//! Texts among the files in a paper (docs/paper-format.md X11).

use std::collections::BTreeMap;
use std::convert::Infallible;

use super::{FileList, Located};
use crate::paper::{AttachedFile, DESCRIPTION_NAME};
use crate::record::Record;
use crate::text::measure;
use crate::value::TextPath;

/// The texts of a record among the files in a paper, as [`locate`](super::locate) finds them in a folder. A text
/// without any file is not in the map.
///
/// `paper` is the name of the paper, safe to show. A file inside has it in front of its own name: `tor.pdf#tor.en.txt`.
/// The description of the paper is no text.
/// How a file that differs was changed is not searched: nothing on its way converts a file inside a PDF.
pub fn attached_texts(
    paper: &str,
    attached: &[AttachedFile],
    record: &Record,
) -> BTreeMap<TextPath, Located> {
    let texts = || attached.iter().filter(|file| file.name != DESCRIPTION_NAME);
    let list: FileList = texts().map(|file| (file.name.clone(), file.bytes.len() as u64)).collect();
    let by_name: BTreeMap<&str, &[u8]> = texts().map(|file| (&*file.name, &*file.bytes)).collect();
    let located: Result<_, Infallible> =
        list.locate(record, |name| Ok(measure(by_name[name])), |_| Ok(None));
    let mut located = located.expect("it cannot fail");
    for Located { found, .. } in located.values_mut() {
        found.name = format!("{paper}#{}", found.name);
    }
    located
}

/// What was found for each text of a record: `inside` a paper, as [`attached_texts`] finds it, and for the other texts
/// what `beside` finds. If no text is left, `beside` is not called.
///
/// # Errors
///
/// The error of `beside`.
pub fn attached_first<T, E>(
    mut inside: BTreeMap<TextPath, T>,
    record: &Record,
    beside: impl FnOnce() -> Result<BTreeMap<TextPath, T>, E>,
) -> Result<BTreeMap<TextPath, T>, E> {
    if inside.len() < record.content().texts.len() {
        for (path, other) in beside()? {
            inside.entry(path).or_insert(other);
        }
    }
    Ok(inside)
}
