use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Barrier, LazyLock, OnceLock};
use std::thread;

static LOADS: AtomicUsize = AtomicUsize::new(0);
static SITE: OnceLock<String> = OnceLock::new();
static GATEWAY: LazyLock<String> = LazyLock::new(|| {
    LOADS.fetch_add(1, Relaxed);
    format!("gw.{}.example", SITE.get().unwrap())
});

fn main() {
    let all_here = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                all_here.wait();
                LazyLock::force(&GATEWAY);
            });
        }
    });
    println!("{}, loads: {}", *GATEWAY, LOADS.load(Relaxed));
}

#[cfg(test)]
mod tests;
