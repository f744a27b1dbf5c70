use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

type States = Mutex<BTreeMap<&'static str, &'static str>>;

fn main() {
    // ANCHOR: rc
    let states = Rc::new(States::default());
    let shared = Rc::clone(&states);
    let poll = thread::spawn(move || {
        shared.lock().unwrap().insert("r1", "up");
    });
    // ANCHOR_END: rc
    poll.join().unwrap();
}
