use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

// ANCHOR: ask
static ASKED: AtomicUsize = AtomicUsize::new(0);

fn ask(device: &str) -> String {
    ASKED.fetch_add(1, Relaxed);
    format!("{device}: up")
}

fn asked() -> usize {
    ASKED.load(Relaxed)
}
// ANCHOR_END: ask

fn main() {
    println!("{}", ask("r1"));
    println!("asked: {}", asked());
}

// ANCHOR: tests
#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Barrier;

    static BOTH: Barrier = Barrier::new(2);

    fn asked_by(test: fn()) -> usize {
        let before = asked();
        BOTH.wait();
        test();
        BOTH.wait();
        asked() - before
    }

    #[test]
    fn one_device_is_asked_once() {
        assert_eq!(asked_by(|| drop(ask("r1"))), 1);
    }

    #[test]
    fn three_devices_are_asked_three_times() {
        let ask_all =
            || ["r1", "r2", "r3"].iter().for_each(|r| drop(ask(r)));
        assert_eq!(asked_by(ask_all), 3);
    }
}
// ANCHOR_END: tests
