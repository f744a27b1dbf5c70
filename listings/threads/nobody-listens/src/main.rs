use std::sync::mpsc;
use std::thread;

fn main() {
    let (sender, configs) = mpsc::channel();
    let consumer = thread::spawn(move || {
        let first: &str = configs.recv().unwrap();
        println!("stored {first}, and the disk is full");
    });
    sender.send("r1").unwrap();
    consumer.join().unwrap();
    match sender.send("r2") {
        Ok(()) => println!("sent"),
        Err(error) => println!("{} comes back: {error}", error.0),
    }
}

#[cfg(test)]
mod tests;
