//! Where knowledge files come from: the ones built into the binary, or a folder.

use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};

static BUILT_IN: Dir = include_dir!("$CARGO_MANIFEST_DIR/knowledge");

/// The knowledge files of one place, read whole. Topics come from it, and so do the
/// `lexicon/` and `phrases/` folders, for which the built-in ones stand in.
#[derive(Debug)]
pub struct Source {
    root: Option<PathBuf>,
    files: Vec<File>,
}

/// One knowledge file.
#[derive(Debug)]
pub struct File {
    /// Its path as people should read it in a message.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

impl Source {
    /// The knowledge built into the binary.
    pub fn built_in() -> Source {
        let mut files = Vec::new();
        collect_built_in(&BUILT_IN, &mut files);
        Source { root: None, files }
    }

    /// The knowledge in `root`: a folder of topic folders.
    ///
    /// # Errors
    /// The first file or folder that can't be read, with its path.
    pub fn folder(root: &Path) -> Result<Source, UnreadableError> {
        let mut files = Vec::new();
        collect(root, &mut files)?;
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Source { root: Some(root.to_owned()), files })
    }

    /// The names of the topic folders: those with a `topic.toml`.
    pub fn topics(&self) -> Vec<String> {
        let name = |file: &File| {
            let (folder, name) = self.below_root(&file.path).split_once('/')?;
            (name == "topic.toml").then(|| folder.to_owned())
        };
        let mut names: Vec<_> = self.files.iter().filter_map(name).collect();
        names.sort();
        names
    }

    /// The file at `path` below the root, such as `lexicon/en.toml`.
    pub fn file(&self, path: &str) -> Option<&File> {
        self.files.iter().find(|file| self.below_root(&file.path) == path)
    }

    /// The files directly in `folder` whose names end in `ending`, by name.
    pub fn files_in(&self, folder: &str, ending: &str) -> Vec<&File> {
        let inside = |file: &&File| {
            let rest = self.below_root(&file.path).strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
            rest.is_some_and(|name| !name.contains('/') && name.ends_with(ending))
        };
        self.files.iter().filter(inside).collect()
    }

    /// How people should read the path of a file that may not exist, for a message about it.
    pub fn display_path(&self, path: &str) -> String {
        match &self.root {
            Some(root) => format!("{}/{path}", root.display()),
            None => format!("knowledge/{path}"),
        }
    }

    /// Whether it's the knowledge built into the binary, which can't be changed.
    pub fn is_built_in(&self) -> bool {
        self.root.is_none()
    }

    fn below_root<'a>(&self, path: &'a str) -> &'a str {
        let root = self.root.as_ref().map_or("knowledge".into(), |root| root.to_string_lossy());
        let below = path.strip_prefix(root.as_ref()).unwrap_or(path);
        below.trim_start_matches('/')
    }
}

impl File {
    /// Puts `text` in place of the file on disk. Whoever reads it meanwhile, or after a crash, finds the old text or the
    /// new one, never a part.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn replace(&self, text: &str) -> Result<(), UnreadableError> {
        let path = Path::new(&self.path);
        let beside = path.with_extension("toml.new");
        let write = || {
            let mut file = std::fs::File::create(&beside)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&beside, path)
        };
        write().map_err(|source| {
            // What is left of a failed attempt is of no use; the first error is the one to tell.
            let _ = std::fs::remove_file(&beside);
            UnreadableError { path: path.to_owned(), source }
        })
    }
}

/// A knowledge file or folder that can't be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct UnreadableError {
    path: PathBuf,
    source: std::io::Error,
}

fn collect_built_in(folder: &'static Dir, files: &mut Vec<File>) {
    for file in folder.files() {
        let path = format!("knowledge/{}", file.path().display());
        files.push(File { path, bytes: Cow::Borrowed(file.contents()) });
    }
    for below in folder.dirs() {
        collect_built_in(below, files);
    }
}

/// How deep below the root files are looked for; no topic goes deeper.
const DEPTH: usize = 3;

fn collect(root: &Path, files: &mut Vec<File>) -> Result<(), UnreadableError> {
    collect_below(root, DEPTH, files)
}

fn collect_below(folder: &Path, depth: usize, files: &mut Vec<File>) -> Result<(), UnreadableError> {
    let unreadable = |path: &Path| {
        let path = path.to_owned();
        |source| UnreadableError { path, source }
    };
    for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
        let path = entry.map_err(unreadable(folder))?.path();
        let is_knowledge = path.extension().is_some_and(|e| e == "toml" || e == "txt");
        if path.is_dir() && depth > 1 {
            collect_below(&path, depth - 1, files)?;
        } else if is_knowledge {
            let bytes = std::fs::read(&path).map_err(unreadable(&path))?;
            files.push(File { path: path.display().to_string(), bytes: Cow::Owned(bytes) });
        }
    }
    Ok(())
}
