use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use futures::stream::{self, Stream, StreamExt};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep_until, timeout_at};

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
        silent if silent <= "edge-08" => std::future::pending().await,
        "edge-13" => "<h1>It works!</h1>".into_response(),
        "edge-15" if times == 1 => {
            Body::from_stream(half()).into_response()
        }
        "edge-17" => StatusCode::FORBIDDEN.into_response(),
        "edge-19" if times > 2 => {
            Json(Uptime { name, days: 0 }).into_response()
        }
        "edge-19" | "edge-21" => {
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
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

fn half() -> impl Stream<Item = Result<&'static str, io::Error>> {
    let parts = [Ok("{"), Err(io::ErrorKind::BrokenPipe.into())];
    stream::iter(parts).then(async |part| {
        yield_now().await;
        part
    })
}

async fn serve(asked: Asked) -> io::Result<String> {
    let app = Router::new().route("/{name}", get(answer));
    let app = app.with_state(asked);
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
    Silent,
    NeverAsked,
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

impl From<serde_json::Error> for Failure {
    fn from(_: serde_json::Error) -> Failure {
        Failure::NotJson
    }
}

// ANCHOR_END: failure

// ANCHOR: one
async fn ask(client: &Client, url: &str) -> Result<Uptime, Failure> {
    let request = client.get(url).bearer_auth("spring");
    let response = request.send().await?.error_for_status()?;
    let body = response.bytes().await?;
    Ok(serde_json::from_slice(&body)?)
}
// ANCHOR_END: one

// ANCHOR: retry
const EACH: Duration = Duration::from_millis(200);
const WAITS_AT_MOST: [u64; 3] = [20, 40, 80];

async fn retry<T>(
    deadline: Instant,
    mut attempt: impl AsyncFnMut() -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut waits = WAITS_AT_MOST.into_iter();
    let mut last = Failure::NeverAsked;
    let mut next = Instant::now();
    while next < deadline {
        sleep_until(next).await;
        let limit = deadline.min(next + EACH);
        last = match timeout_at(limit, attempt()).await {
            Ok(Err(failure)) if failure.may_pass() => failure,
            Ok(outcome) => return outcome,
            Err(_) => Failure::Silent,
        };
        let Some(at_most) = waits.next() else {
            break;
        };
        let wait = fastrand::u64(0..=at_most);
        next = Instant::now() + Duration::from_millis(wait);
    }
    Err(last)
}
// ANCHOR_END: retry

// ANCHOR: ask
const IN_FLIGHT: usize = 6;

async fn ask_all<T>(
    devices: &[String],
    deadline: Instant,
    ask: impl AsyncFn(&str) -> Result<T, Failure>,
) -> Vec<Result<T, Failure>> {
    let rounds = stream::iter(devices).enumerate().map(
        async |(place, device)| {
            let attempt = async || ask(device).await;
            (place, retry(deadline, attempt).await)
        },
    );
    let outcomes = rounds.buffer_unordered(IN_FLIGHT);
    let mut outcomes: Vec<_> = outcomes.collect().await;
    outcomes.sort_by_key(|(place, _)| *place);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}
// ANCHOR_END: ask

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let base = serve(Asked::default()).await?;
    let client = Client::builder().no_proxy().build()?;
    let ask = async |device: &str| {
        ask(&client, &format!("{base}/{device}")).await
    };
    let (devices, start) = (devices(), Instant::now());
    let deadline = start + Duration::from_millis(2500);
    let outcomes = ask_all(&devices, deadline, ask).await;
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
