use std::env;
use std::io::{
    self, BufRead, BufReader, ErrorKind, Lines, Read, Write,
};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{self, Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The longest message that is read, in bytes.
const LONGEST: u32 = 1 << 16;

/// How long a message may take, from the first wait to its last byte.
const PATIENCE: Duration = Duration::from_secs(1);

// ANCHOR: deadline
/// Reads until a deadline, however slowly the bytes come.
struct Until<'a> {
    stream: &'a TcpStream,
    deadline: Instant,
}

impl Read for Until<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let now = Instant::now();
            let left = self.deadline.saturating_duration_since(now);
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(Some(left))?;
            match self.stream.read(buffer).map_err(|e| e.kind()) {
                Err(ErrorKind::WouldBlock) => {
                    return Err(ErrorKind::TimedOut.into());
                }
                other => return other.map_err(io::Error::from),
            }
        }
    }
}
// ANCHOR_END: deadline

// ANCHOR: frames
/// Reads one message; none when the stream ends between two.
fn receive(stream: &TcpStream) -> io::Result<Option<Vec<u8>>> {
    let deadline = Instant::now() + PATIENCE;
    let mut from = Until { stream, deadline };
    let mut length = [0; 4];
    if from.read(&mut length[..1])? == 0 {
        return Ok(None);
    }
    from.read_exact(&mut length[1..])?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut message = vec![0; length as usize];
    from.read_exact(&mut message)?;
    Ok(Some(message))
}

/// Writes a message in one piece: its length, then its bytes.
fn send(mut stream: &TcpStream, message: &[u8]) -> io::Result<()> {
    let length =
        u32::try_from(message.len()).map_err(io::Error::other)?;
    stream.write_all(&[&length.to_le_bytes(), message].concat())
}
// ANCHOR_END: frames

// ANCHOR: server
fn serve() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    thread::spawn(move || {
        for client in listener.incoming() {
            let Ok(client) = client else {
                // Such as too many open files: it would come again.
                thread::sleep(Duration::from_millis(100));
                continue;
            };
            match answer(&client) {
                Ok(answered) => println!("answered {answered}"),
                Err(error) => println!("gave up, {}", error.kind()),
            }
        }
    });
    io::copy(&mut io::stdin(), &mut io::sink()).map(drop)
}

/// Answers one client to its end; returns how many answers it got.
fn answer(client: &TcpStream) -> io::Result<u32> {
    client.set_write_timeout(Some(PATIENCE))?;
    let mut answered = 0;
    while let Some(device) = receive(client)? {
        send(client, &[&device, b" is up".as_slice()].concat())?;
        answered += 1;
    }
    Ok(answered)
}
// ANCHOR_END: server

// ANCHOR: client
fn client(kind: &str, mut server: &TcpStream) -> io::Result<()> {
    let wait = || io::stdin().read_line(&mut String::new());
    match kind {
        "half" => {
            server.write_all(&100_u32.to_le_bytes())?;
            server.write_all(b"core")?;
            process::exit(1);
        }
        "silent" => wait().map(drop),
        "drip" => {
            server.write_all(&100_u32.to_le_bytes())?;
            loop {
                server.write_all(b"x")?;
                thread::sleep(Duration::from_millis(20));
            }
        }
        "long" => {
            server.write_all(&u32::MAX.to_le_bytes())?;
            wait().map(drop)
        }
        device => {
            send(server, device.as_bytes())?;
            let answer = receive(server)?.unwrap_or_default();
            println!("{}", String::from_utf8_lossy(&answer));
            Ok(())
        }
    }
}
// ANCHOR_END: client

// ANCHOR: main
fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args().skip(1));
    match args.as_slice() {
        [] => run(&env::current_exe()?),
        [kind, port] => {
            let port: u16 = port.parse().map_err(io::Error::other)?;
            let server =
                TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
            client(kind, &server)
        }
        _ => serve(),
    }
}

fn run(program: &Path) -> io::Result<()> {
    let (mut server, port, mut said) = start(program)?;
    for kind in ["half", "silent", "drip", "long", "r1"] {
        let mut client = Command::new(program);
        client.args([kind, &port]).stdin(Stdio::piped());
        let mut client = client.stderr(Stdio::null()).spawn()?;
        println!("{kind}: {}", next(&mut said)?);
        // To wait for the client closes its input, if it reads it.
        client.wait()?;
    }
    println!("server ended well: {}", server.wait()?.success());
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: start
type Said = Lines<BufReader<ChildStdout>>;

/// The server, its port, and what else it says, line by line.
fn start(program: &Path) -> io::Result<(Child, String, Said)> {
    let mut server = Command::new(program);
    server.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.arg("serve").spawn()?;
    let stdout = server.stdout.take().expect("it is piped");
    let mut said = BufReader::new(stdout).lines();
    let port = next(&mut said)?;
    Ok((server, port, said))
}

fn next(said: &mut Said) -> io::Result<String> {
    said.next().ok_or(ErrorKind::UnexpectedEof)?
}
// ANCHOR_END: start

#[cfg(test)]
mod tests;
