use std::env;
use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use wait_timeout::ChildExt;

// ANCHOR: output
/// What a child printed, and its status; without one it was killed.
type Ended = (Vec<u8>, Vec<u8>, Option<ExitStatus>);

fn output_within(
    mut command: Command,
    limit: Duration,
) -> io::Result<Ended> {
    command.stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let stdout = child.stdout.take().expect("it is piped");
    let stderr = child.stderr.take().expect("it is piped");
    let stdout = thread::spawn(move || read(stdout));
    let stderr = thread::spawn(move || read(stderr));
    let waited = child.wait_timeout(limit);
    if !matches!(waited, Ok(Some(_))) {
        child.kill()?;
        child.wait()?;
    }
    let (out, err) = (stdout.join().unwrap()?, stderr.join().unwrap()?);
    Ok((out, err, waited?))
}

fn read(mut stream: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map(|_| bytes)
}
// ANCHOR_END: output

// ANCHOR: main
fn main() -> io::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("hangs") => {
            print_much();
            thread::sleep(Duration::from_secs(3_600));
        }
        Some(_) => print_much(),
        None => {
            let mut command = Command::new(env::current_exe()?);
            command.arg("ends");
            let limit = Duration::from_secs(20);
            let (out, err, status) = output_within(command, limit)?;
            println!("ends: {} and {} bytes", out.len(), err.len());
            println!("well: {}", status.is_some_and(|s| s.success()));
            let mut command = Command::new(env::current_exe()?);
            command.arg("hangs");
            let limit = Duration::from_secs(1);
            let (out, _, status) = output_within(command, limit)?;
            let (hangs, kept) = (status.is_none(), !out.is_empty());
            println!("hangs: {hangs}, output kept: {kept}");
        }
    }
    Ok(())
}

/// More than a pipe holds, on both streams.
fn print_much() {
    for _ in 0..10_000 {
        println!("r1 is up");
        eprintln!("r2 is down");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
