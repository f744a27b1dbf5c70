use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

async fn ask(device: String, wait: Duration) -> String {
    sleep(wait).await;
    format!("{device} answered after {wait:?}")
}

async fn ask_all(waits: Vec<Duration>) -> Vec<String> {
    let mut tasks = JoinSet::new();
    for (number, wait) in waits.into_iter().enumerate() {
        let answer = ask(format!("r{number}"), wait);
        tasks.spawn(async move { (number, answer.await) });
    }
    let answers = tasks.join_all().await;
    answers.into_iter().map(|(_, answer)| answer).collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();
    let waits = (0..100).map(|n| 20 + n * 37 % 100);
    let answers =
        ask_all(waits.map(Duration::from_millis).collect()).await;
    for answer in &answers[..3] {
        println!("{answer}");
    }
    println!("{} answers in {:?}", answers.len(), start.elapsed());
}

#[cfg(test)]
mod tests;
