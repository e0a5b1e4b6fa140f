//! What holds a password can't be printed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Types that are or hold a password, ours and others'. Whatever holds one of these holds it too.
const PASSWORDS: [&str; 5] = ["Token", "Secret", "Proxy", "PgConnectOptions", "Bot"];

/// A struct or an enum: its name, the words of its definition, and whether it can be printed.
struct Type {
    name: String,
    words: BTreeSet<String>,
    printable: bool,
}

/// The types in `text`. A definition ends where its brace stands at the margin, as the formatter puts it.
fn types(text: &str) -> Vec<Type> {
    let (mut types, mut printable) = (Vec::<Type>::new(), false);
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    while let Some(line) = lines.next() {
        let words = || line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty());
        if line.starts_with("#[derive(") {
            printable = words().any(|word| word == "Debug");
        } else if let Some(at) = words().position(|word| ["struct", "enum"].contains(&word))
            && !line.starts_with([' ', '#', '}'])
        {
            let Some(name) = words().nth(at + 1) else { continue };
            let mut definition: BTreeSet<_> = held(line).collect();
            if !line.ends_with([';', '}']) {
                let rest = lines.by_ref().take_while(|line| *line != "}");
                definition.extend(rest.filter(|line| !line.trim_start().starts_with('#')).flat_map(held));
            }
            types.push(Type { name: name.to_owned(), words: definition, printable });
            printable = false;
        } else if let Some(printed) = line.strip_suffix(" {").filter(|line| line.starts_with("impl")) {
            let by_hand = printed.contains("Debug for ") || printed.contains("Display for ");
            let name = printed.rsplit(' ').next().unwrap_or_default();
            let of = types.iter_mut().find(|known| known.name == name);
            of.into_iter().for_each(|known| known.printable |= by_hand);
        }
    }
    types
}

/// The types that a line of a definition names: those behind the name of a field or a variant.
fn held(line: &str) -> impl Iterator<Item = String> {
    let types = line.split_once([':', '(']).map_or("", |(_, types)| types);
    types.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned)
}

/// The names of types that hold a password and can be printed all the same.
fn leaks(types: &[Type]) -> Vec<&str> {
    let mut holders: BTreeSet<&str> = PASSWORDS.into();
    loop {
        let holds = |one: &&Type| one.words.iter().any(|word| holders.contains(word.as_str()));
        let more: Vec<_> = types.iter().filter(holds).map(|one| one.name.as_str()).collect();
        let before = holders.len();
        holders.extend(more);
        if holders.len() == before {
            break;
        }
    }
    let leaks = types.iter().filter(|one| one.printable && holders.contains(one.name.as_str()));
    leaks.map(|one| one.name.as_str()).collect()
}

#[test]
fn what_holds_a_password_has_no_debug() {
    let mut all = Vec::new();
    for folder in ["telegram", "store"] {
        let mut files = Vec::new();
        super::sources::collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut files);
        for file in files {
            all.extend(types(&fs::read_to_string(file).expect("a source file")));
        }
    }
    for known in ["Token", "Secret", "Settings", "Webhook", "Api", "Address"] {
        assert!(all.iter().any(|one| one.name == known), "{known} is nowhere");
    }
    assert_eq!(leaks(&all), Vec::<&str>::new());
}

#[test]
fn a_leak_would_be_found() {
    let text = "#[derive(Clone, Debug)]\npub struct Holder {\n    /// A word.\n    key: Option<Token>,\n}\n\
        struct Token(String);\n#[derive(Debug)]\nenum Way {\n    By(Holder),\n}\n\
        #[derive(Debug)]\nstruct Other {\n    tokens: usize,\n}\n\
        struct Secret(String);\nimpl fmt::Debug for Secret {\n}\n";
    assert_eq!(leaks(&types(text)), ["Holder", "Way", "Secret"]);
}
