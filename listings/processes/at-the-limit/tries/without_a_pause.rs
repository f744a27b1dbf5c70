use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::iter;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use nix::sys::resource::{Resource, getrlimit, setrlimit};

const PAUSE: Duration = Duration::from_millis(20);

// ANCHOR: server
fn serve() -> io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    println!("{}", listener.local_addr()?.port());
    let files = open_all()?;
    thread::spawn(move || {
        let _ = io::stdin().read_line(&mut String::new());
        drop(files);
    });
    accept(&listener).write_all(b"r1 is up")
}

fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept() {
            Ok((client, _)) => return client,
            Err(error) => println!("no client: {error}"),
        }
    }
}

/// Lowers the limit on open files, and opens as many as it allows.
fn open_all() -> io::Result<Vec<File>> {
    let (_, hard) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, 16, hard)?;
    Ok(iter::from_fn(|| File::open("/dev/null").ok()).collect())
}
// ANCHOR_END: server

// ANCHOR: main
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return serve();
    }
    let (failures, answer) = ask(&env::current_exe()?, 3)?;
    for failure in failures.iter().take(3) {
        println!("{failure}");
    }
    println!("then: {answer}");
    Ok(())
}

/// What a full server says, and what it answers after so many failures.
fn ask(
    program: &Path,
    failures: usize,
) -> io::Result<(Vec<String>, String)> {
    let mut server = Command::new(program);
    server.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.arg("serve").spawn()?;
    let stdout = server.stdout.take().expect("it is piped");
    let mut said = BufReader::new(stdout).lines();
    let port = said.next().ok_or(io::ErrorKind::UnexpectedEof)??;
    let port: u16 = port.parse().map_err(io::Error::other)?;
    let mut client = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    let before: io::Result<Vec<_>> =
        said.by_ref().take(failures).collect();
    // To close its input lets the server close its files.
    drop(server.stdin.take());
    let after: io::Result<Vec<_>> = said.collect();
    server.wait()?;
    let mut answer = String::new();
    client.read_to_string(&mut answer)?;
    Ok(([before?, after?].concat(), answer))
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
