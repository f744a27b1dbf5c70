use std::thread;

fn poll(device: &str, command: &str) -> String {
    format!("{device} ran {command}")
}

fn main() {
    // ANCHOR: spawn
    let command = String::from("show run");
    let first = thread::spawn(move || poll("r1", &command));
    let second = thread::spawn(move || poll("r2", &command));
    // ANCHOR_END: spawn
    println!("{}", first.join().unwrap());
    println!("{}", second.join().unwrap());
}
