use std::env;
use std::path::PathBuf;

/// Where the lines of earlier chats are kept, its folder made if need be. `None` where the system names no such place.
pub fn file() -> Option<PathBuf> {
    let folder = state_folder()?.join("footnote");
    // If it can't be made, neither can the file, and the chat goes on without.
    let _ = std::fs::create_dir_all(&folder);
    Some(folder.join("history"))
}

/// The folder for what programs like to find again (XDG Base Directory Specification), or its like elsewhere.
fn state_folder() -> Option<PathBuf> {
    let named = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return named("LOCALAPPDATA");
    }
    named("XDG_STATE_HOME").or_else(|| Some(named("HOME")?.join(".local").join("state")))
}
