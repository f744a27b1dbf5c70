use std::pin::pin;
use std::time::Duration;

use async_stream::stream;
use futures::{Stream, StreamExt};
use tokio::time::sleep;

// ANCHOR: stream
async fn fetch(page: usize) -> Option<&'static [&'static str]> {
    println!("fetch page {page}");
    sleep(Duration::from_millis(20)).await;
    let pages: [&[_]; 2] = [&["core-1", "core-2"], &["edge-1"]];
    pages.get(page).copied()
}

fn devices() -> impl Stream<Item = &'static str> {
    stream! {
        let mut page = 0;
        while let Some(devices) = fetch(page).await {
            for device in devices {
                yield *device;
            }
            page += 1;
            fetch(page).await;
        }
    }
}
// ANCHOR_END: stream

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut devices = pin!(devices());
    println!("nothing yet");
    while let Some(device) = devices.next().await {
        println!("  {device}");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
