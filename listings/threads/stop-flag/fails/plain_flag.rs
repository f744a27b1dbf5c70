use std::thread;
use std::time::Duration;

fn poll() {
    thread::sleep(Duration::from_millis(10));
}

fn main() {
    let mut stop = false;
    // ANCHOR: spawn
    thread::scope(|scope| {
        scope.spawn(|| {
            while !stop {
                poll();
            }
        });
        thread::sleep(Duration::from_millis(100));
        stop = true;
    });
    // ANCHOR_END: spawn
}
