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
        "near" => {}
        _ => future::pending().await,
    }
    format!("image from {mirror}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    select! {
        biased;
        image = fetch("near") => println!("{image}"),
        image = fetch("far") => println!("{image}"),
    }
}

#[cfg(test)]
mod tests;
