use std::time::Duration;

use super::*;

#[test]
fn a_message_on_either_channel_wakes_the_worker() {
    let (poller, polls) = unbounded();
    let (device, alarms) = unbounded();
    let (done, handled) = unbounded();
    let server = thread::spawn(move || serve(polls, alarms, done));
    for _ in 0..20 {
        poller.send("r1").unwrap();
        device.send("r2").unwrap();
        for _ in 0..2 {
            handled.recv_timeout(Duration::from_secs(5)).unwrap();
        }
    }
    drop(device);
    server.join().unwrap();
    assert!(poller.send("r1").is_err());
}
