use std::env;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

// ANCHOR: memory
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return wait_for_jobs();
    }
    let (said, kilobytes) = child(&env::current_exe()?)?;
    println!("the child is {said}");
    println!("it has a megabyte for itself: {}", kilobytes > 1_000);
    Ok(())
}

/// What a child says, and what it has for itself while it waits.
fn child(program: &Path) -> io::Result<(String, u32)> {
    let mut command = Command::new(program);
    command.arg("worker").stdin(Stdio::piped());
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take().expect("it is piped");
    let mut said = String::new();
    BufReader::new(stdout).read_line(&mut said)?;
    let kilobytes = private_kilobytes(child.id())?;
    child.wait()?;
    Ok((said.trim_end().to_owned(), kilobytes))
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
    let filled = vec![1_u8; 2_000_000];
    println!("ready");
    io::read_to_string(io::stdin())?;
    drop(filled);
    Ok(())
}

#[cfg(test)]
mod tests;
