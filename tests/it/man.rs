//! Manual pages: one for each command, valid for man and mandoc, the same each time.

use crate::command_runner::Folder;
use crate::json_shapes::Man;

fn made() -> Folder {
    let f = Folder::new();
    f.ok("mkdir man && paraph man --dir man");
    f
}

#[test]
fn every_command_has_a_page_and_the_roster_another() {
    let f = made();
    let commands = |line: &str| -> Vec<String> {
        let help = f.ok(line);
        let list = help.out().split("Commands:\n").nth(1).unwrap();
        let list = list.lines().take_while(|line| !line.is_empty());
        let names = list.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        names.map(|line| line.split_whitespace().next().unwrap().to_owned()).collect()
    };
    let mut pages = vec!["paraph".to_owned()];
    for command in commands("paraph --help") {
        pages.push(format!("paraph-{command}"));
        if matches!(&*command, "export" | "key" | "roster" | "time") {
            let inner = commands(&format!("paraph {command} --help"));
            pages.extend(inner.iter().map(|inner| format!("paraph-{command}-{inner}")));
        }
    }
    let mut pages: Vec<String> = pages.iter().map(|page| format!("man/{page}.1")).collect();
    pages.push("man/paraph-roster.5".to_owned());
    pages.sort();
    let there: Vec<String> =
        f.listing().into_keys().map(|path| path.to_str().unwrap().to_owned()).collect();
    assert_eq!(there, pages);
}

#[test]
fn the_pages_are_the_same_each_time_and_are_not_overwritten_by_accident() {
    let f = made();
    let before = f.listing();
    f.fails("paraph man --dir man", 2, "output-exists");
    let again: Man = f.json("paraph man --dir man --force --json", 0);
    let names = before.keys().map(|path| path.to_str().unwrap());
    let mut files = again.files;
    files.sort();
    assert!(names.eq(files.iter().map(String::as_str)), "{files:?}");
    assert!(f.listing() == before);
    f.fails("paraph man --dir nowhere", 2, "not-found");
    // None or all.
    f.ok("mkdir new && echo mine > new/paraph-verify.1");
    let ran = f.fails("paraph man --dir new", 2, "output-exists");
    assert!(!f.path("new/paraph.1").exists(), "{ran}");
    f.ok("mkdir full").exit(0);
    f.run("paraph man --dir full > /dev/full").exit(2).code("output-failed");
    assert_eq!(f.ok("ls full").out(), "");
}

#[test]
fn the_pages_are_good_roff() {
    let f = made();
    let ran = f.run("mandoc -T lint -W warning man/*");
    let known = |line: &&str| {
        // The pages have no date, and options with possible values have one line break too many.
        !line.contains("missing date") && !line.contains("skipping paragraph macro: br ")
    };
    let said: Vec<&str> = ran.out().lines().filter(known).collect();
    assert!(said.is_empty(), "{said:#?}");
    let page = f.ok("mandoc -T utf8 -O width=78 man/paraph-verify.1 | col -bx");
    for words in [
        "paraph-verify - Judge bundles by your roster",
        "paraph verify [OPTIONS] --roster <FILE> [BUNDLE|DIR]...",
        "\n         paraph verify tor.bundle.json --roster roster.toml\n",
        "EXIT STATUS",
        "paraph(1), paraph-roster(5)",
    ] {
        assert!(page.out().contains(words), "no {words:?}\n{page}");
    }
    let page = f.ok("mandoc -T utf8 -O width=78 man/paraph.1 | col -bx");
    assert!(page.out().contains("  3  incomplete: nothing is false"), "{page}");
    let page = f.ok("mandoc -T utf8 -O width=90 man/paraph-roster.5 | col -bx");
    assert!(page.out().contains("\n         [[party.holder]]\n"), "{page}");
}
