use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn poll(device: String, wait: Duration) -> String {
    sleep(wait).await;
    format!("{device} answered after {wait:?}")
}

async fn poll_all(waits: Vec<Duration>) -> Vec<String> {
    let mut polls = JoinSet::new();
    for (number, wait) in waits.into_iter().enumerate() {
        let poll = poll(format!("r{number}"), wait);
        polls.spawn(async move { (number, poll.await) });
    }
    let mut answers = polls.join_all().await;
    answers.sort_by_key(|(number, _)| *number);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let waits = (0..100).map(|n| 20 + n * 37 % 100);
    let answers =
        poll_all(waits.map(Duration::from_millis).collect()).await;
    for answer in &answers[..3] {
        println!("{answer}");
    }
    println!("{} answers in {:?}", answers.len(), start.elapsed());
}

#[cfg(test)]
mod tests;
