use std::sync::mpsc;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tokio::time::timeout;

fn ask(begun: oneshot::Sender<()>, wait: mpsc::Receiver<()>) -> String {
    begun.send(()).unwrap();
    let _ = wait.try_recv();
    println!("r1 has answered");
    "r1 is up".into()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (begun, has_begun) = oneshot::channel();
    let (hold, wait) = mpsc::channel();
    let mut job = spawn_blocking(move || ask(begun, wait));
    has_begun.await.unwrap();

    let late = timeout(Duration::from_millis(50), &mut job).await;
    println!("timed out: {}", late.is_err());
    job.abort();
    println!("aborted");

    drop(hold);
    println!("{:?}", job.await);
}

#[cfg(test)]
mod tests;
