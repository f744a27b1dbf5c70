use std::env;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::Instant;

const DEVICES: [&str; 5] = ["r1", "r2", "core-7", "sw2", "sw3"];

// ANCHOR: keep
fn one_each(program: impl Fn() -> Command) -> io::Result<String> {
    let mut answers = Vec::new();
    for device in DEVICES.repeat(4) {
        let output = program().arg(device).output()?;
        answers.extend(output.stdout);
    }
    Ok(String::from_utf8_lossy(&answers).into_owned())
}

fn one_that_stays(program: impl Fn() -> Command) -> io::Result<String> {
    let mut command = program();
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut worker = command.spawn()?;
    let mut jobs = worker.stdin.take().expect("it is piped");
    let stdout = worker.stdout.take().expect("it is piped");
    let (mut lines, mut answers) =
        (BufReader::new(stdout), String::new());
    for device in DEVICES.repeat(4) {
        writeln!(jobs, "{device}")?;
        if lines.read_line(&mut answers)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    drop(jobs);
    worker.wait()?;
    Ok(answers)
}
// ANCHOR_END: keep

fn main() -> io::Result<()> {
    match env::args().nth(1).as_deref() {
        Some("worker") => return work(),
        Some(device) => {
            println!("{}", answer(device));
            return Ok(());
        }
        None => {}
    }
    let program = env::current_exe()?;
    let start = Instant::now();
    let each = one_each(|| Command::new(&program))?;
    let middle = Instant::now();
    let stays = one_that_stays(|| {
        let mut command = Command::new(&program);
        command.arg("worker");
        command
    })?;
    let end = Instant::now();
    println!("{:>7} µs  one each", (middle - start).as_micros());
    println!("{:>7} µs  one that stays", (end - middle).as_micros());
    println!("the same answers: {}", each == stays);
    Ok(())
}

fn work() -> io::Result<()> {
    for device in io::stdin().lines().take(1) {
        println!("{}", answer(&device?));
    }
    Ok(())
}

fn answer(device: &str) -> String {
    format!("hostname {device}")
}

#[cfg(test)]
mod tests;
