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
    /// The caller promises that nobody shortens the file meanwhile,
    /// and that all use it through atomics.
    unsafe fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        if file.metadata()?.len() < SIZE {
            return Err(io::ErrorKind::InvalidData.into());
        }
        Ok(Counter(MmapRaw::map_raw(&file)?))
    }

    fn number(&self) -> &AtomicU64 {
        // SAFETY: the map begins at a page, is long enough and lives as
        // long as `self`. The caller of `open` promises the rest.
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
    number.fetch_add(1, Relaxed);
    Ok(())
}
// ANCHOR_END: workers

// ANCHOR: main
fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args());
    if let [_, role, path] = args.as_slice() {
        // SAFETY: the parent made the file, and only counts in it.
        let counter = unsafe { Counter::open(path.as_ref())? };
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
    total(shared.path())
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
    total(shared.path())
}

fn total(path: &Path) -> io::Result<u64> {
    // SAFETY: only the workers have used the file, and they have ended.
    let counter = unsafe { Counter::open(path)? };
    Ok(counter.number().load(Relaxed))
}
// ANCHOR_END: parent

fn start(program: &Path, role: &str, path: &Path) -> io::Result<Child> {
    let mut worker = Command::new(program);
    worker.arg(role).arg(path);
    worker.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()
}

#[cfg(test)]
mod tests;
