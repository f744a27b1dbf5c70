use std::future::pending;

use tokio::task::JoinError;

async fn ask(device: &str) -> String {
    match device {
        "r2" => panic!("no entry for {device}"),
        "r3" => pending().await,
        _ => format!("{device} is up"),
    }
}

fn describe(outcome: Result<String, JoinError>) -> String {
    match outcome {
        Ok(answer) => answer,
        Err(error) if error.is_panic() => "cancelled".to_owned(),
        Err(error) => {
            let panic = error.into_panic();
            let why = panic.downcast_ref::<String>().unwrap();
            format!("panicked: {why}")
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let tasks = ["r1", "r2", "r3"].map(|d| tokio::spawn(ask(d)));
    tasks[2].abort();
    for task in tasks {
        println!("{}", describe(task.await));
    }
}

#[cfg(test)]
mod tests;
