#![deny(dropping_copy_types)]
use std::hint::black_box;

use tokio::task::yield_now;

// ANCHOR: drop
async fn buffer_dropped() {
    let buffer = [0_u8; 8192];
    black_box(&buffer);
    drop(buffer);
    yield_now().await;
}
// ANCHOR_END: drop

#[tokio::main(flavor = "current_thread")]
async fn main() {
    buffer_dropped().await;
}
