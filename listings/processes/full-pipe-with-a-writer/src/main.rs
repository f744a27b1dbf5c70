use std::env;
use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

const LINE: &[u8] = b"show interfaces\n";
const LINES: usize = 100_000;

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
    println!("{} of {} bytes back", back.len(), LINES * LINE.len());
    child.wait()?;
    Ok(())
}

// ANCHOR: talk
fn talk<W>(
    mut requests: W,
    mut answers: impl Read,
) -> io::Result<Vec<u8>>
where
    W: Write + Send + 'static,
{
    let writer = thread::spawn(move || -> io::Result<()> {
        for _ in 0..LINES {
            requests.write_all(LINE)?;
        }
        Ok(())
    });
    let mut back = Vec::new();
    answers.read_to_end(&mut back)?;
    writer.join().unwrap()?;
    Ok(back)
}
// ANCHOR_END: talk

#[cfg(test)]
mod tests;
