use std::future;
use std::time::Duration;

use tokio::select;
use tokio::time::sleep;

struct Connection(&'static str);

impl Drop for Connection {
    fn drop(&mut self) {
        println!("{}: connection closed", self.0);
    }
}

async fn fetch(mirror: &'static str) -> String {
    let connection = Connection(mirror);
    match connection.0 {
        "near" => sleep(Duration::from_millis(50)).await,
        _ => future::pending().await,
    }
    format!("image from {mirror}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut far = std::pin::pin!(fetch("far"));
    select! {
        image = fetch("near") => println!("{image}"),
        image = &mut far => println!("{image}"),
    }
}

#[cfg(test)]
mod tests;
