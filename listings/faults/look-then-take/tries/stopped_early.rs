use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use loom::sync::{Arc, Mutex};
use loom::thread;

type Free = Mutex<Vec<u16>>;

// ANCHOR: take
fn take(site: &str, free: &Free) -> Option<u16> {
    let vlan = *free.lock().unwrap().last()?;
    println!("  {site} sees {vlan}");
    free.lock().unwrap().retain(|free| *free != vlan);
    println!("  {site} takes {vlan}");
    Some(vlan)
}
// ANCHOR_END: take

// ANCHOR: model
fn two_sites() {
    println!("run {}", RUNS.fetch_add(1, Relaxed) + 1);
    let free = Arc::new(Mutex::new(vec![10, 11]));
    let theirs = Arc::clone(&free);
    let fra = thread::spawn(move || take("fra", &theirs));
    let ams = take("ams", &free);
    assert_ne!(ams, fra.join().unwrap(), "one VLAN for two sites");
}

static RUNS: AtomicU32 = AtomicU32::new(0);

fn main() {
    let mut model = loom::model::Builder::new();
    model.checkpoint_interval = 1;
    model.max_permutations = Some(2);
    model.check(two_sites);
    println!("every order is right");
}
// ANCHOR_END: model

#[cfg(test)]
mod tests;
