use std::future;

use tokio::task::yield_now;

struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{}: session closed", self.0);
    }
}

async fn watch(device: &'static str) {
    let _session = Session(device);
    println!("{device}: watching");
    future::pending::<()>().await;
    save(device).await;
}

async fn save(device: &str) {
    yield_now().await;
    println!("{device}: saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(watch("r1"));
    yield_now().await;
    println!("main returns");
}

#[cfg(test)]
mod tests;
