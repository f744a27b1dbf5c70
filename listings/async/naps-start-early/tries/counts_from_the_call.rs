use std::time::{Duration, Instant};

use tokio::time::sleep;

const NAP: Duration = Duration::from_millis(60);

fn nap() -> tokio::time::Sleep {
    sleep(NAP)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let naps = [sleep(NAP), sleep(NAP), sleep(NAP)];
    for nap in naps {
        nap.await;
    }
    println!("three sleeps: {} ms", start.elapsed().as_millis());

    let start = Instant::now();
    let naps = [nap(), nap(), nap()];
    for nap in naps {
        nap.await;
    }
    println!("three naps: {} ms", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
