use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::{Deserialize, Serialize};

/// The longest message that is sent or read, in bytes.
const LONGEST: u32 = 1 << 20;

// ANCHOR: messages
#[derive(Serialize, Deserialize)]
enum Request {
    Primes { below: u32 },
    Reverse(String),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Answer {
    Primes(usize),
    Text(String),
    Refused(String),
}
// ANCHOR_END: messages

// ANCHOR: frames
/// Writes one message: its length in four bytes, then its bytes.
fn send(
    to: &mut impl Write,
    message: &impl Serialize,
) -> io::Result<()> {
    let bytes =
        postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length =
        u32::try_from(bytes.len()).map_err(io::Error::other)?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Reads one message; none when the stream ends between two.
fn receive(from: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    if from.fill_buf()?.is_empty() {
        return Ok(None);
    }
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    check(length)?;
    let mut bytes = vec![0; length as usize];
    from.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

fn check(length: u32) -> io::Result<()> {
    if length > LONGEST {
        return Err(io::Error::other("the message is too long"));
    }
    Ok(())
}
// ANCHOR_END: frames

// ANCHOR: worker
fn serve(mut from: impl BufRead, mut to: impl Write) -> io::Result<()> {
    while let Some(bytes) = receive(&mut from)? {
        let answer = match postcard::take_from_bytes(&bytes) {
            Ok((request, [])) => answer(request),
            Ok(_) => Answer::Refused("too many bytes".to_owned()),
            Err(error) => Answer::Refused(error.to_string()),
        };
        send(&mut to, &answer)?;
    }
    Ok(())
}

fn answer(request: Request) -> Answer {
    match request {
        Request::Primes { below } => {
            Answer::Primes((2..below).filter(|&n| is_prime(n)).count())
        }
        Request::Reverse(text) => {
            Answer::Text(text.chars().rev().collect())
        }
    }
}
// ANCHOR_END: worker

// ANCHOR: parent
struct Worker {
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Worker {
    fn start() -> io::Result<(Child, Self)> {
        let mut command = Command::new(env::current_exe()?);
        command
            .arg("worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn()?;
        let requests = child.stdin.take().expect("it is piped");
        let answers = child.stdout.take().expect("it is piped");
        let answers = BufReader::new(answers);
        Ok((child, Worker { requests, answers }))
    }

    fn ask(&mut self, request: &impl Serialize) -> io::Result<Answer> {
        send(&mut self.requests, request)?;
        let bytes = receive(&mut self.answers)?
            .ok_or(io::ErrorKind::UnexpectedEof)?;
        postcard::from_bytes(&bytes).map_err(io::Error::other)
    }
}
// ANCHOR_END: parent

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "worker") {
        return serve(io::stdin().lock(), io::stdout().lock());
    }
    let (mut child, mut worker) = Worker::start()?;
    println!("{:?}", worker.ask(&Request::Primes { below: 100 })?);
    println!("{:?}", worker.ask(&"no request")?);
    println!("{:?}", worker.ask(&Request::Reverse("r1".to_owned()))?);
    drop(worker);
    println!("ended well: {}", child.wait()?.success());
    Ok(())
}
// ANCHOR_END: main

fn is_prime(n: u32) -> bool {
    (2..n)
        .take_while(|d| d * d <= n)
        .all(|d| !n.is_multiple_of(d))
}

#[cfg(test)]
mod tests;
