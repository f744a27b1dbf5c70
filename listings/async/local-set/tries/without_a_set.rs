use std::rc::Rc;
use std::thread;

use tokio::task::{LocalSet, spawn_local};

async fn ask(device: Rc<String>) -> (String, thread::ThreadId) {
    tokio::task::yield_now().await;
    (format!("{device} is up"), thread::current().id())
}

#[tokio::main]
async fn main() {
    let here = thread::current().id();
    let device = Rc::new(String::from("r1"));
    let (answer, local) = spawn_local(ask(device)).await.unwrap();
    let there = tokio::spawn(async { thread::current().id() });
    println!("{answer}");
    println!("local task on this thread: {}", local == here);
    println!(
        "other task on this thread: {}",
        there.await.unwrap() == here
    );
}

#[cfg(test)]
mod tests;
