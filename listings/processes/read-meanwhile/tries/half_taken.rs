#![expect(unsafe_code)]

use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::slice;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{Acquire, Release};

use memmap2::MmapRaw;
use tempfile::NamedTempFile;

const SIZE: usize = 8;

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
    table[0].store(count + 1, Release);
    table[1].fetch_sub(1, Release);
    halfway();
    table[2].fetch_add(1, Release);
    table[0].store(count + 2, Release);
}

// ANCHOR: look
/// Both numbers, unless something is moved meanwhile.
fn look(table: &[AtomicU64], midway: impl FnOnce()) -> Option<[u64; 2]> {
    let count = table[0].load(Acquire);
    let r1 = table[1].load(Acquire);
    midway();
    let r2 = table[2].load(Acquire);
    let same = table[0].load(Acquire) == count;
    same.then_some([r1, r2])
}
// ANCHOR_END: look

/// Moves a link for each two lines that it reads, one for each half.
fn write(table: &[AtomicU64]) {
    let mut told = io::stdin().lines();
    while told.next().is_some() {
        in_place(table, || {
            println!("halfway");
            told.next();
        });
        println!("moved");
    }
}

struct Writer {
    child: Child,
    said: Lines<BufReader<ChildStdout>>,
}

impl Writer {
    fn start(program: &Path, table: &Path) -> io::Result<Self> {
        let mut writer = Command::new(program);
        writer.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = writer.arg(table).spawn()?;
        let stdout = child.stdout.take().expect("it is piped");
        let said = BufReader::new(stdout).lines();
        Ok(Writer { child, said })
    }

    /// Lets it do the next half, and waits until that is done.
    fn go_on(&mut self) -> io::Result<()> {
        writeln!(self.child.stdin.as_mut().expect("it is piped"))?;
        let done = self.said.next();
        done.ok_or(io::ErrorKind::UnexpectedEof)?.map(drop)
    }
}

fn main() -> io::Result<()> {
    if let Some(path) = env::args_os().nth(1) {
        // SAFETY: the parent made the file, and only reads from it.
        let table = unsafe { Table::open(path.as_ref())? };
        write(table.numbers());
        return Ok(());
    }
    let [before, halfway, after, overtaken] =
        looks(&env::current_exe()?)?;
    println!("before: {before:?}");
    println!("halfway: {halfway:?}");
    println!("after: {after:?}");
    println!("overtaken: {overtaken:?}");
    Ok(())
}

// ANCHOR: looks
/// What is seen beside a writer that does one half at a time.
fn looks(program: &Path) -> io::Result<[Option<[u64; 2]>; 4]> {
    let shared = NamedTempFile::new()?;
    shared.as_file().set_len(3 * SIZE as u64)?;
    // SAFETY: the file stays as long, and holds atomics only.
    let map = unsafe { Table::open(shared.path())? };
    let table = map.numbers();
    for (number, value) in table.iter().zip([0, 4, 6]) {
        number.store(value, Release);
    }
    let mut writer = Writer::start(program, shared.path())?;
    let before = look(table, || ());
    writer.go_on()?;
    let halfway = look(table, || ());
    writer.go_on()?;
    let after = look(table, || ());
    let mut moved = Ok(());
    let overtaken = look(table, || {
        moved = writer.go_on().and_then(|()| writer.go_on());
    });
    moved?;
    writer.child.wait()?;
    Ok([before, halfway, after, overtaken])
}
// ANCHOR_END: looks

#[cfg(test)]
mod tests;
