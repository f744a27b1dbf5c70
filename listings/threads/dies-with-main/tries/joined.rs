use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

fn save(device: &str, begun: Sender<()>) {
    println!("saving {device}");
    begun.send(()).unwrap();
    thread::sleep(Duration::from_millis(500));
    println!("{device} is saved");
}

fn main() {
    let (begun, has_begun) = mpsc::channel();
    let handle = thread::spawn(move || save("r1", begun));
    has_begun.recv().unwrap();
    handle.join().unwrap();
    println!("main returns");
}

#[cfg(test)]
mod tests;
