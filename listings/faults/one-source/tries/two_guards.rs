// ANCHOR: take
#[cfg(test)]
use loom::sync::Mutex;
#[cfg(not(test))]
use std::sync::Mutex;
use std::thread;

type Free = Mutex<Vec<u16>>;

fn take(free: &Free) -> Option<u16> {
    let vlan = *free.lock().unwrap().last()?;
    free.lock().unwrap().retain(|free| *free != vlan);
    Some(vlan)
}
// ANCHOR_END: take

fn main() {
    let free = Free::new(vec![10, 11]);
    let mut taken = thread::scope(|scope| {
        let fra = scope.spawn(|| take(&free));
        [take(&free), fra.join().unwrap()]
    });
    taken.sort();
    println!("taken: {taken:?}");
}

// ANCHOR: test
#[test]
fn two_sites_get_two_vlans_in_every_order() {
    loom::model(|| {
        let free = loom::sync::Arc::new(Free::new(vec![10, 11]));
        let theirs = free.clone();
        let fra = loom::thread::spawn(move || take(&theirs));
        let ams = take(&free);
        assert_ne!(ams, fra.join().unwrap(), "one VLAN for two sites");
    });
}
// ANCHOR_END: test

#[cfg(test)]
mod tests;
