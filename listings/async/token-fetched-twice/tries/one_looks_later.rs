use std::pin::pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::{join, poll};
use tokio::sync::Semaphore;

// ANCHOR: session
/// Logs in when `open` has a permit.
struct Server {
    logins: AtomicU32,
    open: Semaphore,
}

impl Server {
    async fn log_in(&self) -> u32 {
        let login = self.logins.fetch_add(1, Ordering::Relaxed) + 1;
        self.open.acquire().await.unwrap().forget();
        login
    }
}

async fn token(server: &Server, known: &Mutex<Option<u32>>) -> u32 {
    if let Some(token) = *known.lock().unwrap() {
        return token;
    }
    let token = server.log_in().await;
    *known.lock().unwrap() = Some(token);
    token
}
// ANCHOR_END: session

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (tokens, logins) = both_at_once().await;
    println!("tokens: {tokens:?}, logins: {logins}");
}

async fn both_at_once() -> ((u32, u32), u32) {
    let (logins, open) = (AtomicU32::new(0), Semaphore::new(0));
    let server = Server { logins, open };
    let known = Mutex::default();
    let mut first = pin!(token(&server, &known));
    let mut second = pin!(token(&server, &known));

    assert!(poll!(first.as_mut()).is_pending());
    server.open.add_permits(2);
    let tokens = join!(first, second);
    (tokens, server.logins.load(Ordering::Relaxed))
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
