use std::cell::Cell;
use std::time::Duration;

use tokio::join;
use tokio::time::sleep;

const WAIT: Duration = Duration::from_millis(20);

async fn ask(device: &str, answers: &Cell<u32>) -> String {
    sleep(WAIT).await;
    answers.set(answers.get() + 1);
    format!("{device} is up")
}

#[tokio::main]
async fn main() {
    let devices = ["r1", "r2"].map(String::from);
    let answers = Cell::new(0);
    let (first, second) =
        join!(
            tokio::spawn(ask(&devices[0], &answers)),
            tokio::spawn(ask(&devices[1], &answers)),
        );
    let (first, second) = (first.unwrap(), second.unwrap());
    println!("{first}, {second}: {} answers", answers.get());
}

#[cfg(test)]
mod tests;
