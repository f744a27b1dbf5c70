use std::future::pending;
use std::time::Duration;

use tokio::task::JoinError;
use tokio::time::{Instant, timeout_at};
use tokio_util::task::AbortOnDropHandle;

const TOTAL: Duration = Duration::from_millis(600);

type Outcome = Result<String, JoinError>;

async fn ask(device: String) -> String {
    let _session = Session(device.clone());
    if device == "r2" {
        pending::<()>().await;
    }
    format!("{device} is up")
}

// ANCHOR: tasks
struct Session(String);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{}: logged out", self.0);
    }
}

async fn ask_all(devices: &[String], end: Instant) -> Vec<Outcome> {
    let tasks: Vec<_> = devices
        .iter()
        .map(|device| tokio::spawn(ask(device.clone())))
        .map(AbortOnDropHandle::new)
        .collect();
    let mut outcomes = Vec::new();
    for mut task in tasks {
        if let Ok(outcome) = timeout_at(end, &mut task).await {
            outcomes.push(outcome);
        } else {
            task.abort();
        }
    }
    outcomes
}
// ANCHOR_END: tasks

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let devices = ["r1", "r2", "r3"].map(String::from);
    let end = Instant::now() + TOTAL;
    let outcomes = ask_all(&devices, end).await;
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(answer) => println!("{answer}"),
            Err(e) if e.is_cancelled() => println!("{device} is late"),
            Err(_) => println!("{device} has met a bug"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
