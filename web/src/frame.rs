//! The form of requests and answers: a number of parts, their lengths, and their bytes.

/// The length of a number in a frame, in bytes.
const NUMBER: usize = 4;

/// The parts of a request.
///
/// `None` if the bytes are not such a frame.
pub(crate) fn parts(frame: &[u8]) -> Option<Vec<&[u8]>> {
    let (count, rest) = number(frame)?;
    let lengths = rest.get(..count.checked_mul(NUMBER)?)?;
    let mut bytes = &rest[lengths.len()..];
    let mut parts = Vec::with_capacity(count);
    for length in lengths.chunks_exact(NUMBER) {
        let (length, _) = number(length)?;
        let (part, after) = bytes.split_at_checked(length)?;
        parts.push(part);
        bytes = after;
    }
    bytes.is_empty().then_some(parts)
}

fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}

/// A frame with these parts.
pub(crate) fn of(parts: &[&[u8]]) -> Box<[u8]> {
    let length = NUMBER * (1 + parts.len()) + parts.iter().map(|part| part.len()).sum::<usize>();
    let mut frame = Vec::with_capacity(length);
    // The memory of a module has 32-bit addresses.
    let mut push = |number: usize| frame.extend_from_slice(&(number as u32).to_le_bytes());
    push(parts.len());
    parts.iter().for_each(|part| push(part.len()));
    parts.iter().for_each(|part| frame.extend_from_slice(part));
    frame.into_boxed_slice()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_they_are_written() {
        let rows: [&[&[u8]]; 3] = [&[], &[b"a"], &[b"", b"bc", b""]];
        for row in rows {
            assert_eq!(parts(&of(row)), Some(row.to_vec()));
        }
    }

    #[test]
    fn other_bytes_are_no_frame() {
        let rows: [&[u8]; 6] = [
            b"",
            &[1, 0, 0],
            &[1, 0, 0, 0],
            &[1, 0, 0, 0, 2, 0, 0, 0, 7],
            &[0, 0, 0, 0, 7],
            &[255, 255, 255, 255],
        ];
        for row in rows {
            assert_eq!(parts(row), None, "{row:?}");
        }
    }
}
