use std::future;
use std::time::Duration;

use tokio::sync::oneshot::{self, Sender};
use tokio::time::sleep;

struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{}: session closed", self.0);
    }
}

async fn watch(device: &'static str, begun: Sender<()>) {
    let _session = Session(device);
    println!("{device}: watching");
    begun.send(()).unwrap();
    future::pending::<()>().await;
    save(device).await;
}

async fn save(device: &str) {
    sleep(Duration::from_millis(50)).await;
    println!("{device}: saved");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (begun, begins) = oneshot::channel();
    let task = tokio::spawn(watch("r1", begun));
    begins.await.unwrap();
    task.abort();
    let _ = task.await;
    println!("main returns");
}

#[cfg(test)]
mod tests;
