use std::env;
use std::io;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

// ANCHOR: jobs
fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [start, jobs @ ..] = arguments.as_slice() {
        work(start, jobs);
        return Ok(());
    }
    let program = env::current_exe()?;
    let start = now().to_string();
    let printed = in_processes(|| {
        let mut command = Command::new(&program);
        command.arg(&start);
        command
    })?;
    println!("{:?}", numbers(&printed));
    Ok(())
}

fn in_processes(program: impl Fn() -> Command) -> io::Result<Vec<u8>> {
    let jobs: Vec<String> = (0..10).map(|n| n.to_string()).collect();
    let mut workers = Vec::new();
    for part in jobs.chunks(2) {
        let mut command = program();
        command.args(part).stdout(Stdio::piped());
        workers.push(command.output()?);
    }
    let mut printed = Vec::new();
    for worker in workers {
        let output = worker;
        if !output.status.success() {
            return Err(io::Error::other(output.status.to_string()));
        }
        printed.extend(output.stdout);
    }
    Ok(printed)
}
// ANCHOR_END: jobs

// ANCHOR: work
fn work(start: &str, jobs: &[String]) {
    let start = start.parse().expect("the parent sends a time");
    for job in jobs {
        let job = job.parse().expect("the parent sends numbers");
        report(start, job, "started");
        println!("{}", primes(job));
        report(start, job, "counted");
    }
}

fn numbers(bytes: &[u8]) -> Vec<usize> {
    let text = String::from_utf8_lossy(bytes);
    text.lines().map(|line| line.parse().unwrap()).collect()
}
// ANCHOR_END: work

fn primes(job: u32) -> usize {
    let numbers = job * 15_000..(job + 1) * 15_000;
    numbers.filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn now() -> u128 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_millis()
}

fn report(start: u128, job: u32, event: &str) {
    let elapsed = now().saturating_sub(start);
    // One piece, since several processes write to one place.
    let line = format!("{elapsed:>3} ms  job-{job}  {event}\n");
    eprint!("{line}");
}

#[cfg(test)]
mod tests;
