use super::places::places;
use footnote::store::{Ended, Note, Outcome, Saved};
use std::time::Duration;

fn note(kind: &'static str, key: &str, body: Option<&str>) -> Note {
    Note { kind, key: key.to_owned(), body: body.map(str::to_owned) }
}

#[tokio::test]
async fn notes_are_kept_changed_and_forgotten() {
    for place in places().await {
        let store = place.open().await;
        let first = vec![note("chat", "1", Some("a")), note("chat", "2", Some("b")), note("user", "1", Some("c"))];
        store.save(first).await.expect("saved");
        let change =
            vec![note("chat", "1", Some("x")), note("chat", "1", Some("a'\u{1f375}")), note("chat", "2", None)];
        store.save(change).await.expect("saved");
        let saved = vec![Saved { key: "1".to_owned(), body: "a'\u{1f375}".to_owned() }];
        drop(store);
        let store = place.open().await;
        assert_eq!(store.notes("chat", 9).await, Ok(saved));
        assert_eq!(store.note("chat", "2").await, Ok(None));
    }
}

#[tokio::test]
async fn a_note_is_saved_with_the_end_of_its_update() {
    for place in places().await {
        let store = place.open().await;
        let notes = vec![note("chat", "1", Some("a"))];
        store.end(Ended { update_id: 1, outcome: Outcome::Done(None), notes }).await.expect("saved");
        assert!(store.note("chat", "1").await.expect("read").is_some());
    }
}

#[tokio::test]
async fn notes_of_a_kind_can_age() {
    for place in places().await {
        let store = place.open().await;
        store.save(vec![note("talk", "1", Some("a")), note("chat", "1", Some("a"))]).await.expect("saved");
        tokio::time::sleep(Duration::from_millis(5)).await;
        store.clean(Duration::from_secs(1), &[("talk", Duration::ZERO)]).await.expect("cleaned");
        assert_eq!(store.note("talk", "1").await, Ok(None));
        assert!(store.note("chat", "1").await.expect("read").is_some());
    }
}

#[tokio::test]
async fn of_many_notes_the_latest_are_read() {
    for place in places().await {
        let store = place.open().await;
        for key in ["a", "c", "b"] {
            store.save(vec![note("talk", key, Some(key))]).await.expect("saved");
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        let keys: Vec<_> = store.notes("talk", 2).await.expect("read").into_iter().map(|note| note.key).collect();
        assert_eq!(keys, ["c", "b"]);
    }
}
