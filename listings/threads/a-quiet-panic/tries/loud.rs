use std::{panic, thread};

fn poll(device: &str) -> String {
    panic!("no route to {device}");
}

fn read(port: &str) -> u16 {
    port.parse().unwrap()
}

fn give_up() -> String {
    panic!("given up");
}

fn main() {
    panic::set_hook(Box::new(|panic| {
        let reason = panic.payload_as_str().unwrap_or("no text");
        println!("log: {reason}");
    }));
    let loud = thread::spawn(|| poll("r2")).join();
    println!("failed: {}", loud.is_err());
    let unwrapped = thread::spawn(|| read("ssh")).join();
    println!("failed: {}", unwrapped.is_err());
    let quiet = thread::spawn(give_up).join();
    println!("failed: {}", quiet.is_err());
}

#[cfg(test)]
mod tests;
