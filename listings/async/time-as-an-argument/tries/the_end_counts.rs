use std::time::{Duration, Instant};

// ANCHOR: main
struct Lease {
    granted: Instant,
    length: Duration,
}

impl Lease {
    fn left(&self, now: Instant) -> Option<Duration> {
        let end = self.granted + self.length;
        end.checked_duration_since(now)
    }
}

fn main() {
    let granted = Instant::now();
    let length = Duration::from_secs(3600);
    let lease = Lease { granted, length };
    for minutes in [0, 59, 60, 61] {
        let now = granted + Duration::from_secs(60 * minutes);
        println!("after {minutes} minutes: {:?}", lease.left(now));
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
