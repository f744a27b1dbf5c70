use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use fastrand::Rng;
use futures::stream::{self, StreamExt};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::time::{Instant, sleep, timeout_at};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Uptime {
    name: String,
    days: u32,
}

// ANCHOR: server
type Asked = Arc<Mutex<HashMap<String, u32>>>;

async fn answer(
    State(asked): State<Asked>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Response {
    let token = headers.get("authorization");
    if token.is_none_or(|token| token != "Bearer spring") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let times = count(&asked, &name);
    match name.as_str() {
        "edge-02" => std::future::pending().await,
        "edge-05" if times > 2 => {
            Json(Uptime { name, days: 0 }).into_response()
        }
        "edge-05" | "edge-09" => {
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
        "edge-13" => "<h1>It works!</h1>".into_response(),
        "edge-17" => StatusCode::FORBIDDEN.into_response(),
        _ => Json(Uptime { name, days: 12 }).into_response(),
    }
}
// ANCHOR_END: server

fn count(asked: &Asked, name: &str) -> u32 {
    let mut asked = asked.lock().unwrap();
    let times = asked.entry(name.to_owned()).or_default();
    *times += 1;
    *times
}

async fn serve(app: Router) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}"))
}

fn devices() -> Vec<String> {
    (1..=24).map(|n| format!("edge-{n:02}")).collect()
}

// ANCHOR: failure
#[derive(Debug, PartialEq)]
enum Failure {
    Status(u16),
    NoAnswer,
    NotJson,
    OutOfTime,
}

impl Failure {
    fn may_pass(&self) -> bool {
        matches!(self, Failure::Status(503) | Failure::NoAnswer)
    }
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Failure {
        match error.status() {
            Some(status) => Failure::Status(status.as_u16()),
            None if error.is_decode() => Failure::NotJson,
            None => Failure::NoAnswer,
        }
    }
}

async fn ask(client: &Client, url: &str) -> Result<Uptime, Failure> {
    let request = client.get(url).bearer_auth("spring");
    let response = request.send().await?.error_for_status()?;
    Ok(response.json().await?)
}
// ANCHOR_END: failure

// ANCHOR: retry
const WAITS_AT_MOST: [u64; 3] = [20, 40, 80];

async fn retry<T>(
    deadline: Instant,
    mut random: Rng,
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut waits = WAITS_AT_MOST.into_iter();
    loop {
        let failure = match timeout_at(deadline, attempt()).await {
            Ok(Err(failure)) if failure.may_pass() => failure,
            Ok(outcome) => return outcome,
            Err(_) => return Err(Failure::OutOfTime),
        };
        let Some(at_most) = waits.next() else {
            return Err(failure);
        };
        let wait = Duration::from_millis(random.u64(0..=at_most));
        if Instant::now() + wait >= deadline {
            return Err(failure);
        }
        sleep(wait).await;
    }
}
// ANCHOR_END: retry

// ANCHOR: poll
const IN_FLIGHT: usize = 6;

async fn poll_all(
    client: &Client,
    base: &str,
    devices: &[String],
    deadline: Instant,
) -> Vec<Result<Uptime, Failure>> {
    let polls = stream::iter(devices).enumerate().map(
        async |(place, device)| {
            let url = format!("{base}/{device}");
            let attempt = async || ask(client, &url).await;
            let random = Rng::with_seed(place as u64);
            (place, retry(deadline, random, attempt).await)
        },
    );
    let polls = polls.buffer_unordered(IN_FLIGHT);
    let mut outcomes: Vec<_> = polls.collect().await;
    outcomes.sort_by_key(|(place, _)| *place);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
// ANCHOR_END: poll

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let app = Router::new().route("/{name}", get(answer));
    let base = serve(app.with_state(Asked::default())).await?;
    let client = Client::builder().no_proxy().build()?;
    let devices = devices();
    let start = Instant::now();
    let deadline = start + Duration::from_secs(2);
    let outcomes = poll_all(&client, &base, &devices, deadline).await;
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(up) => println!("{device}: {} days", up.days),
            Err(failure) => println!("{device}: {failure:?}"),
        }
    }
    println!("in all: {} ms", start.elapsed().as_millis());
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
