use std::env;
use std::io;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

// ANCHOR: cost
fn main() -> io::Result<()> {
    if env::args().nth(1).is_some() {
        return Ok(());
    }
    let program = env::current_exe()?;
    let thread = median(|| {
        thread::spawn(|| ()).join().unwrap();
        Ok(())
    })?;
    let process = median(|| start_and_reap(&program))?;
    println!("{:>6} µs  a thread", thread.as_micros());
    println!("{:>6} µs  a process", process.as_micros());
    Ok(())
}

fn start_and_reap(program: &Path) -> io::Result<()> {
    let mut child = Command::new(program).arg("child").spawn()?;
    Ok(())
}

fn median(
    mut run: impl FnMut() -> io::Result<()>,
) -> io::Result<Duration> {
    let mut times = [Duration::ZERO; 31];
    for time in &mut times {
        let start = Instant::now();
        run()?;
        *time = start.elapsed();
    }
    times.sort();
    Ok(times[times.len() / 2])
}
// ANCHOR_END: cost

#[cfg(test)]
mod tests;
