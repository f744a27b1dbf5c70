use std::sync::mpsc::{self, Receiver};
use std::thread;

fn consume(configs: Receiver<&str>) {
    for config in configs.iter().take(2) {
        println!("stored {config}, and the disk is full");
    }
}

fn main() {
    let (sender, configs) = mpsc::channel();
    for device in ["r1", "r2"] {
        println!("{device} is sent: {:?}", sender.send(device));
    }
    thread::spawn(move || consume(configs)).join().unwrap();
    match sender.send("r3") {
        Ok(()) => println!("r3 is sent"),
        Err(error) => println!("{} comes back: {error}", error.0),
    }
}

#[cfg(test)]
mod tests;
