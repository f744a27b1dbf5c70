use std::env;
use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::thread;

use nix::sys::wait::waitpid;
use nix::unistd::Pid;

// ANCHOR: drop
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return back_up();
    }
    let mut command = Command::new(env::current_exe()?);
    command.arg("backup").stdin(Stdio::piped());
    let mut child = command.spawn()?;
    let (pid, input) = (child.id(), child.stdin.take());
    child.kill()?;
    child.wait()?;
    println!("dropped, runs: {}", state(pid).is_some_and(|s| s != 'Z'));
    drop(input);
    while state(pid).is_some_and(|s| s != 'Z') {
        thread::yield_now();
    }
    println!("ended: {:?}", state(pid));
    let _ = waitpid(Pid::from_raw(pid.cast_signed()), None);
    println!("reaped by number: {:?}", state(pid));
    Ok(())
}
// ANCHOR_END: drop

/// Runs until its standard input ends.
fn back_up() -> io::Result<()> {
    io::read_to_string(io::stdin())?;
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
