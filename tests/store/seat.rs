use super::places::places;

#[tokio::test]
async fn one_at_a_time_sits_and_a_free_seat_is_taken() {
    for place in places().await {
        let (one, other) = (place.open().await, place.open().await);
        let seat = one.take_seat().await.expect("known").expect("free");
        assert!(other.take_seat().await.expect("known").is_none());
        drop(seat);
        // A server takes a moment to notice that a connection is gone.
        let mut taken = false;
        for _ in 0..100 {
            taken = other.take_seat().await.expect("known").is_some();
            if taken {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        assert!(taken);
    }
}
