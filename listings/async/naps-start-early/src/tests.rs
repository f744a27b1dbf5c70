use super::*;

use tokio::time::Instant as PausedInstant;

#[tokio::test(start_paused = true)]
async fn sleeps_that_were_made_together_end_together() {
    let start = PausedInstant::now();
    let naps = [sleep(NAP), sleep(NAP), sleep(NAP)];
    for nap in naps {
        nap.await;
    }
    assert_eq!(start.elapsed(), NAP);
}

#[tokio::test(start_paused = true)]
async fn an_async_fn_begins_when_it_is_awaited() {
    let start = PausedInstant::now();
    let naps = [nap(), nap(), nap()];
    for nap in naps {
        nap.await;
    }
    assert_eq!(start.elapsed(), 3 * NAP);
}
