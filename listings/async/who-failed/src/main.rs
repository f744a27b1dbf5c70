use std::collections::HashMap;

use tokio::task::JoinSet;

#[derive(Debug)]
enum PollError {
    NoRoute,
    Refused,
}

// ANCHOR: polls
async fn poll(device: &str) -> Result<String, PollError> {
    match device {
        "r1" => Ok(format!("{device} is up")),
        "r2" => Err(PollError::NoRoute),
        "r3" => Err(PollError::Refused),
        _ => panic!("no entry for {device}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut polls = JoinSet::new();
    let mut device_of = HashMap::new();
    for device in ["r1", "r2", "r3", "r4"] {
        device_of.insert(polls.spawn(poll(device)).id(), device);
    }
    while let Some(done) = polls.join_next_with_id().await {
        match done {
            Ok((_, Ok(answer))) => println!("{answer}"),
            Ok((id, Err(error))) => {
                println!("{}: {error:?}", device_of[&id]);
            }
            Err(bug) => println!("{}: a bug", device_of[&bug.id()]),
        }
    }
}
// ANCHOR_END: polls

#[cfg(test)]
mod tests;
