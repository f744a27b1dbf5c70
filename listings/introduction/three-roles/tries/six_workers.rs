use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, bounded};

type Devices = Receiver<String>;

// ANCHOR: roles
fn produce(devices: Sender<String>, start: Instant) {
    for number in 1..=6 {
        let device = format!("r{number}");
        report(start, &device, "offered");
        devices.send(device).unwrap();
    }
}

fn work(devices: Devices, answers: Sender<String>, start: Instant) {
    for device in devices {
        report(start, &device, "taken");
        report(start, &device, "asked");
        thread::sleep(Duration::from_millis(30));
        report(start, &device, "answered");
        answers.send(device).unwrap();
    }
}

fn consume(answers: Devices, start: Instant) -> usize {
    answers
        .iter()
        .map(|device| report(start, &device, "stored"))
        .count()
}
// ANCHOR_END: roles

// ANCHOR: main
fn main() {
    let start = Instant::now();
    let (to_workers, devices) = bounded(6);
    let (to_consumer, answers) = bounded(6);
    for _ in 0..6 {
        let (devices, answers) = (devices.clone(), to_consumer.clone());
        thread::spawn(move || work(devices, answers, start));
    }
    drop(to_consumer);
    thread::spawn(move || produce(to_workers, start));
    println!("{} answers", consume(answers, start));
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
