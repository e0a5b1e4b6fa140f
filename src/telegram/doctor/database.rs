//! The store and what waits in it.

use super::{Finding, LIMIT, for_people};
use crate::store::{Address, Contents, Inspection, inspect};
use crate::telegram::start::StartError;
use std::path::Path;
use std::time::Duration;

const ABOUT: &str = "database";

/// A bot that works answers within this time.
const SLOW: Duration = Duration::from_secs(300);

/// Less room than this on the disk, in megabytes, doesn't last.
const ROOM: u64 = 200;

/// Looks at the store, which must belong to the bot with the number `me`.
pub async fn examine(address: &Address, me: Option<i64>, tell: &mut impl FnMut(Finding)) {
    let shown = address.shown();
    match tokio::time::timeout(LIMIT, inspect(address)).await {
        Err(_) => tell(Finding::fault(ABOUT, format!("{shown}: no answer within {} s", LIMIT.as_secs()))),
        Ok(Err(error)) => tell(Finding::fault(ABOUT, error.to_string())),
        Ok(Ok(Inspection::Missing)) => {
            tell(Finding::note(ABOUT, format!("{shown} is not there yet: the bot makes it at its start")));
        }
        Ok(Ok(Inspection::Behind)) => {
            tell(Finding::note(ABOUT, format!("{shown} has not all tables yet: the bot makes them at its start")));
        }
        Ok(Ok(Inspection::Ahead)) => {
            tell(Finding::fault(ABOUT, format!("{shown}: a newer Footnote made it; run that one")));
        }
        Ok(Ok(Inspection::Good(contents))) => {
            tell(Finding::well(ABOUT, format!("{shown} answers and has all tables")));
            contents_findings(&contents, me, tell);
        }
    }
    if let Some(path) = address.file() {
        let folder = address.folder().unwrap_or(Path::new("."));
        if let Some(megabytes) = room(if path.exists() { path } else { folder }) {
            let text = format!("{megabytes} MB free");
            tell(if megabytes < ROOM {
                Finding::fault("disk", format!("{text}: make room, or the bot will soon have to stand still"))
            } else {
                Finding::well("disk", text)
            });
        }
    }
}

fn contents_findings(contents: &Contents, me: Option<i64>, tell: &mut impl FnMut(Finding)) {
    if let (Some(owner), Some(me)) = (&contents.owner, me)
        && *owner != me.to_string()
    {
        tell(Finding::fault(ABOUT, StartError::OtherBot { owner: owner.clone(), me }.to_string()));
    }
    let works = contents.seat_taken;
    tell(if works {
        Finding::well("process", "one is at work with this database")
    } else {
        Finding::note("process", "none is at work with this database: the bot doesn't run, or is just starting")
    });
    let oldest = contents.oldest.unwrap_or_default();
    let text = format!("{} wait, the first of them for {}", contents.waiting, for_people(oldest));
    tell(match contents.waiting {
        0 => Finding::well("updates", "none waits"),
        _ if !works => Finding::note("updates", format!("{text}. They are answered once the bot runs")),
        _ if oldest > SLOW => {
            Finding::fault("updates", format!("{text}. The bot can't keep up, or can't send: its log says why"))
        }
        _ => Finding::well("updates", text),
    });
    tell(match contents.set_aside {
        0 => Finding::well("set aside", "nothing was"),
        count => Finding::fault("set aside", set_aside(count, contents)),
    });
}

fn set_aside(count: i64, contents: &Contents) -> String {
    let listed = contents.newest_set_aside.iter().map(|(ago, update)| {
        let (ago, tries, place) = (for_people(*ago), update.tries, &update.fault);
        format!("{} ({ago} ago, after {tries} tries: {place})", update.update_id)
    });
    let listed: Vec<_> = listed.collect();
    format!(
        "{count} in all that could not be answered, last {}. Each place is a fault in the program: please report it",
        listed.join(", ")
    )
}

/// How much room is left where `path` is, in megabytes.
#[cfg(unix)]
fn room(path: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(path).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize) >> 20)
}

#[cfg(not(unix))]
fn room(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::SetAside;
    use crate::telegram::doctor::Mark;

    fn good() -> Contents {
        let owner = Some("7".to_owned());
        Contents { owner, waiting: 0, oldest: None, set_aside: 0, newest_set_aside: Vec::new(), seat_taken: true }
    }

    fn faults(contents: &Contents) -> Vec<String> {
        let mut findings = Vec::new();
        contents_findings(contents, Some(7), &mut |finding| findings.push(finding));
        let faults = findings.into_iter().filter(|finding| finding.mark == Mark::Fault);
        faults.map(|finding| finding.to_string()).collect()
    }

    #[test]
    fn a_store_at_work_has_no_fault() {
        assert_eq!(faults(&good()), Vec::<String>::new());
        let waiting = Contents { waiting: 3, oldest: Some(Duration::from_secs(2)), ..good() };
        assert_eq!(faults(&waiting), Vec::<String>::new());
        let at_rest = Contents { seat_taken: false, oldest: Some(Duration::from_secs(9999)), ..waiting };
        assert_eq!(faults(&at_rest), Vec::<String>::new());
    }

    #[test]
    fn a_bot_that_works_and_does_not_answer_is_at_fault() {
        let faults = faults(&Contents { waiting: 3, oldest: Some(Duration::from_secs(600)), ..good() });
        assert!(faults.len() == 1 && faults[0].contains("10 min"), "{faults:?}");
    }

    #[test]
    fn another_bots_store_is_at_fault() {
        let faults = faults(&Contents { owner: Some("8".to_owned()), ..good() });
        assert!(faults.len() == 1 && faults[0].contains("FOOTNOTE_DATABASE_URL"), "{faults:?}");
    }

    #[test]
    fn what_was_set_aside_is_listed_by_its_place() {
        let update = SetAside { update_id: 55, tries: 3, fault: "src/a.rs:1:2".to_owned(), at: 0 };
        let listed = vec![(Duration::from_secs(180), update)];
        let faults = faults(&Contents { set_aside: 1, newest_set_aside: listed, ..good() });
        assert!(faults[0].contains("55 (3 min ago, after 3 tries: src/a.rs:1:2)"), "{faults:?}");
    }
}
