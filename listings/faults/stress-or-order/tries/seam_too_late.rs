use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

// ANCHOR: lease
struct Leases {
    free: Mutex<Vec<u8>>,
}

impl Leases {
    fn lease(&self, between: impl FnOnce()) -> Option<u8> {
        let address = *self.free.lock().unwrap().last()?;
        self.free.lock().unwrap().pop();
        between();
        Some(address)
    }
}
// ANCHOR_END: lease

fn under_stress(leases: &Leases) -> [Option<u8>; 2] {
    thread::scope(|scope| {
        let first = scope.spawn(|| leases.lease(|| ()));
        let second = scope.spawn(|| leases.lease(|| ()));
        [first.join().unwrap(), second.join().unwrap()]
    })
}

// ANCHOR: order
const LIMIT: Duration = Duration::from_secs(2);

fn in_order(leases: &Leases) -> [Option<u8>; 2] {
    thread::scope(|scope| {
        let (done, second_is_done) = mpsc::channel();
        let mut second = None;
        let first = leases.lease(|| {
            second = Some(scope.spawn(move || {
                let address = leases.lease(|| ());
                done.send(()).ok();
                address
            }));
            second_is_done.recv_timeout(LIMIT).ok();
        });
        [first, second.unwrap().join().unwrap()]
    })
}
// ANCHOR_END: order

// ANCHOR: main
fn found(rounds: u32, round: fn(&Leases) -> [Option<u8>; 2]) -> usize {
    let found = |_: &u32| {
        let free = Mutex::new(vec![11, 12]);
        let leases = Leases { free };
        let [first, second] = round(&leases);
        assert!(leases.free.into_inner().unwrap().is_empty());
        first == second
    };
    (0..rounds).filter(found).count()
}

fn main() {
    let rare = found(1_000, under_stress) < 10;
    println!("stress: under one round in a hundred: {rare}");
    let found = found(3, in_order);
    println!("order: {found} of 3 rounds");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
