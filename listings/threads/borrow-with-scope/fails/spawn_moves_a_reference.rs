use std::thread;

fn main() {
    // ANCHOR: spawn
    let site = String::from("ams");
    let borrowed = &site;
    let handle =
        thread::spawn(move || println!("asking at {borrowed}"));
    handle.join().unwrap();
    // ANCHOR_END: spawn
}
