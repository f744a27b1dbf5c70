use std::process::Command;

fn main() {
    // ANCHOR: call
    let version = Command::new("rustc").arg("--version").output;
    println!("{version:?}");
    // ANCHOR_END: call
}
