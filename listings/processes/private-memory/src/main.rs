use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};

// ANCHOR: memory
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return wait_for_jobs();
    }
    let mut command = Command::new(env::current_exe()?);
    command.arg("worker").stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut lines =
        BufReader::new(child.stdout.take().unwrap()).lines();
    println!("the child is {}", lines.next().unwrap()?);
    let kilobytes = private_kilobytes(child.id())?;
    println!("it has a megabyte for itself: {}", kilobytes > 1_000);
    child.wait()?;
    Ok(())
}

fn private_kilobytes(pid: u32) -> io::Result<u32> {
    let path = format!("/proc/{pid}/smaps_rollup");
    let memory = fs::read_to_string(path)?;
    let mut words = memory.split_whitespace();
    words.find(|word| *word == "Private_Dirty:");
    let number = words.next().expect("the kernel writes it");
    Ok(number.parse().expect("a number"))
}
// ANCHOR_END: memory

fn wait_for_jobs() -> io::Result<()> {
    println!("ready");
    io::read_to_string(io::stdin())?;
    Ok(())
}

#[cfg(test)]
mod tests;
