#![expect(unsafe_code)]

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::Command;

use memmap2::MmapOptions;
use tempfile::NamedTempFile;

fn change(path: &Path) -> io::Result<()> {
    let file = File::options().read(true).write(true).open(path)?;
    // SAFETY: the parent waits until this process has ended.
    let mut map = unsafe { MmapOptions::new().map_mut(&file)? };
    map[..2].copy_from_slice(b"r9");
    println!("worker: {}", String::from_utf8_lossy(&map));
    Ok(())
}

fn main() -> io::Result<()> {
    if let Some(path) = env::args_os().nth(1) {
        return change(path.as_ref());
    }
    let shared = NamedTempFile::new()?;
    fs::write(shared.path(), "r1 is up")?;
    let mut worker = Command::new(env::current_exe()?);
    let ended = worker.arg(shared.path()).status()?;
    println!("parent: {}", fs::read_to_string(shared.path())?);
    println!("ended well: {}", ended.success());
    Ok(())
}

#[cfg(test)]
mod tests;
