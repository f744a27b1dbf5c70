use std::sync::mpsc::{self, Receiver};
use std::thread;

struct Config {
    device: String,
    lines: usize,
}

fn add_up(configs: Receiver<Config>) -> usize {
    let mut total = 0;
    for config in configs {
        println!("{} has {} lines", config.device, config.lines);
        total += config.lines;
    }
    total
}

fn main() {
    let (sender, configs) = mpsc::channel();
    let producer = thread::spawn(move || {
        for (device, lines) in [("r1", 120), ("r2", 80), ("r3", 95)] {
            assert!(device != "r2", "no route to r2");
            let device = device.to_owned();
            sender.send(Config { device, lines }).unwrap();
        }
    });
    println!("no sender is left; {} lines", add_up(configs));
    producer.join().unwrap();
}

#[cfg(test)]
mod tests;
