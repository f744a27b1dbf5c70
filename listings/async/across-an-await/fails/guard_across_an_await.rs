use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(10);

// ANCHOR: task
async fn ask(answers: Arc<Mutex<u32>>) {
    let mut answers = answers.lock().unwrap();
    sleep(WAIT).await;
    *answers += 1;
}

#[tokio::main]
async fn main() {
    let answers = Arc::new(Mutex::new(0));
    tokio::spawn(ask(answers)).await.unwrap();
}
// ANCHOR_END: task
