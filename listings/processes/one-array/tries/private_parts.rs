#![expect(unsafe_code)]

use std::env;
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use memmap2::{Mmap, MmapMut, MmapOptions};
use tempfile::NamedTempFile;

const SIZE: u64 = 8;
const SAMPLES: u64 = 1_000_000;
const WORKERS: u64 = 4;

// ANCHOR: worker
/// Squares the samples from `start` to `end` where they are.
fn square(path: &Path, start: u64, end: u64) -> io::Result<()> {
    let file = File::options().read(true).write(true).open(path)?;
    if file.metadata()?.len() < end * SIZE {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut part = MmapOptions::new();
    part.offset(start * SIZE);
    part.len(((end - start) * SIZE) as usize);
    // SAFETY: while this worker runs, nobody else uses these bytes,
    // and nobody shortens the file.
    let mut part = unsafe { part.map_copy(&file)? };
    for bytes in part.as_chunks_mut().0 {
        let sample = u64::from_le_bytes(*bytes);
        *bytes = (sample * sample).to_le_bytes();
    }
    Ok(())
}
// ANCHOR_END: worker

// ANCHOR: main
fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args());
    if let [_, path, start, end] = args.as_slice() {
        let bound = |text: &str| text.parse().map_err(io::Error::other);
        return square(path.as_ref(), bound(start)?, bound(end)?);
    }
    let shared = NamedTempFile::new()?;
    fill(shared.as_file(), SAMPLES)?;
    let program = env::current_exe()?;
    let said = run(&program, shared.path(), SAMPLES, WORKERS)?;
    println!("bytes that the workers sent: {said}");
    println!("sum: {}", sum(shared.as_file())?);
    let alone: u64 = (0..SAMPLES).map(|sample| sample * sample).sum();
    println!("alone: {alone}");
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: run
/// Gives each worker its part; returns how many bytes they sent.
fn run(
    program: &Path,
    path: &Path,
    samples: u64,
    workers: u64,
) -> io::Result<usize> {
    let mut children = Vec::new();
    for worker in 0..workers {
        let start = (samples * worker / workers).to_string();
        let end = (samples * (worker + 1) / workers).to_string();
        let mut command = Command::new(program);
        command.arg(path).args([start, end]).stdout(Stdio::piped());
        children.push(command.spawn()?);
    }
    let mut said = 0;
    for child in children {
        let output = child.wait_with_output()?;
        if !output.status.success() {
            return Err(io::Error::other("a worker failed"));
        }
        said += output.stdout.len();
    }
    Ok(said)
}
// ANCHOR_END: run

// ANCHOR: whole
fn fill(file: &File, samples: u64) -> io::Result<()> {
    file.set_len(samples * SIZE)?;
    // SAFETY: no worker has been started.
    let mut all = unsafe { MmapMut::map_mut(file)? };
    let bytes = all.as_chunks_mut().0.iter_mut();
    for (bytes, sample) in bytes.zip(0_u64..) {
        *bytes = sample.to_le_bytes();
    }
    Ok(())
}

fn sum(file: &File) -> io::Result<u64> {
    // SAFETY: every worker has ended.
    let all = unsafe { Mmap::map(file)? };
    let samples = all.as_chunks().0.iter();
    Ok(samples.map(|bytes| u64::from_le_bytes(*bytes)).sum())
}
// ANCHOR_END: whole

#[cfg(test)]
mod tests;
