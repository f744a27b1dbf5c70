use std::collections::HashMap;

use tokio::task::{JoinSet, yield_now};

#[derive(Debug)]
enum AskError {
    NoRoute,
    Refused,
}

// ANCHOR: tasks
async fn ask(device: &str) -> Result<String, AskError> {
    match device {
        "r1" => {
            yield_now().await;
            Ok(format!("{device} is up"))
        }
        "r2" => Err(AskError::NoRoute),
        "r3" => Err(AskError::Refused),
        _ => panic!("no entry for {device}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut tasks = JoinSet::new();
    let mut device_of = HashMap::new();
    for device in ["r1", "r2", "r3", "r4"] {
        device_of.insert(tasks.spawn(ask(device)).id(), device);
    }
    while let Some(done) = tasks.join_next_with_id().await {
        match done {
            Ok((_, Ok(answer))) => println!("{answer}"),
            Ok((id, Err(error))) => {
                println!("{}: {error:?}", device_of[&id]);
            }
            Err(bug) => println!("{}: a bug", device_of[&bug.id()]),
        }
    }
}
// ANCHOR_END: tasks

#[cfg(test)]
mod tests;
