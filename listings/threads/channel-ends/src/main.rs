use std::sync::mpsc;
use std::thread;

struct Config {
    device: String,
    lines: usize,
}

fn main() {
    let (sender, configs) = mpsc::channel();
    let producer = thread::spawn(move || {
        for (device, lines) in [("r1", 120), ("r2", 80), ("r3", 95)] {
            let device = device.to_owned();
            sender.send(Config { device, lines }).unwrap();
        }
    });
    let mut total = 0;
    for config in configs {
        println!("{} has {} lines", config.device, config.lines);
        total += config.lines;
    }
    println!("no sender is left; {total} lines");
    producer.join().unwrap();
}

#[cfg(test)]
mod tests;
