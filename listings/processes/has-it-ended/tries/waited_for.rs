use std::env;
use std::io;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return back_up();
    }
    let mut command = Command::new(env::current_exe()?);
    command.arg("backup").stdin(Stdio::piped());
    let mut child = command.spawn()?;
    println!("ended: {}", child.wait().is_ok());
    println!("the parent does something else");
    drop(child.stdin.take());
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        thread::sleep(Duration::from_millis(1));
    };
    println!("ended: true, and well: {}", status.success());
    Ok(())
}

/// Runs until its standard input ends.
fn back_up() -> io::Result<()> {
    io::read_to_string(io::stdin())?;
    Ok(())
}

#[cfg(test)]
mod tests;
