//! No two files import each other, directly or through others. A module and the modules in it are the exception:
//! there the outer one names its parts, and these use what it has for all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::code_of;
use crate::repository;

/// The path of a module below the root of its crate: `["verify", "scene"]`.
type Module = Vec<String>;

/// For each file, the files that it imports from.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

/// Every source file by its module, with its code.
fn sources(folder: &Path, module: &Module, found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let inner: Module = module.iter().cloned().chain([name.clone()]).collect();
        if path.is_dir() {
            sources(&path, &inner, found);
        } else if path.extension().is_some_and(|it| it == "rs") && name != "main" {
            let module = if ["mod", "lib"].contains(&name.as_str()) { module } else { &inner };
            found.insert(module.clone(), code_of(&path));
        }
    }
}

/// The paths that begin with `crate`, `super`, `self` or `paraph`, with each name in braces as a path of its own.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::", "paraph::"] {
        for (at, _) in code.match_indices(root) {
            let before = code[..at].chars().next_back();
            if !before.is_some_and(|c| is_part(c) || c == ':') {
                push_paths(&code[at..], &[], &mut found);
            }
        }
    }
    found
}

/// The paths of a tree of imports that code begins with, below `outer`.
fn push_paths(code: &str, outer: &[String], found: &mut Vec<Vec<String>>) {
    let end = code.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(code.len());
    let (name, rest) = code.split_at(end);
    let path: Vec<String> = outer.iter().cloned().chain([name.to_owned()]).collect();
    match rest.strip_prefix("::") {
        Some(rest) if rest.starts_with('{') => {
            parts(rest).into_iter().for_each(|part| push_paths(part.trim(), &path, found));
        }
        Some(rest) => push_paths(rest, &path, found),
        None => found.push(path),
    }
}

/// What stands between the commas of a list in braces that code begins with.
fn parts(code: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut parts) = (0, 1, Vec::new());
    for (at, c) in code.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 1 || depth == 0 {
            parts.push(&code[begin..at]);
            begin = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// The file that a path leads to from a module.
fn target(from: &Module, path: &[String], files: &BTreeMap<Module, String>) -> Option<Module> {
    let mut full = match path[0].as_str() {
        "crate" | "paraph" => Module::new(),
        _ => from.clone(),
    };
    for name in path {
        match name.as_str() {
            "super" => drop(full.pop()),
            "crate" | "paraph" | "self" => {}
            name => full.push(name.to_owned()),
        }
    }
    while !full.is_empty() && !files.contains_key(&full) {
        full.pop();
    }
    (!full.is_empty()).then_some(full)
}

fn imports(files: &BTreeMap<Module, String>) -> Imports {
    let is_within = |one: &Module, other: &Module| one.starts_with(other) || other.starts_with(one);
    let of = |(from, code): (&Module, &String)| {
        let targets = paths(code).into_iter().filter_map(|path| target(from, &path, files));
        (from.clone(), targets.filter(|to| !is_within(from, to)).collect())
    };
    files.iter().map(of).collect()
}

/// What is left when every file is taken away that imports from none of the others, again and again, and every
/// file from which none of the others imports: the circles.
fn circles(mut imports: Imports) -> Imports {
    loop {
        let named: BTreeSet<Module> = imports.values().flatten().cloned().collect();
        let before = imports.len();
        imports.retain(|from, to| !to.is_empty() && named.contains(from));
        let left: BTreeSet<Module> = imports.keys().cloned().collect();
        imports.values_mut().for_each(|to| to.retain(|to| left.contains(to)));
        if imports.len() == before {
            return imports;
        }
    }
}

#[test]
fn no_file_imports_from_one_that_imports_from_it() {
    for (folder, least) in [("src", 150), ("paper/src", 9), ("python/src", 12)] {
        let mut files = BTreeMap::new();
        sources(&repository(folder), &Module::new(), &mut files);
        assert!(files.len() > least, "{folder}: {}", files.len());
        if folder != "src" {
            // There, `paraph` is another crate.
            files.values_mut().for_each(|code| *code = code.replace("paraph::", "library::"));
        }
        has_no_circle(&files);
    }
}

fn has_no_circle(files: &BTreeMap<Module, String>) {
    let left = circles(imports(files));
    let lines: Vec<String> = left
        .iter()
        .map(|(from, to)| {
            let to: Vec<String> = to.iter().map(|to| to.join("::")).collect();
            format!("{} imports from {}", from.join("::"), to.join(", "))
        })
        .collect();
    assert!(lines.is_empty(), "a circle:\n{}", lines.join("\n"));
}

#[test]
fn a_circle_is_found() {
    let module = |name: &str| -> Module { name.split("::").map(str::to_owned).collect() };
    let files = |code: &[(&str, &str)]| -> BTreeMap<Module, String> {
        code.iter().map(|(name, code)| (module(name), (*code).to_owned())).collect()
    };
    let direct = files(&[
        ("a", "use crate::{b::{One, Two}, c};"),
        ("b", "fn x() -> super::a::X { todo!() }"),
        ("c", ""),
    ]);
    let left = circles(imports(&direct));
    assert_eq!(left.keys().collect::<Vec<_>>(), [&module("a"), &module("b")]);
    let by_another =
        files(&[("a", "use crate::b;"), ("b", "use crate::c;"), ("c", "use crate::a;")]);
    assert_eq!(circles(imports(&by_another)).len(), 3);
    // A module and its parts, and a line without an end.
    let within = files(&[("a", "mod b;\nuse b::X;\nuse self::b::Y;"), ("a::b", "use super::X;")]);
    assert!(circles(imports(&within)).is_empty());
    let line = files(&[("a", "use crate::b;"), ("b", "use crate::c::{self, X};"), ("c", "")]);
    assert!(circles(imports(&line)).is_empty());
}
