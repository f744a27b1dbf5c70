use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(10);

// ANCHOR: task
async fn ask(site: &str) -> String {
    let site = Rc::new(site.to_uppercase());
    sleep(WAIT).await;
    format!("{site} is up")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{}", tokio::spawn(ask("ams")).await.unwrap());
}
// ANCHOR_END: task
