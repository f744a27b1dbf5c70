#![expect(unsafe_code)]

use std::env;
use std::fs::{File, TryLockError};
use std::hint;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use memmap2::MmapRaw;
use tempfile::NamedTempFile;

const FREE: u32 = 0;
const TAKEN: u32 = 1;

// ANCHOR: locks
/// Two locks: a number in the file's memory, and the file itself.
struct Locks {
    file: File,
    map: MmapRaw,
}

impl Locks {
    /// The caller promises that nobody shortens the file meanwhile,
    /// and that all use it through atomics.
    unsafe fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        if file.metadata()?.len() < 4 {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let map = MmapRaw::map_raw(&file)?;
        Ok(Locks { file, map })
    }

    fn flag(&self) -> &AtomicU32 {
        // SAFETY: the map begins at a page, is long enough and lives as
        // long as `self`. The caller of `open` promises the rest.
        unsafe { AtomicU32::from_ptr(self.map.as_mut_ptr().cast()) }
    }

    /// Whether the one in memory is taken, and the one on the file.
    fn taken(&self) -> io::Result<[bool; 2]> {
        let file = match self.file.try_lock() {
            Ok(()) => self.file.unlock().map(|()| false)?,
            Err(TryLockError::WouldBlock) => true,
            Err(TryLockError::Error(error)) => return Err(error),
        };
        Ok([self.flag().load(SeqCst) == TAKEN, file])
    }
}
// ANCHOR_END: locks

// ANCHOR: worker
/// Takes both locks and dies without giving either back.
fn work(locks: &Locks) -> io::Result<()> {
    while locks.flag().swap(TAKEN, SeqCst) != FREE {
        hint::spin_loop();
    }
    locks.file.lock()?;
    println!("both taken");
    io::stdin().read_line(&mut String::new())?;
    locks.flag().store(FREE, SeqCst);
    process::abort();
}
// ANCHOR_END: worker

// ANCHOR: main
fn main() -> io::Result<()> {
    if let Some(path) = env::args_os().nth(1) {
        // SAFETY: the parent made the file, and only looks at the flag.
        return work(&unsafe { Locks::open(path.as_ref())? });
    }
    let [alive, dead] = alive_and_dead(&env::current_exe()?)?;
    for (holder, [flag, file]) in [("alive", alive), ("dead", dead)] {
        println!("{holder}: flag taken {flag}, file taken {file}");
    }
    Ok(())
}

/// What is taken while the worker lives, and after its death.
fn alive_and_dead(program: &Path) -> io::Result<[[bool; 2]; 2]> {
    let shared = NamedTempFile::new()?;
    shared.as_file().set_len(4)?;
    // SAFETY: the file stays as long, and the worker swaps the flag.
    let locks = unsafe { Locks::open(shared.path())? };
    let mut worker = Command::new(program);
    worker.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut worker = worker.arg(shared.path()).spawn()?;
    let stdout = worker.stdout.as_mut().expect("it is piped");
    BufReader::new(stdout).read_line(&mut String::new())?;
    let alive = locks.taken()?;
    // To wait for the worker closes its input, and so it dies.
    worker.wait()?;
    Ok([alive, locks.taken()?])
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
