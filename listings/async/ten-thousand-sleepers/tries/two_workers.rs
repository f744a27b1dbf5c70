use std::env;
use std::error::Error;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;
use tokio::task::JoinSet;
use tokio::time::sleep;

const NAP: Duration = Duration::from_millis(300);

async fn nap() {
    sleep(NAP).await;
}

#[tokio::main(worker_threads = 2)]
async fn main() -> Result<(), Box<dyn Error>> {
    let count = env::args().nth(1).map_or(Ok(10_000), |n| n.parse())?;
    let start = Instant::now();
    let mut sleepers = JoinSet::new();
    for _ in 0..count {
        sleepers.spawn(nap());
    }
    let workers = Handle::current().metrics().num_workers();
    println!("{} tasks, threads: {workers}", sleepers.len());
    let mut rested = 0;
    while let Some(sleeper) = sleepers.join_next().await {
        sleeper?;
        rested += 1;
    }
    println!("{rested} have slept");
    println!("all over after {} ms", start.elapsed().as_millis());
    Ok(())
}

#[cfg(test)]
mod tests;
