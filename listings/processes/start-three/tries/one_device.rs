use std::env;
use std::io;
use std::process::{self, Command};

fn main() -> io::Result<()> {
    if let Some(device) = env::args().nth(1) {
        poll(&device);
        return Ok(());
    }
    let program = env::current_exe()?;
    let mut children = Vec::new();
    for device in ["r1", "r2", "r3"] {
        children.push(Command::new(&program).arg("r1").spawn()?);
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
