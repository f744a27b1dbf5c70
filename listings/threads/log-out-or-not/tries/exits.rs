use std::sync::mpsc::{self, Sender};
use std::thread;

struct Session(&'static str);

impl Drop for Session {
    fn drop(&mut self) {
        println!("{} is logged out", self.0);
    }
}

fn save(device: &'static str, done: &Sender<()>) {
    let _session = Session(device);
    done.send(()).unwrap();
}

fn watch(device: &'static str, begun: &Sender<()>) {
    let _session = Session(device);
    loop {
        begun.send(()).unwrap();
        thread::park();
    }
}

fn main() {
    let _session = Session("r1");
    let (sender, arrived) = mpsc::channel();
    let begun = sender.clone();
    thread::spawn(move || watch("r2", &begun));
    arrived.recv().unwrap();
    let saved = thread::spawn(move || save("r3", &sender));
    saved.join().unwrap();
    println!("main returns");
    std::process::exit(0);
}

#[cfg(test)]
mod tests;
