use std::future::pending;

use tokio::task::yield_now;
use tokio::try_join;

struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("the session with {} is closed", self.0);
    }
}

async fn ask(device: &'static str) -> Result<String, String> {
    let _session = Session(device);
    yield_now().await;
    if device == "r2" {
        return Err(format!("no route to {device}"));
    }
    pending().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let first = std::pin::pin!(ask("r1"));
    match try_join!(first, ask("r2")) {
        Ok((first, second)) => println!("{first}, {second}"),
        Err(error) => println!("{error}"),
    }
}

#[cfg(test)]
mod tests;
