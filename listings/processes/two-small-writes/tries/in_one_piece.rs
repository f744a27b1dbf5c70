use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

const ROUNDS: u32 = 10;

// ANCHOR: server
/// Sends every message back, four bytes of length and eight of text.
fn serve() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    let (mut client, _) = listener.accept()?;
    let mut message = [0; 12];
    while client.read_exact(&mut message).is_ok() {
        client.write_all(&message)?;
    }
    Ok(())
}
// ANCHOR_END: server

// ANCHOR: client
fn in_two_writes(server: &mut TcpStream) -> io::Result<()> {
    in_one_write(server)
}

fn in_one_write(server: &mut TcpStream) -> io::Result<()> {
    let length = 8_u32.to_le_bytes();
    server.write_all(&[&length, b"r1 is up".as_slice()].concat())
}

fn ask(
    server: &mut TcpStream,
    send: impl Fn(&mut TcpStream) -> io::Result<()>,
) -> io::Result<[u8; 12]> {
    let mut answer = [0; 12];
    for _ in 0..ROUNDS {
        send(server)?;
        server.read_exact(&mut answer)?;
    }
    Ok(answer)
}
// ANCHOR_END: client

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some_and(|role| role == "serve") {
        return serve();
    }
    let program = env::current_exe()?;
    timed("two writes", &program, |server| ask(server, in_two_writes))?;
    timed("one write", &program, |server| ask(server, in_one_write))?;
    timed("two writes, no delay", &program, |server| {
        server.set_nodelay(true)?;
        ask(server, in_two_writes)
    })
}

fn timed<T>(
    name: &str,
    program: &Path,
    ask: impl FnOnce(&mut TcpStream) -> io::Result<T>,
) -> io::Result<()> {
    let (mut child, mut server) = start(program)?;
    let start = Instant::now();
    ask(&mut server)?;
    let ms = start.elapsed().as_millis();
    println!("{name}: {ROUNDS} rounds in {ms} ms");
    drop(server);
    child.wait().map(drop)
}
// ANCHOR_END: main

fn start(program: &Path) -> io::Result<(Child, TcpStream)> {
    let mut server = Command::new(program);
    server.arg("serve").stdout(Stdio::piped());
    let mut server = server.spawn()?;
    let stdout = server.stdout.as_mut().expect("it is piped");
    let mut port = String::new();
    BufReader::new(stdout).read_line(&mut port)?;
    let port: u16 =
        port.trim_end().parse().map_err(io::Error::other)?;
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    Ok((server, stream))
}

#[cfg(test)]
mod tests;
