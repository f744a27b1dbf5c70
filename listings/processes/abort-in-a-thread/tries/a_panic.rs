use std::env;
use std::io;
use std::process::{self, Command};
use std::thread;

fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        run_jobs();
        return Ok(());
    }
    let mut command = Command::new(env::current_exe()?);
    let output = command.arg("jobs").output()?;
    print!("{}", String::from_utf8_lossy(&output.stdout));
    println!("the program ended well: {}", output.status.success());
    Ok(())
}

fn run_jobs() {
    println!("a thread starts");
    let job = thread::spawn(decode);
    println!("it failed: {}", job.join().is_err());
    println!("the program goes on");
}

fn decode() {
    panic!("no picture");
}

#[cfg(test)]
mod tests;
