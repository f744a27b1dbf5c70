use std::fs::{self, File};
use std::io::{self, Write};
use std::time::{Duration, Instant};
use std::{env, process};

fn main() -> io::Result<()> {
    let path = env::temp_dir().join(format!("rung-{}", process::id()));
    let mut file = File::create(&path)?;
    let buffered = median(|| file.write_all(b"r1 is up\n"))?;
    let synced = median(|| {
        file.write_all(b"r1 is up\n")?;
        file.sync_all()
    })?;
    // A seek in the table: norvig.com/21-days.html#answers
    println!("write          table none, here {buffered:>8.1?}");
    println!("write, sync    table 8 ms, here {synced:>8.1?}");
    Ok(())
}

fn median(
    mut job: impl FnMut() -> io::Result<()>,
) -> io::Result<Duration> {
    let mut samples = Vec::new();
    for _ in 0..21 {
        let start = Instant::now();
        job()?;
        samples.push(start.elapsed());
    }
    samples.sort();
    Ok(samples[10])
}

#[cfg(test)]
mod tests;
