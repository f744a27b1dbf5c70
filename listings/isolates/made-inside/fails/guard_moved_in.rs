use std::sync::Mutex;
use std::thread;

static ALARMS: Mutex<u32> = Mutex::new(0);

// ANCHOR: main
fn main() {
    let mut alarms = ALARMS.lock().unwrap();
    let isolate = thread::spawn(move || *alarms += 1);
    isolate.join().unwrap();
}
// ANCHOR_END: main
