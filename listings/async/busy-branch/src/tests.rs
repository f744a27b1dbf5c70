use super::*;

#[tokio::test]
async fn a_stop_below_a_branch_that_is_always_ready_is_not_seen() {
    let stop = CancellationToken::new();
    stop.cancel();
    assert_eq!(readings_first(&stop).await, 1000);
}

#[tokio::test]
async fn a_stop_above_it_is_seen_at_once() {
    let stop = CancellationToken::new();
    stop.cancel();
    assert_eq!(stop_first(&stop).await, 0);
}

/// Without `biased` it is a matter of chance, turn by turn.
#[tokio::test]
async fn by_chance_it_is_seen_soon() {
    let stop = CancellationToken::new();
    stop.cancel();
    for _ in 0..1000 {
        select! {
            _ = reading() => {}
            () = stop.cancelled() => return,
        }
    }
    panic!("a coin has shown the same side a thousand times");
}
