//! The QR code of a digest, as an SVG picture.

use std::fmt::Write as _;

use paraph::id::Digest;
use qrcodegen::{QrCode, QrCodeEcc};

use crate::error::PaperError;

/// The empty modules around a code (ISO/IEC 18004, 6.3.8).
const QUIET: i32 = 4;

/// The picture of `sha256:` and the 64 digits of a digest.
pub(crate) fn svg(digest: &Digest) -> Result<String, PaperError> {
    let text = format!("sha256:{digest}");
    let code = QrCode::encode_text(&text, QrCodeEcc::Medium)
        .map_err(|error| PaperError::fault(&error.to_string()))?;
    let side = code.size() + 2 * QUIET;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                let (left, top, run) = (start + QUIET, y + QUIET, x - start);
                let _ = write!(path, "M{left} {top}h{run}v1h-{run}z");
            }
            x += 1;
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\">\
         <path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
