use std::env;
use std::ops::Range;
use std::process::Command;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

const WAIT: Duration = Duration::from_millis(50);
const LOW: Range<u32> = 0..95_000;
const HIGH: Range<u32> = 95_000..150_000;

// ANCHOR: parent
fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [lane, start] = arguments.as_slice() {
        return work(lane, start.parse().unwrap());
    }
    let program = env::current_exe().unwrap();
    let start = now().to_string();
    let children = ["r1", "r2", "r3", "low", "high"].map(|lane| {
        let mut command = Command::new(&program);
        let mut child = command.args([lane, &start]).spawn().unwrap();
        child.wait().unwrap();
        child
    });
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
}

fn work(lane: &str, start: u128) {
    match lane {
        "low" => count(lane, LOW, start),
        "high" => count(lane, HIGH, start),
        device => poll(device, start),
    }
}
// ANCHOR_END: parent

fn poll(device: &str, start: u128) {
    report(start, device, "asked");
    thread::sleep(WAIT);
    report(start, device, "answered");
}

fn count(half: &str, range: Range<u32>, start: u128) {
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

fn now() -> u128 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_millis()
}

fn report(start: u128, lane: &str, event: &str) {
    println!("{:>3} ms  {lane}  {event}", now() - start);
}

#[cfg(test)]
mod tests;
