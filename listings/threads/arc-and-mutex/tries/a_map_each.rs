use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

type States = Mutex<BTreeMap<&'static str, &'static str>>;

fn poll(device: &'static str, states: &States) {
    let state = if device == "r2" { "down" } else { "up" };
    states.lock().unwrap().insert(device, state);
}

/// Returns while the polls are still under way.
fn start_polls() -> (Arc<States>, [JoinHandle<()>; 3]) {
    let states = Arc::new(States::default());
    let polls = ["r1", "r2", "r3"].map(|device| {
        let states = Arc::<States>::default();
        thread::spawn(move || poll(device, &states))
    });
    (states, polls)
}

fn main() {
    let (states, polls) = start_polls();
    for poll in polls {
        poll.join().unwrap();
    }
    println!("{:?}", states.lock().unwrap());
}

#[cfg(test)]
mod tests;
