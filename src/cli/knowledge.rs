use super::Options;
use super::failure::Failure;
use footnote::{Footnote, Source};
use std::path::{Path, PathBuf};

/// Loads what the options ask for: the built-in knowledge or a folder, all topics or one.
pub fn load(options: &Options) -> Result<Footnote, Failure> {
    load_from(&source(folder(options).as_deref())?, options)
}

/// Loads `source`, all topics or the one that the options name.
pub fn load_from(source: &Source, options: &Options) -> Result<Footnote, Failure> {
    let footnote = Footnote::load(source).map_err(Failure::Knowledge)?;
    match &options.topic {
        Some(topic) => footnote.only(topic).map_err(|error| Failure::Usage(error.to_string())),
        None => Ok(footnote),
    }
}

/// The folder that the options or the settings name, if any.
pub fn folder(options: &Options) -> Option<PathBuf> {
    // A setting left empty, as in a copied .env.example, is none.
    let setting = || std::env::var_os("FOOTNOTE_KNOWLEDGE").filter(|value| !value.is_empty());
    options.knowledge.clone().or_else(|| setting().map(PathBuf::from))
}

/// The knowledge files of a folder, or the built-in ones.
pub fn source(folder: Option<&Path>) -> Result<Source, Failure> {
    let Some(folder) = folder else { return Ok(Source::built_in()) };
    let source =
        Source::folder(folder).map_err(|error| Failure::Input(format!("can't read the knowledge: {error}")))?;
    if source.topics().is_empty() {
        return Err(Failure::Input(no_topics(folder)));
    }
    Ok(source)
}

fn no_topics(folder: &Path) -> String {
    let shown = folder.display();
    if folder.join("topic.toml").is_file() {
        return format!("{shown} is a topic itself; name the folder that it stands in");
    }
    format!("{shown} has no topics: a topic is a folder in it with a topic.toml")
}
