use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::timeout;

async fn commit(device: &str, go: Arc<Notify>) -> String {
    println!("{device}: committing");
    go.notified().await;
    println!("{device}: committed");
    format!("{device} has its new configuration")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let go = Arc::new(Notify::new());
    let mut task = tokio::spawn(commit("r1", Arc::clone(&go)));
    let limit = Duration::from_millis(50);
    let outcome = timeout(limit, &mut task).await;
    println!("given up waiting: {}", outcome.is_err());
    task.abort();
    go.notify_one();
    println!("{}", task.await.unwrap());
}

#[cfg(test)]
mod tests;
