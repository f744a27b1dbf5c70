use std::env;
use std::fs::{self, Permissions};
use std::io::{self, BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;

use tempfile::{Builder, TempDir};

// ANCHOR: server
fn serve(path: &Path) -> io::Result<()> {
    let listener = UnixListener::bind(path)?;
    println!("ready");
    thread::spawn(move || accept(&listener));
    io::copy(&mut io::stdin(), &mut io::sink())?;
    fs::remove_file(path)
}

fn accept(listener: &UnixListener) {
    for client in listener.incoming().flatten() {
        thread::spawn(move || answer(&client));
    }
}

static ASKED: AtomicUsize = AtomicUsize::new(0);

fn answer(mut client: &UnixStream) -> io::Result<()> {
    for device in BufReader::new(client).lines() {
        let device = device?;
        let asked = ASKED.fetch_add(1, Relaxed) + 1;
        writeln!(client, "{device} is up, asked: {asked}")?;
    }
    Ok(())
}
// ANCHOR_END: server

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
