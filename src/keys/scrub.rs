//! Work with secrets that leaves nothing on the stack.
//!
//! A value that wipes itself when it is dropped was mostly moved before, and a move copies; and what
//! ciphers and hashes have between them stays where it was. All of that is on the part of the stack
//! below whoever asked for the work, and that part can be overwritten.

use std::hint::black_box;

use zeroize::Zeroize as _;

/// More than the work on one key uses, also in a program that is not optimised.
const DEPTH: usize = 64 << 10;

/// Does `work` and overwrites the stack that it used. What it gives back must not have a secret in
/// itself, only behind a pointer: it is moved.
pub(super) fn scrubbed<T>(work: impl FnOnce() -> T) -> T {
    let done = apart(work);
    scrub();
    done
}

/// In a frame of its own, which begins where that of [`scrub`] does.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn scrub() {
    let mut stack = [0u8; DEPTH];
    black_box(&mut stack).zeroize();
}
