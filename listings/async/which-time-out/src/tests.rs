use tokio::select;
use tokio::time::Instant;

use super::*;

/// The outcomes of a run in which nothing held up this thread, on which
/// the server and the clients are, for a good part of the limit.
async fn in_good_time(path: &str, patience: Duration) -> String {
    let base = serve().await.unwrap();
    loop {
        let mut longest = Duration::ZERO;
        let heart = async {
            let mut last = Instant::now();
            loop {
                sleep(LIMIT / 100).await;
                longest = longest.max(last.elapsed());
                last = Instant::now();
            }
        };
        let outcomes = select! {
            outcomes = ask_all(&base, path, patience) => outcomes,
            () = heart => unreachable!("the heart beats on"),
        };
        if longest < LIMIT / 4 {
            return outcomes;
        }
    }
}

#[tokio::test]
async fn only_the_limit_on_the_whole_ends_a_trickle() {
    assert_eq!(
        in_good_time("trickle", 9 * LIMIT).await,
        "15 of 16 ports up | 15 of 16 ports up | timed out"
    );
}

#[tokio::test]
async fn only_the_limit_on_connecting_lets_silence_last() {
    assert_eq!(
        in_good_time("silence", 2 * LIMIT).await,
        "still waiting | timed out | timed out"
    );
}
