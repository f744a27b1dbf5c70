use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn poll(device: String, wait: Duration) -> String {
    sleep(wait).await;
    format!("{device} answered after {wait:?}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let mut polls = JoinSet::new();
    for id in 0..100 {
        let wait = Duration::from_millis(20 + id * 37 % 100);
        let poll = poll(format!("r{id}"), wait);
        polls.spawn(async move { (id, poll.await) });
    }
    let mut answers = polls.join_all().await;
    answers.sort_by_key(|(id, _)| *id);
    for (_, answer) in &answers[..3] {
        println!("{answer}");
    }
    println!("{} answers in {:?}", answers.len(), start.elapsed());
}

#[cfg(test)]
mod tests;
