use std::env;
use std::io;
use std::process::{self, Command};

fn main() -> io::Result<()> {
    if let Some(device) = env::args().nth(1) {
        poll(&device);
        return Ok(());
    }
    let program = env::current_exe()?;
    let children: Vec<process::Child> = Vec::new();
    for device in ["r1", "r2", "r3"] {
        let _ = (poll(device), &program);
    }
    for mut child in children {
        child.wait()?;
    }
    println!("all three started by process {}", process::id());
    Ok(())
}

fn poll(device: &str) {
    println!("{device} polled by process {}", process::id());
}

#[cfg(test)]
mod tests;
