use std::sync::Barrier;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// The configurations that came, and why no more did.
type Seen = (Vec<&'static str>, RecvTimeoutError);

fn consume(configs: &Receiver<&'static str>) -> Seen {
    let mut seen = Vec::new();
    loop {
        match configs.recv_timeout(Duration::from_millis(20)) {
            Ok(config) => seen.push(config),
            Err(_) => return (seen, RecvTimeoutError::Timeout),
        }
    }
}

fn main() {
    let (sender, configs) = mpsc::channel();
    let pause = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| {
            sender.send("r1").unwrap();
            pause.wait();
            pause.wait();
            sender.send("r2").unwrap();
            drop(sender);
        });
        pause.wait();
        println!("{:?}", consume(&configs));
        pause.wait();
    });
    println!("{:?}", consume(&configs));
}

#[cfg(test)]
mod tests;
