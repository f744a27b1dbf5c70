use std::thread;
use std::time::Instant;

// ANCHOR: jobs
fn main() {
    let start = Instant::now();
    let jobs = Vec::from_iter(0..10);
    println!("{:?}", on_threads(&jobs, |part| work(part, start)));
}

fn on_threads<F>(jobs: &[u32], work: F) -> Vec<usize>
where
    F: Fn(&[u32]) -> Vec<usize> + Sync,
{
    let work = &work;
    thread::scope(|scope| {
        let mut workers = Vec::new();
        for part in jobs.chunks(2) {
            workers.push(scope.spawn(move || work(part)).join().unwrap());
        }
        let counts = workers.into_iter();
        counts.flatten().collect()
    })
}

fn work(jobs: &[u32], start: Instant) -> Vec<usize> {
    let mut counts = Vec::new();
    for &job in jobs {
        report(start, job, "started");
        counts.push(primes(job));
        report(start, job, "counted");
    }
    counts
}
// ANCHOR_END: jobs

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

fn report(start: Instant, job: u32, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  job-{job}  {event}");
}

#[cfg(test)]
mod tests;
