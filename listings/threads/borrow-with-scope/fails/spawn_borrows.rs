use std::thread;

fn main() {
    // ANCHOR: spawn
    let site = String::from("ams");
    let handle = thread::spawn(|| println!("asking at {site}"));
    handle.join().unwrap();
    // ANCHOR_END: spawn
}
