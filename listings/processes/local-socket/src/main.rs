use std::env;
use std::fs::{self, Permissions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use tempfile::{Builder, TempDir};

// ANCHOR: server
fn serve(path: &Path) -> io::Result<()> {
    let listener = UnixListener::bind(path)?;
    println!("ready");
    thread::spawn(move || accept(listener.incoming(), wait));
    io::copy(&mut io::stdin(), &mut io::sink())?;
    fs::remove_file(path)
}

fn accept(
    clients: impl Iterator<Item = io::Result<UnixStream>>,
    after: impl Fn(io::Error),
) {
    for client in clients {
        match client {
            Ok(client) => drop(thread::spawn(move || answer(&client))),
            Err(error) => after(error),
        }
    }
}

/// A failure such as too many open files would come again at once.
fn wait(error: io::Error) {
    eprintln!("no client: {error}");
    thread::sleep(Duration::from_millis(100));
}
// ANCHOR_END: server

// ANCHOR: answer
/// The longest line that is read, in bytes.
const LONGEST: u64 = 256;

static ASKED: AtomicUsize = AtomicUsize::new(0);

fn answer(mut client: &UnixStream) -> io::Result<()> {
    client.set_write_timeout(Some(Duration::from_secs(1)))?;
    let mut requests = BufReader::new(client);
    loop {
        let mut device = String::new();
        requests.by_ref().take(LONGEST).read_line(&mut device)?;
        // Its end, or a line that is too long.
        let Some(device) = device.strip_suffix('\n') else {
            return Ok(());
        };
        let asked = ASKED.fetch_add(1, Relaxed) + 1;
        writeln!(client, "{device} is up, asked: {asked}")?;
    }
}
// ANCHOR_END: answer

// ANCHOR: main
fn main() -> io::Result<()> {
    if let Some(path) = env::args_os().nth(1) {
        return serve(path.as_ref());
    }
    let folder = private_folder()?;
    let path = folder.path().join("states");
    let mut server = start(&env::current_exe()?, &path)?;
    let core = UnixStream::connect(&path)?;
    let edge = UnixStream::connect(&path)?;
    println!("edge: {}", ask(&edge, "r1")?);
    println!("core: {}", ask(&core, "r2")?);
    println!("edge: {}", ask(&edge, "r3")?);
    // To wait for the server closes its input, and so it ends.
    println!("server ended well: {}", server.wait()?.success());
    println!("path is left: {}", path.exists());
    Ok(())
}

/// A folder that no other user can look into.
fn private_folder() -> io::Result<TempDir> {
    Builder::new()
        .permissions(Permissions::from_mode(0o700))
        .tempdir()
}
// ANCHOR_END: main

// ANCHOR: client
/// Starts the server and waits until it can be reached.
fn start(program: &Path, path: &Path) -> io::Result<Child> {
    let mut server = Command::new(program);
    server.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.arg(path).spawn()?;
    let stdout = server.stdout.as_mut().expect("it is piped");
    BufReader::new(stdout).read_line(&mut String::new())?;
    Ok(server)
}

fn ask(mut server: &UnixStream, device: &str) -> io::Result<String> {
    writeln!(server, "{device}")?;
    let mut answer = String::new();
    BufReader::new(server).read_line(&mut answer)?;
    Ok(answer.trim_end().to_owned())
}
// ANCHOR_END: client

#[cfg(test)]
mod tests;
