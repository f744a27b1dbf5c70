use std::future::ready;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::time::sleep;

// ANCHOR: main
type Page = [&'static str; 2];

async fn fetch(page: usize) -> Option<Page> {
    println!("fetch page {page}");
    sleep(Duration::from_millis(20)).await;
    let pages = [
        ["core-1", "edge-1"],
        ["edge-2", "lab-1"],
        ["lab-2", "edge-3"],
    ];
    pages.get(page).copied()
}

fn pages() -> impl Stream<Item = Page> {
    stream::unfold(0, async |page| {
        let devices = fetch(page).await?;
        Some((devices, page + 1))
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let edges: Vec<String> = pages()
        .flat_map(stream::iter)
        .filter(|device| ready(device.starts_with("edge")))
        .map(|device| device.to_uppercase())
        .take(3)
        .collect()
        .await;
    println!("{edges:?}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
