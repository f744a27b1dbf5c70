use std::future;
use std::process;
use std::time::Duration;

use await_tree::{InstrumentAwait, Registry, span};
use tokio::runtime::Handle;
use tokio::sync::Mutex;
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_millis(200);

// ANCHOR: tasks
static SESSION: Mutex<()> = Mutex::const_new(());

async fn ask(device: &str) {
    let _ = SESSION.lock().instrument_await("session").await;
    answer(device)
        .instrument_await(span!("asking {device}"))
        .await;
}

async fn answer(device: &str) {
    if device == "r2" {
        future::pending().instrument_await("answer").await
    }
}
// ANCHOR_END: tasks

// ANCHOR: main
/// Where each task stands, by its name.
fn trees() -> Vec<String> {
    let mut trees = Registry::current().collect::<&str>();
    trees.sort_by_key(|(device, _)| *device);
    trees.iter().map(|(_, tree)| tree.to_string()).collect()
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    await_tree::init_global_registry(Default::default());
    let tasks = ["r1", "r2", "r3"]
        .map(|device| await_tree::spawn(device, device, ask(device)));
    for task in tasks {
        if timeout(LIMIT, task).await.is_err() {
            let left = Handle::current().metrics().num_alive_tasks();
            println!(
                "nothing is done for {LIMIT:?}, tasks left: {left}"
            );
            print!("{}", trees().concat());
            process::exit(1);
        }
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
