//! Reads files of any size in pieces, in constant memory: only the current pieces are kept.
//!
//! A separate thread reads a large file, so that the next piece is ready when the last one is used. A file is
//! read once, from start to end.

use std::io::{self, ErrorKind, Read};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use paraph::record::Measure;
use paraph::text::Meter;

use super::error::CliError;
use super::files;
use super::progress::Progress;

/// The number of bytes of the first read: the whole file, if it is not longer.
const FIRST: usize = 64 << 10;
/// The number of bytes of later reads: large enough for the disk, small enough for the cache.
const PIECE: usize = 256 << 10;
/// The number of pieces: one in use, one ready, one being filled.
const AHEAD: usize = 3;

/// The size in bytes and digest of a file.
pub(crate) fn measure(path: &Path, progress: &Progress) -> Result<Measure, CliError> {
    measure_up_to(u64::MAX, path, progress)
}

/// The same for at most a given number of bytes.
pub(crate) fn measure_up_to(
    most: u64,
    path: &Path,
    progress: &Progress,
) -> Result<Measure, CliError> {
    let mut meter = Meter::new();
    pieces_up_to(most, path, progress, |piece| meter.update(piece))?;
    Ok(meter.finish())
}

/// Passes every piece of a file, or of standard input for `-`, to `take`.
pub(crate) fn pieces(
    path: &Path,
    progress: &Progress,
    take: impl FnMut(&[u8]),
) -> Result<(), CliError> {
    pieces_up_to(u64::MAX, path, progress, take)
}

fn pieces_up_to(
    most: u64,
    path: &Path,
    progress: &Progress,
    mut take: impl FnMut(&[u8]),
) -> Result<(), CliError> {
    let mut file = files::open(path)?.take(most);
    let mut use_piece = |piece: &[u8]| {
        take(piece);
        progress.advance(piece.len() as u64);
    };
    let mut read = || {
        let mut first = vec![0; FIRST];
        let length = fill(&mut file, &mut first)?;
        use_piece(&first[..length]);
        match length == FIRST {
            true => read_ahead(&mut file, &mut use_piece),
            false => Ok(()),
        }
    };
    read().map_err(|error| CliError::reading(path, &error))
}

/// Reads the rest of a file, on another thread if the system gives one.
fn read_ahead(file: &mut (dyn Read + Send), use_piece: &mut dyn FnMut(&[u8])) -> io::Result<()> {
    let (hand_over, full) = mpsc::sync_channel(AHEAD);
    let (give_back, empty) = mpsc::channel::<Vec<u8>>();
    for _ in 0..AHEAD {
        give_back.send(vec![0; PIECE]).expect("the other end is here");
    }
    let is_read = thread::scope(|scope| -> io::Result<bool> {
        let file = &mut *file;
        let read_on = move || {
            for mut piece in empty {
                let length = fill(file, &mut piece);
                let is_last = !matches!(length, Ok(PIECE));
                // The receiver takes pieces until the last one.
                let _ = hand_over.send(length.map(|length| (piece, length)));
                if is_last {
                    break;
                }
            }
        };
        if thread::Builder::new().spawn_scoped(scope, read_on).is_err() {
            return Ok(false);
        }
        for read in full {
            let (piece, length) = read?;
            use_piece(&piece[..length]);
            // After the last piece, no other is filled.
            let _ = give_back.send(piece);
        }
        Ok(true)
    })?;
    if is_read {
        return Ok(());
    }
    let mut piece = vec![0; PIECE];
    loop {
        let length = fill(file, &mut piece)?;
        use_piece(&piece[..length]);
        if length < PIECE {
            return Ok(());
        }
    }
}

/// Fills a buffer from a file. Only the last read gives less.
fn fill(file: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while length < buffer.len() {
        match file.read(&mut buffer[length..]) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives its data in small pieces, then an error if it has one.
    struct Crumbs {
        left: Vec<u8>,
        error: Option<ErrorKind>,
    }

    impl Read for Crumbs {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            if self.left.is_empty()
                && let Some(error) = self.error
            {
                return Err(error.into());
            }
            let length = self.left.len().min(buffer.len()).min(70_001);
            buffer[..length].copy_from_slice(&self.left[..length]);
            self.left.drain(..length);
            Ok(length)
        }
    }

    fn bytes(length: usize) -> Vec<u8> {
        (0..length).map(|at| (at % 251) as u8).collect()
    }

    #[test]
    fn pieces_read_ahead_are_the_file() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 7 * PIECE, 7 * PIECE + 5] {
            let mut file = Crumbs { left: bytes(length), error: None };
            let mut found: Vec<u8> = Vec::new();
            let done = read_ahead(&mut file, &mut |piece| found.extend(piece));
            assert!(done.is_ok());
            assert!(found == bytes(length), "{length}");
        }
    }

    #[test]
    fn an_error_is_handed_on_after_what_was_read_before() {
        for length in [0, 3 * PIECE, 9 * PIECE + 1] {
            let error = Some(ErrorKind::ConnectionReset);
            let mut file = Crumbs { left: bytes(length), error };
            let mut found = 0;
            let done = read_ahead(&mut file, &mut |piece| found += piece.len());
            assert_eq!(done.unwrap_err().kind(), ErrorKind::ConnectionReset);
            assert_eq!(found, length - length % PIECE);
        }
    }
}
