use std::error::Error;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::{Json, Router, routing::get, serve::ListenerExt};
use reqwest::Client;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::sync::Barrier;
use tokio::task::JoinSet;

const DEVICES: [&str; 9] = [
    "core-1", "core-2", "edge-1", "edge-2", "edge-3", "lab-1", "lab-2",
    "oob-1", "oob-2",
];

// ANCHOR: types
#[derive(Serialize, Deserialize)]
struct Device {
    name: String,
    ports: u32,
}
// ANCHOR_END: types

// ANCHOR: server
async fn names() -> Json<[&'static str; 9]> {
    Json(DEVICES)
}

async fn device(
    State(all_here): State<Arc<Barrier>>,
    Path(name): Path<String>,
) -> Json<Device> {
    all_here.wait().await;
    Json(Device { name, ports: 48 })
}

async fn serve(connections: Arc<AtomicUsize>) -> io::Result<String> {
    let app = Router::new()
        .route("/devices", get(names))
        .route("/devices/{name}", get(device))
        .with_state(Arc::new(Barrier::new(DEVICES.len())));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(move |_| {
        connections.fetch_add(1, Ordering::Relaxed);
    });
    tokio::spawn(async { axum::serve(listener, app).await });
    Ok(format!("http://{address}/devices"))
}
// ANCHOR_END: server

// ANCHOR: client
async fn inventory(
    url: &str,
    client: impl Fn() -> reqwest::Result<Client>,
) -> reqwest::Result<u32> {
    let names = client()?.get(url).send().await?;
    let mut asked = JoinSet::new();
    for name in names.json::<Vec<String>>().await? {
        let request = client()?.get(format!("{url}/{name}"));
        asked.spawn(async move {
            request.send().await?.json::<Device>().await
        });
    }
    let mut ports = 0;
    for device in asked.join_all().await {
        ports += device?.ports;
    }
    Ok(ports)
}
// ANCHOR_END: client

fn new_client() -> reqwest::Result<Client> {
    let limit = Duration::from_secs(10);
    Client::builder()
        .no_proxy()
        .timeout(limit)
        .pool_max_idle_per_host(2)
        .build()
}

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let opened = Arc::new(AtomicUsize::new(0));
    let url = serve(opened.clone()).await?;
    let connections = || opened.swap(0, Ordering::Relaxed);

    let client = new_client()?;
    for _ in 0..2 {
        let ports = inventory(&url, || Ok(client.clone())).await?;
        println!("one client: {ports} ports");
        println!("  opened: {}", connections());
    }
    let ports = inventory(&url, new_client).await?;
    println!("a client each: {ports} ports");
    println!("  opened: {}", connections());
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
