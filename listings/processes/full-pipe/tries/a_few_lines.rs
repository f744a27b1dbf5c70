use std::env;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

const LINE: &[u8] = b"show interfaces\n";
const LINES: usize = 1_000;

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "echo") {
        io::copy(&mut io::stdin(), &mut io::stdout())?;
        return Ok(());
    }
    let mut command = Command::new(env::current_exe()?);
    command
        .arg("echo")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = command.spawn()?;
    let mut requests = child.stdin.take().expect("it is piped");
    let mut answers = child.stdout.take().expect("it is piped");
    // ANCHOR: talk
    println!("writing {} bytes", LINES * LINE.len());
    for _ in 0..LINES {
        requests.write_all(LINE)?;
    }
    drop(requests);
    println!("written");
    let mut back = Vec::new();
    answers.read_to_end(&mut back)?;
    // ANCHOR_END: talk
    println!("{} of {} bytes back", back.len(), LINES * LINE.len());
    child.wait()?;
    Ok(())
}

#[cfg(test)]
mod tests;
