//! Finds the fonts: a serif for the instrument, a sans for labels, and others for characters that these do not have.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use paraph::id::Digest;
use paraph::text::measure;
use typst::foundations::Bytes;
use typst::text::Font;

use crate::error::PaperError;
use crate::input;
use crate::messages::program as say;

/// The maximum size of a font, in bytes.
const MAX_FONT: usize = 128 << 20;

/// Where systems and users keep fonts, in order.
const SYSTEM: [&str; 2] = ["/usr/local/share/fonts", "/usr/share/fonts"];

/// A package with the Korean fonts: family, and file names of the regular and bold face.
struct Package {
    serif: (&'static str, [&'static str; 2]),
    sans: (&'static str, [&'static str; 2]),
}

/// The names of Debian packages with Korean fonts, for hints.
const KOREAN_PACKAGES: &str = "fonts-nanum";

const PACKAGES: [Package; 2] = [
    // fonts-nanum
    Package {
        serif: ("NanumMyeongjo", ["NanumMyeongjo.ttf", "NanumMyeongjoBold.ttf"]),
        sans: ("NanumGothic", ["NanumGothic.ttf", "NanumGothicBold.ttf"]),
    },
    // fonts-noto-cjk
    Package {
        serif: ("Noto Serif CJK KR", ["NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc"]),
        sans: ("Noto Sans CJK KR", ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"]),
    },
];

/// The serif for Latin, Greek and Cyrillic letters. It is a part of this program.
const LATIN: &str = "Libertinus Serif";

/// The typewriter letters for commands, which are in ASCII. It is a part of this program.
pub(crate) const TYPEWRITER: &str = "DejaVu Sans Mono";

/// The fonts of a paper.
pub(crate) struct Fonts {
    pub(crate) fonts: Vec<Font>,
    /// Family names, in the order in which they are tried.
    pub(crate) serif: Vec<String>,
    pub(crate) sans: Vec<String>,
    /// The file names and digests, in the order in which they were found.
    pub(crate) digests: Vec<(String, Digest)>,
}

impl Fonts {
    /// Finds fonts that have every character of `text`.
    ///
    /// # Errors
    ///
    /// No font has a character; or there are no Korean fonts.
    pub(crate) fn find(named: &[PathBuf], text: &BTreeSet<char>) -> Result<Self, PaperError> {
        let files = Files::in_folders(named);
        let install = |packages: &'static str| say::Install { packages };
        let package = PACKAGES.iter().find(|package| {
            let names = package.serif.1.iter().chain(&package.sans.1);
            names.into_iter().all(|name| files.0.contains_key(*name))
        });
        let package = package.ok_or_else(|| {
            PaperError::new("no-fonts", &say::NoFonts).hint(&install(KOREAN_PACKAGES))
        })?;
        let mut found = Self {
            fonts: Vec::new(),
            serif: vec![LATIN.to_owned(), package.serif.0.to_owned()],
            sans: vec![package.sans.0.to_owned()],
            digests: Vec::new(),
        };
        found.add_own();
        for (family, names) in [package.serif, package.sans] {
            for name in names {
                found.add(&files.0[name], name, family)?;
            }
        }
        for character in text {
            if found.has(*character) {
                continue;
            }
            if !found.add_fallback(&files, *character)? {
                let number = format!("U+{:04X}", u32::from(*character));
                let character_shown = paraph::screen::safe(&character.to_string());
                let say = say::NoGlyph { character: character_shown, number };
                let hint = install(package_for(*character));
                return Err(PaperError::new("no-glyph", &say).hint(&hint));
            }
        }
        Ok(found)
    }

    /// The faces of the Latin serif, and the typewriter letters.
    fn add_own(&mut self) {
        for data in typst_assets::fonts() {
            let Some(font) = Font::new(Bytes::new(data), 0) else { continue };
            let weight = font.info().variant.weight.to_number();
            let is_upright = font.info().variant.style == typst::text::FontStyle::Normal;
            let family = &font.info().family;
            let is_own = match weight {
                400 => family == LATIN || family == TYPEWRITER,
                700 => family == LATIN,
                _ => false,
            };
            if is_own && is_upright {
                let name = font.post_script_name().unwrap_or_else(|| family.clone());
                self.digests.push((name, measure(data).sha256));
                self.fonts.push(font);
            }
        }
    }

    /// Adds the faces of a family from a file.
    fn add(&mut self, path: &Path, name: &str, family: &str) -> Result<(), PaperError> {
        let bytes = input::read(path, MAX_FONT)?;
        let digest = measure(&bytes).sha256;
        let faces: Vec<Font> =
            Font::iter(Bytes::new(bytes)).filter(|font| font.info().family == family).collect();
        if faces.is_empty() {
            return Err(PaperError::new("broken-font", &say::BrokenFont).at(path));
        }
        self.digests.push((name.to_owned(), digest));
        self.fonts.extend(faces);
        Ok(())
    }

    /// Whether both lists of families have a glyph for a character. A font shows nothing for spaces and marks of
    /// direction, so it needs none.
    fn has(&self, character: char) -> bool {
        if character.is_whitespace() || character.is_control() {
            return true;
        }
        let covers = |families: &[String]| {
            self.fonts.iter().any(|font| {
                let is_listed = families.contains(&font.info().family);
                is_listed && font.info().coverage.contains(character.into())
            })
        };
        covers(&self.serif) && covers(&self.sans)
    }

    /// Adds the first other font that has a character. Returns whether there is one.
    fn add_fallback(&mut self, files: &Files, character: char) -> Result<bool, PaperError> {
        for (name, path) in files.fallbacks() {
            if self.digests.iter().any(|(known, _)| known == name) {
                continue;
            }
            let bytes = input::read(path, MAX_FONT)?;
            let digest = measure(&bytes).sha256;
            let Some(font) = Font::new(Bytes::new(bytes), 0) else { continue };
            if !font.info().coverage.contains(character.into()) {
                continue;
            }
            let family = font.info().family.clone();
            self.serif.push(family.clone());
            self.sans.push(family);
            self.fonts.push(font);
            self.digests.push((name.to_owned(), digest));
            return Ok(true);
        }
        Ok(false)
    }
}

/// The Debian package that most likely has a character.
fn package_for(character: char) -> &'static str {
    match u32::from(character) {
        0x1100..=0x11FF | 0x3130..=0x318F | 0xA960..=0xA97F | 0xAC00..=0xD7FF => KOREAN_PACKAGES,
        0x2E80..=0x312F | 0x3190..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => "fonts-noto-cjk",
        0x1F000..=0x1FAFF => "fonts-symbola",
        _ => "fonts-noto-core",
    }
}

