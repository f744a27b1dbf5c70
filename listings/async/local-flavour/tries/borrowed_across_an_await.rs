use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(100);

type Answers = Rc<RefCell<Vec<String>>>;

async fn ask(device: &str, wait: Duration, answers: Answers) {
    let mut answers = answers.borrow_mut();
    sleep(wait).await;
    answers.push(format!("{device} is up"));
}

#[tokio::main(flavor = "local")]
async fn main() {
    let answers = Answers::default();
    let mut tasks = JoinSet::new();
    for (device, wait) in [("r1", 2 * WAIT), ("r2", WAIT)] {
        tasks.spawn_local(ask(device, wait, Rc::clone(&answers)));
    }
    tasks.join_all().await;
    println!("{}", answers.borrow().join(", "));
}

#[cfg(test)]
mod tests;
