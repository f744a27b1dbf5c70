use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

const PERIOD: Duration = Duration::from_millis(300);

// ANCHOR: event
#[derive(Default)]
struct Event {
    flag: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn set(&self) {
        *self.flag.lock().unwrap() = true;
        self.changed.notify_one();
    }

    fn is_set(&self) -> bool {
        *self.flag.lock().unwrap()
    }

    fn wait(&self, timeout: Duration) -> bool {
        let flag = self.flag.lock().unwrap();
        let (flag, _) = self
            .changed
            .wait_timeout_while(flag, timeout, |set| !*set)
            .unwrap();
        *flag
    }
}
// ANCHOR_END: event

// ANCHOR: workers
fn sleeping(stop: &Event, start: Instant) {
    report(start, "sleeping", "started");
    while !stop.is_set() {
        thread::sleep(PERIOD);
    }
    report(start, "sleeping", "stopped");
}

fn waiting(stop: &Event, start: Instant) {
    report(start, "waiting", "started");
    while !stop.wait(PERIOD) {}
    report(start, "waiting", "stopped");
}

fn main() {
    let stop = Event::default();
    let start = Instant::now();
    thread::scope(|scope| {
        scope.spawn(|| sleeping(&stop, start));
        scope.spawn(|| waiting(&stop, start));
        thread::sleep(Duration::from_millis(100));
        stop.set();
    });
}
// ANCHOR_END: workers

fn report(start: Instant, lane: &str, event: &str) {
    let elapsed = start.elapsed().as_millis();
    println!("{elapsed:>3} ms  {lane}  {event}");
}

#[cfg(test)]
mod tests;
