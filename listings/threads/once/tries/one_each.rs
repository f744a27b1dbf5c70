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
    SITE.set("ams".to_owned()).unwrap();
    println!("set again: {:?}", SITE.set("fra".to_owned()));
    let all_here = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                all_here.wait();
                LazyLock::force(&LazyLock::new(|| {
                    LOADS.fetch_add(1, Relaxed)
                }));
            });
        }
    });
    println!("{}, loads: {}", *GATEWAY, LOADS.load(Relaxed));
}

#[cfg(test)]
mod tests;
