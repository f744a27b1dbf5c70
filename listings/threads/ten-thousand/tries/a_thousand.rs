use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::{fs, io, sync::Mutex, thread, time::Instant};

fn main() -> io::Result<()> {
    let start = Instant::now();
    println!("{} threads alive at once", alive_at_once(1_000)?);
    println!("all over after {} ms", start.elapsed().as_millis());
    Ok(())
}

fn alive_at_once(threads: usize) -> io::Result<usize> {
    let (gate, alive) = (Mutex::new(()), AtomicUsize::new(0));
    thread::scope(|scope| {
        let _closed = gate.lock().unwrap();
        for _ in 0..threads {
            thread::Builder::new().spawn_scoped(scope, || {
                alive.fetch_add(1, Relaxed);
                drop(gate.lock().unwrap());
                alive.fetch_sub(1, Relaxed);
            })?;
        }
        while alive.load(Relaxed) < threads {
            thread::yield_now();
        }
        println!("reserved over 10 GiB: {}", kib("VmSize:") > 10 << 20);
        println!("touched under 1 GiB: {}", kib("VmRSS:") < 1 << 20);
        Ok(alive.load(Relaxed))
    })
}

fn kib(key: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let (_, rest) = status.split_once(key).unwrap();
    rest.split_whitespace().next().unwrap().parse().unwrap()
}

#[cfg(test)]
mod tests;