/// Files of fonts by name.
struct Files(BTreeMap<String, PathBuf>);

impl Files {
    /// The first file of each name in the folders, and then in those of the system and the user.
    fn in_folders(named: &[PathBuf]) -> Self {
        let mut files = Self(BTreeMap::new());
        named.iter().for_each(|folder| files.walk(folder, 0));
        if let Some(home) = env::var_os("HOME").filter(|home: &OsString| !home.is_empty()) {
            files.walk(&Path::new(&home).join(".local/share/fonts"), 0);
        }
        SYSTEM.iter().for_each(|folder| files.walk(Path::new(folder), 0));
        files
    }

    /// Folders that cannot be read have no fonts.
    fn walk(&mut self, folder: &Path, depth: usize) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                if depth < 4 {
                    self.walk(&path, depth + 1);
                }
                continue;
            }
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if [".ttf", ".otf", ".ttc"].iter().any(|ending| name.ends_with(ending)) {
                self.0.entry(name.to_owned()).or_insert(path);
            }
        }
    }

    /// Fonts for characters that the others do not have: DejaVu, then Noto, in order of their names.
    fn fallbacks(&self) -> impl Iterator<Item = (&str, &Path)> {
        let first = |name: &&str| self.0.contains_key(*name);
        let first = ["DejaVuSans.ttf", "NotoNaskhArabic-Regular.ttf"].into_iter().filter(first);
        let is_other = |name: &&str| name.starts_with("NotoSans") && name.contains("-Regular.t");
        let others = self.0.keys().map(String::as_str).filter(is_other);
        let last = ["Symbola_hint.ttf"].into_iter().filter(|name| self.0.contains_key(*name));
        first.chain(others).chain(last).map(|name| (name, self.0[name].as_path()))
    }
}
