use std::thread;

// ANCHOR: main
fn main() {
    let mut byte = 0_u8;
    thread::scope(|scope| {
        scope.spawn(|| byte += 1);
        scope.spawn(|| byte += 1);
    });
    println!("both add one: {byte}");
}
// ANCHOR_END: main
