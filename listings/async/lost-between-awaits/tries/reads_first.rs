use std::cell::Cell;

use futures::future::join_all;
use tokio::task::yield_now;

async fn ask() {
    yield_now().await;
}

async fn read_ask_write(answers: &Cell<u32>) {
    let seen = answers.get();
    ask().await;
    answers.set(seen + 1);
}

async fn ask_read_write(answers: &Cell<u32>) {
    let before = answers.get();
    ask().await;
    answers.set(before + 1);
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let answers = Cell::new(0);
    join_all((0..100).map(|_| read_ask_write(&answers))).await;
    println!("an await in between: {} of 100", answers.get());

    let answers = Cell::new(0);
    join_all((0..100).map(|_| ask_read_write(&answers))).await;
    println!("no await in between: {} of 100", answers.get());
}

#[cfg(test)]
mod tests;
