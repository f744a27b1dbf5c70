#![expect(unsafe_code)]

use std::env;
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{self, Command};
use std::slice;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Acquire, Release};

use memmap2::MmapRaw;
use tempfile::NamedTempFile;

const SIZE: usize = 8;

// ANCHOR: in-place
/// Numbers in a file that several processes have mapped.
struct Table(MmapRaw);

impl Table {
    /// The caller promises that nobody shortens the file meanwhile,
    /// and that all use it through atomics.
    unsafe fn open(path: &Path) -> io::Result<Self> {
        let file = File::options().read(true).write(true).open(path)?;
        Ok(Table(MmapRaw::map_raw(&file)?))
    }

    fn numbers(&self) -> &[AtomicU64] {
        let start = self.0.as_mut_ptr().cast();
        // SAFETY: the map begins at a page, has `len` bytes, and lives
        // as long as `self`. The rest is promised to `open`.
        unsafe { slice::from_raw_parts(start, self.0.len() / SIZE) }
    }
}

/// Moves a link from r1 to r2. The count is odd meanwhile.
fn in_place(table: &[AtomicU64], halfway: impl FnOnce()) {
    let count = table[0].load(Acquire);
    assert!(count.is_multiple_of(2), "half an update is left");
    table[1].fetch_sub(1, Release);
    halfway();
    table[2].fetch_add(1, Release);
    table[0].store(count + 2, Release);
}
// ANCHOR_END: in-place

// ANCHOR: beside
/// Writes a new pair beside the one in use, and then switches to it.
fn beside(table: &[AtomicU64], halfway: impl FnOnce()) {
    let used = table[0].load(Acquire);
    let [old, new] = [used, 1 - used].map(|which| pair(table, which));
    new[0].store(old[0].load(Acquire) - 1, Release);
    halfway();
    new[1].store(old[1].load(Acquire) + 1, Release);
    table[0].store(1 - used, Release);
}

fn pair<T>(table: &[T], which: u64) -> &[T] {
    let first = 1 + 2 * which as usize;
    &table[first..first + 2]
}
// ANCHOR_END: beside

// ANCHOR: main
fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args());
    if let [_, role, path] = args.as_slice() {
        // SAFETY: the parent made the file, and waits.
        let table = unsafe { Table::open(path.as_ref())? };
        match role.as_str() {
            "in-place" => {
                in_place(table.numbers(), || process::abort())
            }
            _ => beside(table.numbers(), || process::abort()),
        }
        return Ok(());
    }
    let program = env::current_exe()?;
    let table = after_death(&program, "in-place", &[0, 4, 6])?;
    let whole = table[0].is_multiple_of(2);
    println!("in place: {:?}, whole: {whole}", &table[1..]);
    let table = after_death(&program, "beside", &[0, 4, 6, 0, 0])?;
    println!("beside: {:?}", pair(&table, table[0]));
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: after-death
/// What a worker that dies halfway leaves of `table`.
fn after_death(
    program: &Path,
    role: &str,
    table: &[u64],
) -> io::Result<Vec<u64>> {
    let shared = NamedTempFile::new()?;
    shared.as_file().set_len((table.len() * SIZE) as u64)?;
    // SAFETY: the file stays as long, and holds atomics only.
    let map = unsafe { Table::open(shared.path())? };
    for (number, value) in map.numbers().iter().zip(table) {
        number.store(*value, Release);
    }
    let mut worker = Command::new(program);
    if worker.arg(role).arg(shared.path()).status()?.success() {
        return Err(io::Error::other("the worker did not die"));
    }
    Ok(map.numbers().iter().map(|n| n.load(Acquire)).collect())
}
// ANCHOR_END: after-death

#[cfg(test)]
mod tests;
