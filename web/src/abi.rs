//! The exported functions. This is the only file with unsafe code: it turns the page's pointers into slices.

#![expect(unsafe_code, reason = "memory is passed between the page and the module by address")]

use zeroize::Zeroize as _;

use crate::calls;

/// Memory for a request of `size` bytes. The page fills it and passes it to [`paraph_call`].
#[unsafe(no_mangle)]
pub extern "C" fn paraph_allocate(size: usize) -> *mut u8 {
    into_raw(vec![0; size].into_boxed_slice())
}

/// Answers a request, which is overwritten and freed. The answer is at the returned address; its own length is
/// in it.
///
/// # Safety
///
/// `request` is from [`paraph_allocate`] with this `size`, and was not passed before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paraph_call(request: *mut u8, size: usize) -> *mut u8 {
    // SAFETY: the caller passes what `paraph_allocate` made, once.
    let request = Overwritten(unsafe { from_raw(request, size) });
    into_raw(calls::answer(&request.0))
}

/// Overwrites and frees an answer.
///
/// # Safety
///
/// `answer` is from [`paraph_call`], `size` is the length of the answer, and it was not released before.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn paraph_release(answer: *mut u8, size: usize) {
    // SAFETY: the caller passes what `paraph_call` returned, once.
    drop(Overwritten(unsafe { from_raw(answer, size) }));
}

/// Bytes that are overwritten when they are dropped.
struct Overwritten(Box<[u8]>);

impl Drop for Overwritten {
    fn drop(&mut self) {
        // Eight bytes at a time: a compiler may not join these writes, and a piece of a text has millions of bytes.
        // SAFETY: every bit pattern is a value of both types.
        let (begin, middle, end) = unsafe { self.0.align_to_mut::<u64>() };
        begin.zeroize();
        middle.zeroize();
        end.zeroize();
    }
}

fn into_raw(bytes: Box<[u8]>) -> *mut u8 {
    Box::into_raw(bytes).cast()
}

/// # Safety
///
/// `pointer` is from [`into_raw`] with this `size`, and is used once.
unsafe fn from_raw(pointer: *mut u8, size: usize) -> Box<[u8]> {
    // SAFETY: `into_raw` made the pointer from a box of this size.
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(pointer, size)) }
}
