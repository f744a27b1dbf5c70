use std::ops::Range;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const WAIT: Duration = Duration::from_millis(50);
const LOW: Range<u32> = 0..95_000;
const HIGH: Range<u32> = 95_000..150_000;

// ANCHOR: workers
enum Job {
    Poll(String),
    Count(String, Range<u32>),
}

fn worker(jobs: mpsc::Receiver<Job>, start: Instant) {
    for job in jobs {
        match job {
            Job::Poll(device) => poll(&device, start),
            Job::Count(half, range) => count(&half, range, start),
        }
    }
}

fn main() {
    let start = Instant::now();
    let polls = ["r1", "r2", "r3"].map(|d| Job::Poll(d.into()));
    let low = Job::Count("low".into(), LOW);
    let high = Job::Count("high".into(), HIGH);
    let mut workers = Vec::new();
    for job in polls.into_iter().chain([low, high]) {
        let (sender, jobs) = mpsc::channel();
        workers.push(thread::spawn(move || worker(jobs, start)));
        sender.send(job).unwrap();
        drop(sender);
        workers.pop().unwrap().join().unwrap();
    }
    for worker in workers {
        worker.join().unwrap();
    }
}
// ANCHOR_END: workers

fn poll(device: &str, start: Instant) {
    report(start, device, "asked");
    thread::sleep(WAIT);
    report(start, device, "answered");
}

fn count(half: &str, range: Range<u32>, start: Instant) {
    report(start, half, "started");
    let found = primes(range);
    report(start, half, &format!("counted {found}"));
}

fn primes(range: Range<u32>) -> usize {
    range.filter(|&n| is_prime(n)).count()
}

fn is_prime(n: u32) -> bool {
    n > 1
        && (2..n)
            .take_while(|d| d * d <= n)
            .all(|d| !n.is_multiple_of(d))
}

fn report(start: Instant, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", start.elapsed().as_millis());
}

#[cfg(test)]
mod tests;
