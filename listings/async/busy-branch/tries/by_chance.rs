use tokio::select;
use tokio_util::sync::CancellationToken;

// ANCHOR: branches
/// A device that always has a reading at hand.
async fn reading() -> u32 {
    7
}

async fn readings_first(stop: &CancellationToken) -> u32 {
    for taken in 0..1000 {
        select! {
            _ = reading() => {}
            () = stop.cancelled() => return taken,
        }
    }
    1000
}

async fn stop_first(stop: &CancellationToken) -> u32 {
    for taken in 0..1000 {
        select! {
            biased;
            () = stop.cancelled() => return taken,
            _ = reading() => {}
        }
    }
    1000
}
// ANCHOR_END: branches

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stop = CancellationToken::new();
    stop.cancel();
    println!("readings first: {} taken", readings_first(&stop).await);
    println!("stop first: {} taken", stop_first(&stop).await);
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
