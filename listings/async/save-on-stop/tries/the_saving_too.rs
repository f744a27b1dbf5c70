use std::time::Duration;

use tokio::sync::mpsc::{self, Sender};
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

const PERIOD: Duration = Duration::from_secs(60);

// ANCHOR: tokens
async fn watch(
    device: &str,
    begun: Sender<()>,
    stop: CancellationToken,
) {
    begun.send(()).await.unwrap();
    let pause = || stop.run_until_cancelled(sleep(PERIOD));
    while pause().await.is_some() {
        println!("{device}: asked");
    }
    println!("{device}: saving");
    let saving = sleep(Duration::from_millis(50));
    stop.run_until_cancelled(saving).await;
    println!("{device}: saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    let stop_r1 = stop.child_token();
    let (begun, mut begins) = mpsc::channel(2);
    let r1 = watch("r1", begun.clone(), stop_r1.clone());
    let r1 = tokio::spawn(r1);
    let r2 = tokio::spawn(watch("r2", begun, stop.child_token()));
    for _ in 0..2 {
        begins.recv().await;
    }
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
