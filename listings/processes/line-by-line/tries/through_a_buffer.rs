use std::env;
use std::io::{self, BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(100);

// ANCHOR: read
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        back_up(|| thread::sleep(WAIT));
        return Ok(());
    }
    let start = Instant::now();
    let mut command = Command::new(env::current_exe()?);
    let (mut child, lines) = start_reading(command.arg("backup"))?;
    for line in lines.lines() {
        println!("{:>3} ms  {}", start.elapsed().as_millis(), line?);
    }
    child.wait()?;
    Ok(())
}

fn start_reading(
    command: &mut Command,
) -> io::Result<(Child, BufReader<ChildStdout>)> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take().expect("it is piped");
    Ok((child, BufReader::new(stdout)))
}
// ANCHOR_END: read

fn back_up(wait: impl Fn()) {
    use std::io::Write;
    let mut out = io::BufWriter::new(io::stdout());
    for device in ["r1", "r2", "r3"] {
        wait();
        writeln!(out, "{device} stored").unwrap();
    }
}

#[cfg(test)]
mod tests;
