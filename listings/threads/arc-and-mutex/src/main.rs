use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::thread;

type States = Mutex<BTreeMap<&'static str, &'static str>>;

fn poll(device: &'static str, states: &States) {
    let state = if device == "r2" { "down" } else { "up" };
    states.lock().unwrap().insert(device, state);
}

fn main() {
    let states = Arc::new(States::default());
    let threads = ["r1", "r2", "r3"].map(|device| {
        let states = Arc::clone(&states);
        thread::spawn(move || poll(device, &states))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{:?}", states.lock().unwrap());
}

#[cfg(test)]
mod tests;
