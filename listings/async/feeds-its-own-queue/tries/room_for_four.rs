use std::time::Duration;

use tokio::sync::mpsc::{channel, unbounded_channel};
use tokio::time::timeout;

/// The sites that a site leads to.
fn links(site: u32) -> &'static [u32] {
    match site {
        1 => &[2, 3, 4],
        2 => &[5, 6],
        _ => &[],
    }
}

// ANCHOR: crawl
async fn bounded(seen: &mut Vec<u32>) {
    let (add, mut sites) = channel(4);
    let mut open = 1;
    add.send(1).await.unwrap();
    while open > 0 {
        let site = sites.recv().await.unwrap();
        seen.push(site);
        for link in links(site) {
            open += 1;
            add.send(*link).await.unwrap();
        }
        open -= 1;
    }
}

async fn unbounded(seen: &mut Vec<u32>) {
    let (add, mut sites) = unbounded_channel();
    let mut open = 1;
    add.send(1).unwrap();
    while open > 0 {
        let site = sites.recv().await.unwrap();
        seen.push(site);
        for link in links(site) {
            open += 1;
            add.send(*link).unwrap();
        }
        open -= 1;
    }
}
// ANCHOR_END: crawl

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let patience = Duration::from_millis(50);
    let mut seen = Vec::new();
    let ended = timeout(patience, bounded(&mut seen)).await.is_ok();
    println!("bounded: {seen:?}, ended: {ended}");

    let mut seen = Vec::new();
    let ended = timeout(patience, unbounded(&mut seen)).await.is_ok();
    println!("unbounded: {seen:?}, ended: {ended}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
