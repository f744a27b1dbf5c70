use std::thread;

fn poll(device: &str) -> String {
    format!("{device} is up")
}

fn main() {
    // ANCHOR: spawn
    let mut answers: Vec<String> = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| answers.push(poll("r1")));
        scope.spawn(|| answers.push(poll("r2")));
    });
    // ANCHOR_END: spawn
    println!("{answers:?}");
}
