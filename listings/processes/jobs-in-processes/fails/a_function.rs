use std::io;
use std::process::Command;

fn main() -> io::Result<()> {
    // ANCHOR: start
    let mut worker = Command::new(primes).arg("3").spawn()?;
    worker.wait()?;
    // ANCHOR_END: start
    Ok(())
}

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
