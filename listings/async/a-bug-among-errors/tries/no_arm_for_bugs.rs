use std::collections::HashMap;
use std::time::Duration;

use tokio::task::JoinError;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(50);

// ANCHOR: tasks
struct NoRoute;

type Outcome = Result<Result<u16, NoRoute>, JoinError>;

async fn ask(device: String) -> Result<u16, NoRoute> {
    let ports = HashMap::from([("r1", 22), ("r2", 830)]);
    let port = ports[device.as_str()];
    if device == "r2" {
        return Err(NoRoute);
    }
    sleep(WAIT).await;
    Ok(port)
}

async fn ask_all(devices: &[String]) -> Vec<Outcome> {
    let tasks: Vec<_> = devices
        .iter()
        .map(|device| tokio::spawn(ask(device.clone())))
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await);
    }
    outcomes
}
// ANCHOR_END: tasks

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() {
    let devices = ["r1", "r2", "r3"].map(String::from);
    let outcomes = ask_all(&devices).await;
    for (device, outcome) in devices.iter().zip(outcomes) {
        match outcome {
            Ok(Ok(port)) => println!("{device} is up on {port}"),
            Ok(Err(NoRoute)) => println!("{device} has no route"),
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
