use std::env;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command};
use std::thread;
use std::time::Duration;

// ANCHOR: guard
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.wait();
    }
}
// ANCHOR_END: guard

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        capture();
        return Ok(());
    }
    let (reader, writer) = io::pipe()?;
    let mut lines = BufReader::new(reader).lines();
    let mut command = Command::new(env::current_exe()?);
    command.arg("capture").stdout(writer);
    if let Err(error) = poll_beside(command, &mut lines) {
        println!("{error}");
    }
    println!("the child still runs: {}", lines.next().is_some());
    Ok(())
}

fn poll_beside(
    mut command: Command,
    lines: &mut impl Iterator<Item = io::Result<String>>,
) -> io::Result<()> {
    let _capture = Running(command.spawn()?);
    drop(command);
    for line in lines.take(1) {
        println!("{}", line?);
    }
    Err(io::Error::other("no route to r1"))
}

fn capture() {
    println!("capturing");
    thread::sleep(Duration::from_secs(3600));
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
