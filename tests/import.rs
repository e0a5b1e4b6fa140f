//! `footnote import` as others run it: an article in, a topic folder out that the other commands take at once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const WIKI: &str = "{{Short description|A tower}}\n{{Infobox lighthouse\n| height = {{convert|31|m|ft}}\n}}\n\
    <!-- Mind the spelling. -->\n[[File:Gannet.jpg|thumb|The [[lighthouse]] in 1900]]\n\
    The '''lighthouse of Gannet Point''' was built in {{circa|1854}} by the engineer [[Ilse Marrin|Marrin]].<ref>{{cite \
    book|title=Lights}}</ref> Its tower of [[granite]] stands {{convert|31|m|ft|abbr=on}} high.\n\n== Keepers ==\n{{Main|List \
    of keepers}}\nThe last keeper left the tower in 1961.{{citation needed|date=May 2020}}\n* Anna Holm\n* ''Petr Sand''\n\n\
    {| class=\"wikitable\"\n! Year !! Keeper\n|}\n== References ==\n{{reflist}}\n\n[[Category:Lighthouses]]\n";

const ARTICLE: &str = "= Gannet Point =\n\nThe lighthouse of Gannet Point was built in c. 1854 by the engineer Marrin. Its \
    tower of granite stands 31 m high.\n\n== Keepers ==\n\nThe last keeper left the tower in 1961.\n\n- Anna Holm\n- Petr \
    Sand\n";

const PLAIN: &str = "The Lights of Velmora\n\nThe lighthouse of Gannet Point was built in 1854 by the engineer\nIlse \
    Marrin.\n\nKeepers\n\nThe last keeper left the tower in 1961.\n";

/// An empty folder that the program runs in.
struct Place(TempDir);

impl Place {
    fn new() -> Place {
        Place(TempDir::new().unwrap())
    }

    fn with(file: &str, text: impl AsRef<[u8]>) -> Place {
        let place = Place::new();
        fs::write(place.path(file), text).unwrap();
        place
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_footnote"));
        for setting in ["TELOXIDE_TOKEN", "FOOTNOTE_KNOWLEDGE", "RUST_LOG", "NO_COLOR"] {
            command.env_remove(setting);
        }
        let output = command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null()).output().unwrap();
        Ran::new(output)
    }

    /// All that is in the folder, by name.
    fn holds(&self, below: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(below)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[derive(Debug)]
struct Ran {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn new(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(!self.err.contains("panicked"), "{self:#?}");
        self
    }

    #[track_caller]
    fn tells(self, part: &str) -> Ran {
        assert!(self.err.contains(part), "{part:?} in {self:#?}");
        self
    }
}

#[test]
fn wiki_text_becomes_a_topic_that_answers_at_once() {
    let place = Place::with("Gannet_Point.wiki", WIKI);
    let run = place.run(&["import", "Gannet_Point.wiki", "--into", "topics"]).exits(0);
    assert_eq!(Path::new(run.out.trim()), Path::new("topics/gannet-point"));
    let run = run.tells("out of wiki text: 2 sections, 5 sentences").tells("footnote check topics");
    let run =
        run.tells("title: Gannet Point (from the file's name").tells("https://en.wikipedia.org/wiki/Gannet_Point");
    run.tells("licence: CC BY-SA 4.0").tells("Gannet_Point.wiki:15: a table was left out");
    assert_eq!(place.read("topics/gannet-point/article.txt"), ARTICLE);
    assert_eq!(place.holds("topics"), ["gannet-point"]);
    place.run(&["check", "topics"]).exits(0).tells("no faults: 1 topic");
    let asked =
        place.run(&["--knowledge", "topics", "ask", "--json", "When did the last keeper leave the tower?"]).exits(0);
    assert!(asked.out.contains(r#""quote":"The last keeper left the tower in 1961.""#), "{asked:#?}");
    assert!(asked.out.contains("1961"), "{asked:#?}");
}

#[test]
fn plain_text_becomes_a_topic_too() {
    let place = Place::with("lights.txt", PLAIN);
    let given = ["--url", "https://example.org/lights", "--license", "CC0", "--attribution", "Made up \"for\" tests"];
    let run = place.run(&[&["import", "lights.txt", "--into", "."][..], &given].concat()).exits(0);
    assert!(!run.err.contains("licence:") && !run.err.contains("address:"), "{run:#?}");
    let article = place.read("the-lights-of-velmora/article.txt");
    assert!(article.starts_with(
        "= The Lights of Velmora =\n\nThe lighthouse of Gannet Point was built in 1854 by the engineer Ilse"
    ));
    assert!(article.contains("\n\n== Keepers ==\n\n"), "{article}");
    let about = place.read("the-lights-of-velmora/topic.toml");
    for line in ["address = \"https://example.org/lights\"", "licence = \"CC0\"", "language = \"en\""] {
        assert!(about.contains(line), "{about}");
    }
    place.run(&["check", "."]).exits(0);
}

#[test]
fn languages_and_names_of_their_own() {
    let place = Place::with("чай.txt", "= Чай =\n\nЧай привезли в 1662 году.\n");
    place.run(&["import", "чай.txt", "--into", "t"]).exits(1).tells("--name");
    assert!(!place.path("t").exists());
    place.run(&["import", "чай.txt", "--into", "t", "--name", "Not So!"]).exits(1).tells("--name");
    place.run(&["import", "чай.txt", "--into", "t", "--name", "../tea"]).exits(1).tells("--name");
    place.run(&["import", "чай.txt", "--into", "t", "--name", "tea"]).exits(0).tells("language: ru");
    place.run(&["check", "t"]).exits(0);
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::with("Gannet_Point.wiki", WIKI);
    let import = ["import", "Gannet_Point.wiki", "--into", "topics"];
    place.run(&import).exits(0);
    fs::write(place.path("topics/gannet-point/article.txt"), "mine").unwrap();
    place.run(&import).exits(1).tells("topics/gannet-point is there already");
    assert_eq!(place.read("topics/gannet-point/article.txt"), "mine");
    assert_eq!(place.holds("topics"), ["gannet-point"]);
    place.run(&["import", "Gannet_Point.wiki", "--into", "topics", "--name", "second"]).exits(0);
    place.run(&["import", "Gannet_Point.wiki", "--into", "topics/second"]).exits(1).tells("--into topics");
    place.run(&["import", "Gannet_Point.wiki", "--into", "Gannet_Point.wiki"]).exits(1).tells("is no folder");
}

#[test]
fn what_is_no_article_leaves_nothing_behind() {
    let cases: [(&[u8], &str); 6] = [
        (b"One line.\nAnd \xff\xfe.\n", "article:2: this isn't UTF-8"),
        (b"<!DOCTYPE html><p>Tea.", "article:1: this is a web page"),
        (b"#REDIRECT [[Tea]]", "article:1: this only leads to another article"),
        (b"", "no sentence is left"),
        (b"= Tea =\n\n{{Infobox}}", "no sentence is left"),
        (b"\n \n", "no sentence is left"),
    ];
    for (text, message) in cases {
        let place = Place::with("article", text);
        place.run(&["import", "article", "--into", "topics"]).exits(1).tells(message);
        assert_eq!(place.holds(""), ["article"]);
    }
    Place::new().run(&["import", "missing.txt", "--into", "topics"]).exits(1).tells("can't read missing.txt");
    Place::new().run(&["import", "missing.txt"]).exits(2);
}

#[test]
fn an_article_that_was_imported_can_be_imported_again() {
    let place = Place::with("Gannet_Point.wiki", WIKI);
    place.run(&["import", "Gannet_Point.wiki", "--into", "first"]).exits(0);
    place.run(&["import", "first/gannet-point/article.txt", "--into", "second"]).exits(0);
    assert_eq!(place.read("second/gannet-point/article.txt"), ARTICLE);
}
