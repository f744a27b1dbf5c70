use std::time::Duration;

use tokio::time::sleep;

async fn greet() {
    println!("hello");
    sleep(Duration::from_millis(100)).await;
    println!("world");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    drop(greet());
}

#[cfg(test)]
mod tests;
