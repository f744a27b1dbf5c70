use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

// ANCHOR: receivers
async fn follow(mut versions: broadcast::Receiver<u32>) {
    loop {
        match versions.recv().await {
            Ok(version) => println!("broadcast: version {version}"),
            Err(RecvError::Lagged(missed)) => {
                println!("broadcast: {missed} versions missed");
            }
            Err(RecvError::Closed) => break,
        }
    }
}

async fn apply(mut version: watch::Receiver<u32>) {
    while version.changed().await.is_ok() {
        println!("watch: version {}", *version.borrow_and_update());
    }
}
// ANCHOR_END: receivers

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (all, versions) = broadcast::channel(8);
    let (latest, version) = watch::channel(0);
    for number in 1..=5 {
        all.send(number).unwrap();
        latest.send(number).unwrap();
    }
    drop((all, latest));
    follow(versions).await;
    apply(version).await;
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
