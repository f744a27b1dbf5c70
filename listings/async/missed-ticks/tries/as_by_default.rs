use std::time::Duration;
use tokio::time::MissedTickBehavior::{self, Burst, Delay, Skip};
use tokio::time::{Instant, interval, sleep};

// ANCHOR: main
const PERIOD: Duration = Duration::from_millis(50);

async fn ticks(missed: MissedTickBehavior) -> Vec<u128> {
    let start = Instant::now();
    let mut ticks = interval(PERIOD);
    let _ = missed;
    let mut times = Vec::new();
    for tick in 0..6 {
        ticks.tick().await;
        times.push(start.elapsed().as_millis());
        if tick == 1 {
            sleep(PERIOD * 5 / 2).await;
        }
    }
    times
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (burst, delay, skip) =
        tokio::join!(ticks(Burst), ticks(Delay), ticks(Skip));
    for (name, times) in
        [("burst", burst), ("delay", delay), ("skip", skip)]
    {
        let times = times.iter().map(|time| format!("{time:>4} ms"));
        println!("{name:>5}{}", times.collect::<String>());
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
