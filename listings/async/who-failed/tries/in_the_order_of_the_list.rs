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
    let mut in_order = ["r1", "r2", "r3", "r4"].into_iter();
    while let Some(done) = tasks.join_next_with_id().await {
        let device = in_order.next().unwrap();
        match done {
            Ok((_, Ok(answer))) => println!("{answer}"),
            Ok((_, Err(error))) => {
                println!("{}: {error:?}", device);
            }
            Err(bug) => println!("{}: a bug", device),
        }
    }
}
// ANCHOR_END: tasks

#[cfg(test)]
mod tests;
