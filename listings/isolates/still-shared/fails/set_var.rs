use std::env;
use std::thread;

// ANCHOR: main
fn main() {
    let isolate = thread::spawn(|| env::set_var("SITE", "lab"));
    isolate.join().unwrap();
}
// ANCHOR_END: main
