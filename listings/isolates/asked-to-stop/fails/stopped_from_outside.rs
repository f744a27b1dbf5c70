use std::thread;

// ANCHOR: main
fn main() {
    let isolate = thread::spawn(|| {
        loop {
            thread::yield_now();
        }
    });
    isolate.terminate();
    isolate.join().unwrap();
}
// ANCHOR_END: main
