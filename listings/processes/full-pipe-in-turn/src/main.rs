use std::env;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

const LINE: &[u8] = b"show interfaces\n";
const LINES: usize = 10_000;

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
    let requests = child.stdin.take().expect("it is piped");
    let answers = child.stdout.take().expect("it is piped");
    let back = talk(requests, answers)?;
    println!("{} of {} bytes back", back, LINES * LINE.len());
    child.wait()?;
    Ok(())
}

// ANCHOR: talk
fn talk(
    mut requests: impl Write,
    mut answers: impl Read,
) -> io::Result<usize> {
    let mut back = 0;
    let mut answer = vec![0; LINE.len()];
    for _ in 0..LINES {
        requests.write_all(LINE)?;
        answers.read_exact(&mut answer)?;
        back += answer.len();
    }
    Ok(back)
}
// ANCHOR_END: talk

#[cfg(test)]
mod tests;
