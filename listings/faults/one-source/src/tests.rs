use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::*;

/// How often `sites` threads beside the first one ask for one of `vlans`, and
/// how many of them get one in each run.
fn taken(vlans: &'static [u16]) -> (u32, Vec<u32>) {
    let runs = Arc::new(AtomicU32::new(0));
    let got = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (counted, gets) = (Arc::clone(&runs), Arc::clone(&got));
    loom::model(move || {
        counted.fetch_add(1, Relaxed);
        let free = Arc::new(Free::new(vlans.to_vec()));
        let theirs = Arc::clone(&free);
        let fra = loom::thread::spawn(move || take(&theirs));
        let both = [take(&free), fra.join().unwrap()];
        let both = both.iter().flatten().count();
        gets.lock().unwrap().push(u32::try_from(both).unwrap());
    });
    let got = got.lock().unwrap().clone();
    (runs.load(Relaxed), got)
}

#[test]
fn there_is_more_than_one_order() {
    let (runs, got) = taken(&[10, 11]);
    assert!(runs > 1, "{runs}");
    assert!(got.iter().all(|got| *got == 2), "{got:?}");
}

#[test]
fn the_last_vlan_goes_to_one_site() {
    let (_, got) = taken(&[10]);
    assert!(got.iter().all(|got| *got == 1), "{got:?}");
}
