use std::time::Duration;

use tokio::sync::Notify;
use tokio::sync::futures::Notified;
use tokio::time::timeout;

async fn wakes(waiting: Notified<'_>) -> bool {
    let patience = Duration::from_millis(30);
    timeout(patience, waiting).await.is_ok()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let link = Notify::new();
    println!("one, told twice: {}", wakes(link.notified()).await);
    println!("waiting again: {}", wakes(link.notified()).await);

    link.notify_waiters();
    println!("all, told before: {}", wakes(link.notified()).await);

    let waiting = link.notified();
    link.notify_waiters();
    println!("all, told in between: {}", wakes(waiting).await);
}

#[cfg(test)]
mod tests;
