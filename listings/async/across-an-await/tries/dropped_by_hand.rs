use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(10);

// ANCHOR: cures
async fn with_arc(site: &str) -> String {
    let site = Arc::new(site.to_uppercase());
    sleep(WAIT).await;
    format!("{site} is up")
}

async fn let_go_first(answers: Arc<Mutex<u32>>) {
    let answers = answers.lock().unwrap();
    drop(answers);
    sleep(WAIT).await;
}

async fn with_async_lock(answers: Arc<tokio::sync::Mutex<u32>>) {
    let mut answers = answers.lock().await;
    sleep(WAIT).await;
    *answers += 1;
}

#[tokio::main]
async fn main() {
    println!("{}", tokio::spawn(with_arc("ams")).await.unwrap());
    let answers = Arc::new(Mutex::new(0));
    tokio::spawn(let_go_first(Arc::clone(&answers)))
        .await
        .unwrap();
    println!("{} answer", answers.lock().unwrap());
    let answers = Arc::new(tokio::sync::Mutex::new(0));
    tokio::spawn(with_async_lock(Arc::clone(&answers)))
        .await
        .unwrap();
    println!("{} answer", answers.lock().await);
}
// ANCHOR_END: cures

#[cfg(test)]
mod tests;
