use super::places::places;
use footnote::store::{Arrival, Ended, Outcome, Store};
use std::time::Duration;

fn arrival(update_id: i64, lane: i64) -> Arrival {
    Arrival { update_id, lane, urgent: false, body: format!("{{\"update_id\":{update_id}}}") }
}

fn ended(update_id: i64, outcome: Outcome) -> Ended {
    Ended { update_id, outcome, notes: Vec::new() }
}

async fn waiting(store: &Store) -> Vec<i64> {
    let waiting = store.waiting(0, 1000, false).await.expect("a list");
    waiting.iter().map(|waiting| waiting.update_id).collect()
}

#[tokio::test]
async fn what_arrived_waits_until_it_is_done_also_for_a_later_process() {
    for place in places().await {
        let store = place.open().await;
        store.put(vec![arrival(7, 1), arrival(5, 2), arrival(9, 1)]).await.expect("stored");
        store.end(ended(5, Outcome::Done(Some(70)))).await.expect("stored");
        drop(store);
        let store = place.open().await;
        assert_eq!(waiting(&store).await, [7, 9]);
        assert_eq!(store.body(7).await, Ok(Some("{\"update_id\":7}".to_owned())));
        assert_eq!(store.body(5).await, Ok(None));
        assert_eq!(store.count_waiting().await, Ok(2));
    }
}

#[tokio::test]
async fn doubles_are_dropped_also_of_what_is_done() {
    for place in places().await {
        let store = place.open().await;
        store.put(vec![arrival(1, 1), arrival(1, 1)]).await.expect("stored");
        store.end(ended(1, Outcome::Done(None))).await.expect("stored");
        store.put(vec![arrival(1, 1), arrival(2, 1)]).await.expect("stored");
        assert_eq!(waiting(&store).await, [2]);
    }
}

#[tokio::test]
async fn later_arrivals_come_after_earlier_ones_whoever_stores_them() {
    for place in places().await {
        let stores = [place.open().await, place.open().await];
        let writes = (0..40).map(|n| {
            let store = stores[n % 2].clone();
            tokio::spawn(async move { store.put(vec![arrival(n as i64, 1)]).await })
        });
        let writes: Vec<_> = writes.collect();
        // Reading on from what was read last must never miss one that was stored meanwhile.
        let (mut last, mut read) = (0, Vec::new());
        while read.len() < 40 {
            let more = stores[0].waiting(last, 7, true).await.expect("a list");
            last = more.last().map_or(last, |waiting| waiting.seq);
            assert!(more.iter().all(|waiting| waiting.body.is_some()));
            read.extend(more.into_iter().map(|waiting| waiting.update_id));
            tokio::task::yield_now().await;
        }
        for write in writes {
            write.await.expect("no panic").expect("stored");
        }
        read.sort_unstable();
        assert_eq!(read, (0..40).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn arrivals_wake_whoever_waits_for_them_in_this_process_and_in_others() {
    for place in places().await {
        let (here, there) = (place.open().await, place.open().await);
        here.put(vec![arrival(1, 1)]).await.expect("stored");
        tokio::time::timeout(Duration::from_secs(60), here.arrived()).await.expect("woken");
        if place.address.file().is_none() {
            tokio::time::timeout(Duration::from_secs(60), there.arrived()).await.expect("woken");
        }
    }
}

#[tokio::test]
async fn a_failing_update_is_counted_and_set_aside_without_its_text() {
    for place in places().await {
        let store = place.open().await;
        store.put(vec![arrival(1, 1)]).await.expect("stored");
        store.begin(1).await.expect("stored");
        store.end(ended(1, Outcome::Failed)).await.expect("stored");
        let tries: Vec<_> = store.waiting(0, 9, false).await.expect("a list").iter().map(|one| one.tries).collect();
        assert_eq!(tries, [2]);
        store.end(ended(1, Outcome::SetAside("src/x.rs:1".to_owned()))).await.expect("stored");
        assert_eq!(waiting(&store).await, [] as [i64; 0]);
        let aside = store.set_aside(9).await.expect("a list");
        assert_eq!(aside.iter().map(|one| (one.update_id, one.tries)).collect::<Vec<_>>(), [(1, 3)]);
        assert!(aside.iter().all(|one| one.fault == "src/x.rs:1"));
    }
}

#[tokio::test]
async fn only_what_is_long_done_is_cleaned_away() {
    for place in places().await {
        let store = place.open().await;
        store.put(vec![arrival(1, 1), arrival(2, 1)]).await.expect("stored");
        store.end(ended(1, Outcome::Done(Some(5)))).await.expect("stored");
        store.clean(Duration::from_secs(3600), &[]).await.expect("cleaned");
        // Still known, so a double is told.
        store.put(vec![arrival(1, 1)]).await.expect("stored");
        assert_eq!(waiting(&store).await, [2]);
        tokio::time::sleep(Duration::from_millis(5)).await;
        store.clean(Duration::ZERO, &[]).await.expect("cleaned");
        store.put(vec![arrival(1, 1)]).await.expect("stored");
        assert_eq!(waiting(&store).await, [2, 1]);
    }
}

#[tokio::test]
async fn recent_answers_are_known_by_lane() {
    for place in places().await {
        let store = place.open().await;
        store.put(vec![arrival(1, -5), arrival(2, -5), arrival(3, 6)]).await.expect("stored");
        store.end(ended(1, Outcome::Done(Some(9)))).await.expect("stored");
        store.end(ended(3, Outcome::Done(None))).await.expect("stored");
        let lanes = store.answered_within(Duration::from_secs(60)).await.expect("a list");
        assert_eq!(lanes.iter().map(|(lane, _)| *lane).collect::<Vec<_>>(), [-5]);
    }
}

#[tokio::test]
async fn many_at_once_are_stored_and_ended() {
    for place in places().await {
        let store = place.open().await;
        store.put((0..1003).map(|id| arrival(id, id)).collect()).await.expect("stored");
        let ends = (0..1003).filter(|id| id % 2 == 0).map(|id| {
            let store = store.clone();
            tokio::spawn(async move { store.end(ended(id, Outcome::Done(Some(id)))).await })
        });
        for end in ends.collect::<Vec<_>>() {
            end.await.expect("no panic").expect("stored");
        }
        let left = waiting(&store).await;
        assert_eq!(left, (0..1003).filter(|id| id % 2 == 1).take(1000).collect::<Vec<_>>());
    }
}
