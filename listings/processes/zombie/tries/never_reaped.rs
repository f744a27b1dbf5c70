use std::env;
use std::fs;
use std::io;
use std::process::Command;
use std::thread;

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return Ok(());
    }
    let program = env::current_exe()?;
    let mut child = Command::new(program).arg("child").spawn()?;
    let pid = child.id();
    while state(pid) != Some('Z') {
        thread::yield_now();
    }
    println!("ended: {:?}", state(pid));
    println!("reaped: {:?}", state(pid));
    Ok(())
}

/// The letter after the program's name in the kernel's record.
fn state(pid: u32) -> Option<char> {
    let record =
        fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = record.rsplit_once(") ")?;
    rest.chars().next()
}

#[cfg(test)]
mod tests;
