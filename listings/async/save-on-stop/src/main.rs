use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

const PERIOD: Duration = Duration::from_secs(60);

// ANCHOR: tokens
async fn watch(device: &str, stop: CancellationToken) {
    let pause = || stop.run_until_cancelled(sleep(PERIOD));
    while pause().await.is_some() {
        println!("{device}: polled");
    }
    save(device).await;
}

async fn save(device: &str) {
    println!("{device}: saving");
    sleep(Duration::from_millis(50)).await;
    println!("{device}: saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    let stop_r1 = stop.child_token();
    let r1 = tokio::spawn(watch("r1", stop_r1.clone()));
    let r2 = tokio::spawn(watch("r2", stop.child_token()));
    println!("stop r1");
    stop_r1.cancel();
    r1.await.unwrap();
    println!("r2 watches: {}", !r2.is_finished());
    println!("stop all");
    stop.cancel();
    r2.await.unwrap();
}
// ANCHOR_END: tokens

#[cfg(test)]
mod tests;
