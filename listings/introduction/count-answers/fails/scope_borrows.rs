use std::thread;

const POLLS: u32 = 3;

fn poll() -> u32 {
    1
}

fn main() {
    // ANCHOR: scope
    let mut answered = 0;
    thread::scope(|scope| {
        for _ in 0..POLLS {
            scope.spawn(|| answered += poll());
        }
    });
    // ANCHOR_END: scope
    println!("{answered} of {POLLS} answers counted");
}
