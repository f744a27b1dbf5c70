use std::env;
use std::fs::{self, File, Permissions};
use std::io::{self, BufRead, BufReader, ErrorKind};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use tempfile::{Builder, TempDir};

// ANCHOR: bind
/// The listener, and the lock to hold for as long as it is used.
fn bind(path: &Path) -> io::Result<(UnixListener, File)> {
    let lock = File::create(path.with_extension("lock"))?;
    lock.try_lock()?;
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok((UnixListener::bind(path)?, lock)),
    }
}
// ANCHOR_END: bind

// ANCHOR: serve
fn serve(path: &Path) -> io::Result<()> {
    let bound = bind(path);
    println!("{}", outcome(&bound));
    if bound.is_ok() {
        io::copy(&mut io::stdin(), &mut io::sink())?;
    }
    Ok(())
}

fn outcome<T>(result: &io::Result<T>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(error) => error.kind().to_string(),
    }
}
// ANCHOR_END: serve

// ANCHOR: main
fn main() -> io::Result<()> {
    if let Some(path) = env::args_os().nth(1) {
        return serve(path.as_ref());
    }
    let program = env::current_exe()?;
    let folder = private_folder()?;
    let path = folder.path().join("states");
    let (mut first, bound) = start(&program, &path)?;
    println!("first server: {bound}");
    let (mut second, bound) = start(&program, &path)?;
    println!("second, while the first runs: {bound}");
    second.wait()?;
    first.kill()?;
    first.wait()?;
    println!("first killed, path is left: {}", path.exists());
    println!("connect: {}", outcome(&UnixStream::connect(&path)));
    println!("bind: {}", outcome(&UnixListener::bind(&path)));
    let (mut third, bound) = start(&program, &path)?;
    println!("third server: {bound}");
    println!("connect: {}", outcome(&UnixStream::connect(&path)));
    third.wait().map(drop)
}
// ANCHOR_END: main

/// A folder that no other user can look into.
fn private_folder() -> io::Result<TempDir> {
    Builder::new()
        .permissions(Permissions::from_mode(0o700))
        .tempdir()
}

/// Starts a server, and waits until it has said how that went.
fn start(program: &Path, path: &Path) -> io::Result<(Child, String)> {
    let mut server = Command::new(program);
    server.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.arg(path).spawn()?;
    let stdout = server.stdout.as_mut().expect("it is piped");
    let mut bound = String::new();
    BufReader::new(stdout).read_line(&mut bound)?;
    Ok((server, bound.trim_end().to_owned()))
}

#[cfg(test)]
mod tests;
