use std::error::Error;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::{Router, http::StatusCode, routing::get};
use fastrand::Rng;
use reqwest::Client;
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep, timeout_at};

// ANCHOR: server
async fn answer(
    State(asked): State<Arc<AtomicUsize>>,
    Path(device): Path<String>,
) -> StatusCode {
    let before = asked.fetch_add(1, Ordering::Relaxed);
    match device.as_str() {
        "core-1" if before < 4 => StatusCode::SERVICE_UNAVAILABLE,
        "core-1" => StatusCode::OK,
        "edge-1" => StatusCode::UNAUTHORIZED,
        _ => std::future::pending().await,
    }
}
// ANCHOR_END: server

async fn serve(asked: Arc<AtomicUsize>) -> io::Result<String> {
    let app = Router::new().route("/{device}", get(answer));
    let app = app.with_state(asked);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}"))
}

// ANCHOR: failure
#[derive(Debug, PartialEq)]
enum Failure {
    Status(u16),
    NoAnswer,
    TooLate,
}

impl Failure {
    fn may_pass(&self) -> bool {
        match self {
            Failure::Status(status) => {
                matches!(status, 408 | 429 | 500 | 502..=504)
            }
            Failure::NoAnswer => true,
            Failure::TooLate => false,
        }
    }
}

async fn ask(client: &Client, url: &str) -> Result<u16, Failure> {
    let outcome = client.get(url).send().await;
    match outcome.and_then(|response| response.error_for_status()) {
        Ok(response) => Ok(response.status().as_u16()),
        Err(error) => Err(match error.status() {
            Some(status) => Failure::Status(status.as_u16()),
            None => Failure::NoAnswer,
        }),
    }
}
// ANCHOR_END: failure

// ANCHOR: retry
const FIRST: u64 = 20;
const LONGEST: u64 = 1000;

async fn retry<T>(
    limit: Duration,
    random: &mut Rng,
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let deadline = Instant::now() + limit;
    let mut at_most = FIRST;
    loop {
        let failure = match timeout_at(deadline, attempt()).await {
            Ok(Err(failure)) if failure.may_pass() => failure,
            Ok(outcome) => return outcome,
            Err(_) => return Err(Failure::TooLate),
        };
        let wait = random.u64(0..=at_most);
        println!("  {failure:?}: wait {wait} ms of {at_most} ms");
        let wait = Duration::from_millis(wait);
        if Instant::now() + wait >= deadline {
            return Err(failure);
        }
        sleep(wait).await;
        at_most = LONGEST.min(FIRST + at_most);
    }
}
// ANCHOR_END: retry

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base = serve(Arc::default()).await?;
    let client = Client::builder().no_proxy().build()?;
    let mut random = Rng::with_seed(7);
    let limits = [("core-1", 5000), ("edge-1", 5000), ("oob-1", 200)];
    for (device, limit) in limits {
        println!("{device}");
        let url = format!("{base}/{device}");
        let limit = Duration::from_millis(limit);
        let attempt = async || ask(&client, &url).await;
        let outcome = retry(limit, &mut random, attempt).await;
        println!("  {outcome:?}");
    }
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
