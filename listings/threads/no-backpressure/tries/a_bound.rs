use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

// ANCHOR: main
fn produce(configs: mpsc::SyncSender<u32>, start: Instant) {
    for number in 1..=6 {
        report(start, "producer", "sends");
        configs.send(number).unwrap();
        report(start, "producer", "sent");
    }
}

fn consume(configs: mpsc::Receiver<u32>, start: Instant) {
    for number in configs {
        report(start, "consumer", "takes");
        thread::sleep(Duration::from_millis(20));
        report(start, "consumer", &format!("stored {number}"));
    }
}

fn main() {
    let start = Instant::now();
    let (sender, configs) = mpsc::sync_channel(2);
    thread::scope(|scope| {
        scope.spawn(move || produce(sender, start));
        scope.spawn(move || consume(configs, start));
    });
}
// ANCHOR_END: main

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
