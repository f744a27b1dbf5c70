use std::cell::Cell;
use std::rc::Rc;
use std::thread;

// ANCHOR: main
fn main() {
    let alarms = Rc::new(Cell::new(0));
    let isolate = thread::spawn(move || alarms.set(1));
    isolate.join().unwrap();
}
// ANCHOR_END: main
