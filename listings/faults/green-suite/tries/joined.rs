use std::sync::mpsc;
use std::thread;

// ANCHOR: each
const DEVICES: [(&str, u32); 3] = [("r1", 15), ("r2", 14), ("r3", 15)];

fn each_version(check: fn(&str, u32)) {
    let (running, ended) = mpsc::channel::<()>();
    let mut threads = Vec::new();
    for (device, version) in DEVICES {
        let running = running.clone();
        threads.push(thread::spawn(move || {
            let _until_the_end = running;
            check(device, version);
        }));
    }
    drop(running);
    ended.recv().ok();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
}
// ANCHOR_END: each

fn main() {
    each_version(|device, version| println!("{device}: {version}"));
}

// ANCHOR: test
#[test]
fn every_device_runs_version_15() {
    each_version(|device, version| assert_eq!(version, 15, "{device}"));
}
// ANCHOR_END: test
