//! The published specimen keys of `keys/`, which protect nothing.

use crate::id::KeyId;

/// The ids of the keys in `keys/`, whose secret halves are public.
const SPECIMENS: [&str; 9] = [
    "b7a34f673e9486da2d530d166120b4bac447e06c7848fc913f55b5cfb1e059e5", // us-dod-cio
    "747d4ffb85da2fada1bb81348cb6e72f80de81c6a3fe206ff12ee4db8658a8f9", // rok-mnd
    "7b26f15748c1846d3137e3e204f06a05ae6262de6ce13890810a2d2d26556bce", // us-dhs-st
    "5ef2013bbbf820f0ccf87e7f7879b485bd654f819a9f2478a94632bc87d27dbc", // rok-msit
    "ab2fd80209b22285236bfa8bf8d06358512dbd09e621121762bed3fc4fc58c1e", // stranger
    // The halves of us-dod-cio-pair.
    "a260b597cf3804313b2b693f02d2d9b4a59a7b20c5617a048503cced306e096e",
    "2638ca3fc143a68127838179772ecc0bfc33578f52a51d3ff284cf72e74eb378",
    // The halves of rok-mnd-pair.
    "9938d7fa43cc2b8e763ffa8f65b47868a0019048f700b1e0f6312cc16bc1cb5f",
    "0fdc1e2a337231784a60a1f9b6165b92a0b63a9ab4ff10e2b20c666bc72c6f91",
];

/// Whether the key is a published specimen: anyone can sign with it. It counts only if the roster says so.
pub fn is_specimen(key: &KeyId) -> bool {
    let id = key.to_string();
    SPECIMENS.contains(&id.as_str())
}
