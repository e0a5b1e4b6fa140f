use super::failure::{Failure, Outcome};
use super::{counted, tell};
use clap::{Args, ValueEnum};
use footnote::import::{self, Imported};
use footnote::{Footnote, Source};
use std::io::{Read, Write, stdin, stdout};
use std::path::{Path, PathBuf};
use std::{fs, io, process};

/// `footnote import`: a topic folder out of an article.
#[derive(Debug, Args)]
pub struct Import {
    /// The article: wiki text or plain text, in UTF-8; `-` reads stdin
    file: PathBuf,
    /// The folder of topics that the new one becomes part of; it's made if there is none
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// The name of the topic's folder [default: made of the title]
    #[arg(long)]
    name: Option<String>,
    /// The title of the article [default: what heads the text, or the file's name]
    #[arg(long)]
    title: Option<String>,
    /// Where the article is published, for the links under answers
    #[arg(long)]
    url: Option<String>,
    /// The licence of the article, such as "CC BY-SA 4.0"
    #[arg(long, visible_alias = "license")]
    licence: Option<String>,
    /// Whom to name as its authors
    #[arg(long)]
    attribution: Option<String>,
    /// The code of its language: en, ru, ja
    #[arg(long)]
    language: Option<String>,
    /// What kind of text it is [default: told by its marks]
    #[arg(long)]
    kind: Option<Kind>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Wiki,
    Plain,
}

/// More notes than this are counted rather than told.
const NOTES: usize = 10;

impl Import {
    pub fn run(self) -> Result<Outcome, Failure> {
        let file = self.file.display().to_string();
        let bytes = read(&self.file).map_err(|error| Failure::Input(format!("can't read {file}: {error}")))?;
        let imported =
            import::import(&bytes, &file, &self.options()).map_err(|error| Failure::Input(error.to_string()))?;
        let topic = self.into.join(&imported.name);
        refuse(&self.into, &topic)?;
        let footnote = place(&imported, &self.into, &topic)?;
        writeln!(stdout(), "{}", topic.display())?;
        self.report(&imported, &topic, &footnote);
        Ok(Outcome::Done)
    }

    fn options(&self) -> import::Options {
        let kind = self.kind.map(|kind| match kind {
            Kind::Wiki => import::Kind::Wiki,
            Kind::Plain => import::Kind::Plain,
        });
        import::Options {
            name: self.name.clone(),
            title: self.title.clone(),
            address: self.url.clone(),
            licence: self.licence.clone(),
            attribution: self.attribution.clone(),
            language: self.language.clone(),
            kind,
        }
    }

    /// Tells what was made, what to look at, and what to do next.
    fn report(&self, imported: &Imported, topic: &Path, footnote: &Footnote) {
        let kind = match imported.kind {
            import::Kind::Wiki => "wiki text",
            import::Kind::Plain => "plain text",
        };
        let articles = || footnote.topics().iter().map(|topic| topic.article());
        let sections = counted(articles().map(|article| article.sections().len()).sum(), "section");
        let sentences = counted(articles().map(|article| article.sentences().len()).sum(), "sentence");
        tell(format_args!("made {} out of {kind}: {sections}, {sentences}", topic.display()));
        if !imported.guesses.is_empty() {
            tell(format_args!("\nguessed; to change it, edit {}:", topic.join("topic.toml").display()));
            imported.guesses.iter().for_each(|guess| tell(format_args!("  {guess}")));
        }
        if !imported.notes.is_empty() {
            tell("\nleft out or unclear:");
            for note in imported.notes.iter().take(NOTES) {
                tell(format_args!("  {}:{}: {}", self.file.display(), note.line, note.message));
            }
            if imported.notes.len() > NOTES {
                tell(format_args!("  and {} more", imported.notes.len() - NOTES));
            }
        }
        let into = self.into.display();
        tell(format_args!("\nnext:\n  footnote check {into}\n  footnote --knowledge {into} chat"));
    }
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new("-") {
        let mut bytes = Vec::new();
        stdin().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(file)
}

/// Whether there is something already where the topic would go.
fn refuse(into: &Path, topic: &Path) -> Result<(), Failure> {
    if into.join("topic.toml").exists() {
        let parent = into.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
        let shown = into.display();
        return Err(Failure::Input(format!("{shown} is a topic itself; try --into {}", parent.display())));
    }
    if into.exists() && !into.is_dir() {
        return Err(Failure::Input(format!("{} is no folder", into.display())));
    }
    if topic.symlink_metadata().is_ok() {
        let shown = topic.display();
        return Err(Failure::Input(format!("{shown} is there already; remove it, or choose another name with --name")));
    }
    Ok(())
}

/// Writes the topic beside its place, checks it, and only then moves it there: it's there whole or not at all.
fn place(imported: &Imported, into: &Path, topic: &Path) -> Result<Footnote, Failure> {
    let failed = |error: io::Error| Failure::Input(format!("can't make {}: {error}", topic.display()));
    let made_into = !into.exists();
    fs::create_dir_all(into).map_err(failed)?;
    let scratch = into.join(format!(".import-{}", process::id()));
    let written = write(imported, &scratch).map_err(failed);
    let placed = written.and_then(|()| check(&scratch)).and_then(|footnote| {
        fs::rename(scratch.join(&imported.name), topic).map_err(failed)?;
        Ok(footnote)
    });
    // What can't be removed is in nobody's way: its name begins with a dot.
    let _ = fs::remove_dir_all(&scratch);
    if placed.is_err() && made_into {
        let _ = fs::remove_dir(into);
    }
    placed
}

fn write(imported: &Imported, scratch: &Path) -> io::Result<()> {
    let folder = scratch.join(&imported.name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("topic.toml"), &imported.about)?;
    fs::write(folder.join("article.txt"), &imported.article)
}

fn check(folder: &Path) -> Result<Footnote, Failure> {
    let source = Source::folder(folder).map_err(|error| Failure::Input(error.to_string()))?;
    Footnote::load(&source).map_err(Failure::Knowledge)
}
