use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::*;

#[test]
fn the_callback_sees_the_device() {
    let devices = Mutex::default();
    let added = report;
    let inventory = Arc::new(Inventory { devices, added });
    let (done, reported) = mpsc::channel();
    let adding = Arc::clone(&inventory);
    thread::spawn(move || {
        adding.add("r1");
        done.send(adding.count())
    });
    let count = reported.recv_timeout(Duration::from_secs(5));
    assert_eq!(count, Ok(1), "the callback never ended");
}
