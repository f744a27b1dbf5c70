#![expect(unsafe_code)]

use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use memmap2::MmapRaw;
use tempfile::NamedTempFile;

const SIZE: u64 = 8;
const TIMES: u64 = 1_000_000;

// ANCHOR: workers
/// A number in a file that several processes have mapped.
struct Counter(MmapRaw);

impl Counter {
    fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        Ok(Counter(MmapRaw::map_raw(&file)?))
    }

    fn number(&self) -> &AtomicU64 {
        // SAFETY: the map begins at a page and lives as long as `self`.
        // Nobody shortens the file, and all use it through atomics.
        unsafe { AtomicU64::from_ptr(self.0.as_mut_ptr().cast()) }
    }
}

fn add(number: &AtomicU64) {
    for _ in 0..TIMES {
        number.fetch_add(1, Relaxed);
    }
}

/// Adds one as well, and waits for a line between the two steps.
fn load_then_store(number: &AtomicU64) -> io::Result<()> {
    let value = number.load(Relaxed);
    println!("{value}");
    io::stdin().read_line(&mut String::new())?;
    number.store(value + 1, Relaxed);
    Ok(())
}
// ANCHOR_END: workers

// ANCHOR: main
fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args());
    if let [_, role, path] = args.as_slice() {
        let counter = Counter::open(path.as_ref())?;
        match role.as_str() {
            "add" => add(counter.number()),
            _ => load_then_store(counter.number())?,
        }
        return Ok(());
    }
    let program = env::current_exe()?;
    println!("added in one step: {}", two_that_add(&program)?);
    println!("added in two steps: {}", two_that_meet(&program)?);
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: parent
fn two_that_add(program: &Path) -> io::Result<u64> {
    let shared = NamedTempFile::new()?;
    shared.as_file().set_len(SIZE)?;
    let start = || start(program, "add", shared.path());
    for mut worker in [start()?, start()?] {
        worker.wait()?;
    }
    Ok(Counter::open(shared.path())?.number().load(Relaxed))
}

fn two_that_meet(program: &Path) -> io::Result<u64> {
    let shared = NamedTempFile::new()?;
    shared.as_file().set_len(SIZE)?;
    let start = || start(program, "load-then-store", shared.path());
    let mut workers = [start()?, start()?];
    for worker in &mut workers {
        let stdout = worker.stdout.as_mut().expect("it is piped");
        BufReader::new(stdout).read_line(&mut String::new())?;
    }
    // Both have read. To wait for one closes its input: it goes on.
    for mut worker in workers {
        worker.wait()?;
    }
    Ok(Counter::open(shared.path())?.number().load(Relaxed))
}
// ANCHOR_END: parent

fn start(program: &Path, role: &str, path: &Path) -> io::Result<Child> {
    let mut worker = Command::new(program);
    worker.arg(role).arg(path);
    worker.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
}

#[cfg(test)]
mod tests;
