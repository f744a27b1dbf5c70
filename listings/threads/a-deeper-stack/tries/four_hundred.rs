use std::hint::black_box;
use std::process::Command;
use std::{env, io, thread};

const LEVELS: u32 = 400;

fn main() -> io::Result<()> {
    if env::args().nth(1).as_deref() == Some("descend") {
        thread::spawn(|| descend(LEVELS)).join().unwrap();
        return Ok(());
    }
    let deep = thread::Builder::new().stack_size(64 << 20);
    let levels = deep.spawn(|| descend(LEVELS))?.join().unwrap();
    println!("64 MiB: {levels} levels");

    let mut child = Command::new(env::current_exe()?);
    let child = child.arg("descend").env_remove("RUST_MIN_STACK");
    let output = child.output()?;
    let message = String::from_utf8_lossy(&output.stderr);
    println!("2 MiB: {}", message.lines().last().unwrap_or_default());
    let aborted = output.status.to_string().contains("SIGABRT");
    println!("2 MiB: ended by SIGABRT: {aborted}");
    Ok(())
}

fn descend(levels: u32) -> u32 {
    let frame = black_box([1; 256]);
    if levels == 0 {
        0
    } else {
        descend(levels - 1) + frame[0]
    }
}

#[cfg(test)]
mod tests;
