use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::task::JoinSet;
use tokio::time::sleep;

// ANCHOR: roles
async fn produce(devices: Sender<String>, start: Instant) {
    for number in 1..=6 {
        let device = format!("r{number}");
        report(start, &device, "offered");
        devices.send(device).await.unwrap();
    }
}

type Shared = Arc<Mutex<Receiver<String>>>;

async fn work(
    devices: Shared,
    answers: Sender<String>,
    start: Instant,
) {
    loop {
        let next = devices.lock().await.recv().await;
        let Some(device) = next else { break };
        report(start, &device, "taken");
        report(start, &device, "asked");
        sleep(Duration::from_millis(40)).await;
        report(start, &device, "answered");
        answers.send(device).await.unwrap();
    }
}

async fn consume(mut answers: Receiver<String>) -> usize {
    let mut stored = 0;
    while answers.recv().await.is_some() {
        stored += 1;
    }
    stored
}
// ANCHOR_END: roles

// ANCHOR: main
const ROOM: usize = 6;

async fn run(workers: usize, start: Instant) -> usize {
    let (to_workers, devices) = channel(ROOM);
    let (to_consumer, answers) = channel(ROOM);
    let devices = Arc::new(Mutex::new(devices));
    let mut roles = JoinSet::new();
    roles.spawn(produce(to_workers, start));
    for _ in 0..workers {
        let (devices, answers) =
            (Arc::clone(&devices), to_consumer.clone());
        roles.spawn(work(devices, answers, start));
    }
    drop((devices, to_consumer));
    let stored = consume(answers).await;
    roles.join_all().await;
    stored
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let stored = run(2, Instant::now()).await;
    println!("{stored} answers");
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
