use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use shuttle::future;
use tokio::sync::RwLock;
use tokio::task::yield_now;

// ANCHOR: session
#[derive(Default)]
struct Session {
    token: RwLock<Option<u32>>,
    logins: AtomicU32,
}

impl Session {
    async fn token(&self) -> u32 {
        if let Some(token) = *self.token.read().await {
            return token;
        }
        let token = self.log_in().await;
        *self.token.write().await = Some(token);
        token
    }

    async fn log_in(&self) -> u32 {
        for _ in 0..9 {
            yield_now().await;
        }
        self.logins.fetch_add(1, Relaxed) + 1
    }
}

async fn monitor(session: Arc<Session>) {
    session.token().await;
}

async fn backup(session: Arc<Session>) {
    for _file in 0..3 {
        yield_now().await;
    }
    session.token().await;
}
// ANCHOR_END: session

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn in_the_order_of_the_loop() {
    let session = Arc::<Session>::default();
    let monitor = tokio::spawn(monitor(session.clone()));
    let backup = tokio::spawn(backup(session.clone()));
    monitor.await.unwrap();
    backup.await.unwrap();
    assert_eq!(session.logins.load(Relaxed), 1, "logins");
}

fn in_any_order() {
    let session = Arc::<Session>::default();
    let monitor = future::spawn(monitor(session.clone()));
    let backup = future::spawn(backup(session.clone()));
    future::block_on(monitor).unwrap();
    future::block_on(backup).unwrap();
    assert_eq!(session.logins.load(Relaxed), 1, "logins");
}

fn main() {
    (0..1000).for_each(|_| in_the_order_of_the_loop());
    println!("right a thousand times");
    shuttle::check_random_with_seed(in_any_order, 7, 1000);
    println!("right in a thousand orders");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
