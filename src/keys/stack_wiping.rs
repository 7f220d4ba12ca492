//! Runs work with secrets so that none of them stays on the stack.
//!
//! A value that wipes itself when it is dropped was usually moved before, and a move copies it. Intermediate
//! values of ciphers and hashes stay on the stack. All of this is on the part of the stack below the caller,
//! and that part can be overwritten.

use std::hint::black_box;

use zeroize::Zeroize as _;

/// More stack than the work on one Ed25519 key uses, even in a program that is not optimised. In bytes.
const DEPTH: usize = 64 << 10;

/// The same for an ML-DSA-87 key, whose library is tested with a stack of this size.
const GREAT_DEPTH: usize = 512 << 10;

/// Runs `work` and overwrites the stack that it used. The result must not contain a secret directly, only
/// behind a pointer, because it is moved.
pub(super) fn scrubbed<T>(work: impl FnOnce() -> T) -> T {
    let done = apart(work);
    scrub::<DEPTH>();
    done
}

/// The same for work on an ML-DSA-87 key.
pub(super) fn scrubbed_deeply<T>(work: impl FnOnce() -> T) -> T {
    let done = apart(work);
    scrub::<GREAT_DEPTH>();
    done
}

/// In its own stack frame, which begins where that of [`scrub`] does.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[inline(never)]
fn scrub<const BYTES: usize>() {
    let mut stack = [0u8; BYTES];
    black_box(&mut stack).zeroize();
}
