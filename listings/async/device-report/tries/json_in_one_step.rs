use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use futures::future::join_all;
use futures::stream::{self, Stream, StreamExt};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::net::{TcpListener, TcpSocket};

// ANCHOR: server
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Uptime {
    name: String,
    days: u32,
}

async fn answer(name: Path<String>, headers: HeaderMap) -> Response {
    let sent = |name| headers.get(name).map(|value| value.as_bytes());
    if sent("authorization") != Some(b"Bearer spring") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if sent("x-site") != Some(b"lab") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Path(name) = name;
    match name.as_str() {
        "edge-1" => "<h1>It works!</h1>".into_response(),
        "edge-2" => Body::from_stream(half()).into_response(),
        _ => Json(Uptime { name, days: 12 }).into_response(),
    }
}
// ANCHOR_END: server

fn half() -> impl Stream<Item = Result<&'static str, io::Error>> {
    let parts = [Ok("{"), Err(io::ErrorKind::BrokenPipe.into())];
    stream::iter(parts).then(async |part| {
        tokio::task::yield_now().await;
        part
    })
}

async fn serve() -> io::Result<SocketAddr> {
    let app = Router::new().route("/{name}", get(answer));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(address)
}

// ANCHOR: failure
#[derive(Debug, PartialEq)]
enum Failure {
    Status(u16),
    TooSlow,
    Unreachable,
    CutShort,
    NotJson,
    Other(String),
}

impl From<reqwest::Error> for Failure {
    fn from(error: reqwest::Error) -> Failure {
        if let Some(status) = error.status() {
            Failure::Status(status.as_u16())
        } else if error.is_timeout() {
            Failure::TooSlow
        } else if error.is_connect() {
            Failure::Unreachable
        } else if error.is_decode() {
            Failure::CutShort
        } else {
            Failure::Other(error.to_string())
        }
    }
}

impl From<serde_json::Error> for Failure {
    fn from(_: serde_json::Error) -> Failure {
        Failure::NotJson
    }
}
// ANCHOR_END: failure

// ANCHOR: report
struct Device {
    name: &'static str,
    token: &'static str,
    at: SocketAddr,
}

const LIMIT: Duration = Duration::from_secs(10);

fn client() -> reqwest::Result<Client> {
    Client::builder().no_proxy().timeout(LIMIT).build()
}

async fn uptime(
    client: &Client,
    device: &Device,
) -> Result<Uptime, Failure> {
    let url = format!("http://{}/{}", device.at, device.name);
    let request = client.get(url).header("x-site", "lab");
    let request = request.bearer_auth(device.token);
    let response = request.send().await?.error_for_status()?;
    Ok(response.json().await?)
}

async fn ask_all(
    client: &Client,
    devices: &[Device],
) -> Vec<Result<Uptime, Failure>> {
    join_all(devices.iter().map(|device| uptime(client, device))).await
}
// ANCHOR_END: report

fn devices(at: SocketAddr, closed: SocketAddr) -> [Device; 5] {
    let device = |name, token, at| Device { name, token, at };
    [
        device("core-1", "spring", at),
        device("core-2", "winter", at),
        device("edge-1", "spring", at),
        device("edge-2", "spring", at),
        device("oob-1", "spring", closed),
    ]
}

/// Holds a port on which nobody listens.
fn nobody() -> io::Result<(TcpSocket, SocketAddr)> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(([127, 0, 0, 1], 0).into())?;
    let address = socket.local_addr()?;
    Ok((socket, address))
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (_held, closed) = nobody()?;
    let devices = devices(serve().await?, closed);
    let client = client()?;
    let outcomes = ask_all(&client, &devices).await;
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(up) => println!("{}: {} days", device.name, up.days),
            Err(failure) => println!("{}: {failure:?}", device.name),
        }
    }
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
