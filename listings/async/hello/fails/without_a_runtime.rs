use std::time::Duration;

use tokio::time::sleep;

async fn greet() {
    println!("hello");
    sleep(Duration::from_millis(100)).await;
    println!("world");
}

// ANCHOR: main
async fn main() {
    greet().await;
}
// ANCHOR_END: main
