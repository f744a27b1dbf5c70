use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed as Counts};

use shuttle::scheduler::RandomScheduler;
use shuttle::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use shuttle::{Config, Runner, thread};

// ANCHOR: server
#[derive(Default)]
struct Server {
    port: AtomicU16,
    is_up: AtomicBool,
}

impl Server {
    fn start(&self, told: Ordering) {
        self.is_up.store(true, told);
        self.port.store(8443, Ordering::Relaxed);
    }

    fn port(&self, asked: Ordering) -> Option<u16> {
        let up = self.is_up.load(asked);
        up.then(|| self.port.load(Ordering::Relaxed))
    }
}
// ANCHOR_END: server

// ANCHOR: model
/// In how many runs no port, the right one and a wrong one are seen.
fn seen(told: Ordering, asked: Ordering) -> [u32; 3] {
    let counts: Arc<[AtomicU32; 3]> = Arc::default();
    let counted = Arc::clone(&counts);
    let mut config = Config::new();
    config.silence_warnings = true;
    let orders = RandomScheduler::new_from_seed(7, 1000);
    Runner::new(orders, config).run(move || {
        let server = Arc::new(Server::default());
        let started = Arc::clone(&server);
        let starts = thread::spawn(move || started.start(told));
        let kind = match server.port(asked) {
            None => 0,
            Some(8443) => 1,
            Some(_) => 2,
        };
        counted[kind].fetch_add(1, Counts);
        starts.join().unwrap();
    });
    counts.each_ref().map(|count| count.load(Counts))
}

fn main() {
    use Ordering::{Acquire, Relaxed, Release};
    for (told, asked) in [(Relaxed, Relaxed), (Release, Acquire)] {
        let [none, right, wrong] = seen(told, asked);
        println!("{told:?}, {asked:?}: {none} {right} {wrong}");
    }
}
// ANCHOR_END: model

#[cfg(test)]
mod tests;
