use std::env;
use std::io::{self, BufRead, BufReader, PipeReader, Read};
use std::process::{self, Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

// ANCHOR: pool
/// Starts two workers, and stops them when Ctrl-C is pressed.
fn pool() -> io::Result<()> {
    let (sender, interrupted) = mpsc::channel();
    ctrlc::set_handler(move || sender.send(()).expect("main waits"))
        .map_err(io::Error::other)?;
    let mut workers = [start("worker")?, start("worker")?];
    for worker in &mut workers {
        read_line(worker)?;
    }
    println!("ready");
    interrupted.recv().map_err(io::Error::other)?;
    for mut worker in workers {
        worker.kill()?;
        worker.wait()?;
    }
    Ok(())
}

/// Has a job that never ends, and ends with its standard input.
fn work() -> io::Result<()> {
    ctrlc::set_handler(|| ()).map_err(io::Error::other)?;
    println!("ready");
    loop {
        thread::park();
    }
}
// ANCHOR_END: pool

// ANCHOR: main
fn main() -> io::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("worker") => return work(),
        Some("pool") => return pool(),
        _ => (),
    }
    for signal in [Signal::SIGINT, Signal::SIGKILL] {
        let (mut pool, mut alive) = start_pool()?;
        read_line(&mut pool)?;
        kill(Pid::from_raw(pool.id().cast_signed()), signal)?;
        let ended = pool.wait()?;
        alive.read_to_end(&mut Vec::new())?;
        println!("{signal}: the pool ended with {ended}");
        println!("{signal}: no worker is left");
    }
    Ok(())
}

/// The pool, and a pipe that ends when nobody holds its other end.
fn start_pool() -> io::Result<(Child, PipeReader)> {
    let (alive, held) = io::pipe()?;
    let mut command = Command::new(env::current_exe()?);
    command.arg("pool").stdout(Stdio::piped()).stderr(held);
    Ok((command.spawn()?, alive))
}
// ANCHOR_END: main

fn start(role: &str) -> io::Result<Child> {
    let mut command = Command::new(env::current_exe()?);
    command
        .arg(role)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command.spawn()
}

fn read_line(child: &mut Child) -> io::Result<String> {
    let mut line = String::new();
    let stdout = child.stdout.as_mut().expect("it is piped");
    BufReader::new(stdout).read_line(&mut line)?;
    Ok(line)
}

#[cfg(test)]
mod tests;
