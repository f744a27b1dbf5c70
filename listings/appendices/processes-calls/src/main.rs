use std::env;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

use memmap2::MmapRaw;
use tempfile::NamedTempFile;
use wait_timeout::ChildExt;

const MOMENT: Duration = Duration::from_millis(20);
const HOUR: Duration = Duration::from_secs(3600);

// ANCHOR: run
fn run(program: &Path) -> io::Result<()> {
    let mut r1 = Command::new(program);
    let output = r1.args(["poll", "r1"]).output()?;
    let answer = String::from_utf8_lossy(&output.stdout);
    println!("run: {}", answer.trim());

    let mut r9 = Command::new(program);
    let status = r9.args(["poll", "r9"]).status()?;
    println!("returncode: {:?}", status.code());

    if !status.success() {
        println!("check: an error");
    }
    Ok(())
}
// ANCHOR_END: run

// ANCHOR: child
fn child(program: &Path) -> io::Result<()> {
    let mut upper = Command::new(program);
    upper
        .arg("upper")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let mut child = upper.spawn()?;
    child
        .stdin
        .as_mut()
        .expect("it is piped")
        .write_all(b"r1\n")?;
    let output = child.wait_with_output()?;
    let answer = String::from_utf8_lossy(&output.stdout);
    println!("Popen, communicate: {}", answer.trim());

    let mut child = Command::new(program).arg("sleep").spawn()?;
    println!("poll: {:?}", child.try_wait()?);
    println!("wait: {:?}", child.wait_timeout(MOMENT)?);
    child.kill()?;
    println!("kill: ended well {}", child.wait()?.success());
    Ok(())
}
// ANCHOR_END: child

// ANCHOR: worker
fn upper() -> io::Result<()> {
    for device in io::stdin().lines() {
        println!("{}", device?.to_uppercase());
    }
    Ok(())
}

fn worker(program: &Path) -> io::Result<()> {
    let mut worker = Command::new(program)
        .arg("upper")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut ours = worker.stdin.take().expect("it is piped");
    let mut theirs =
        BufReader::new(worker.stdout.take().expect("it is piped"));
    println!(
        "Process, start: it lives {}",
        worker.try_wait()?.is_none()
    );

    writeln!(ours, "r1")?;
    let mut answer = String::new();
    theirs.read_line(&mut answer)?;
    println!("Pipe, send, recv: {}", answer.trim());

    drop(ours);
    let status = worker.wait()?;
    println!("join, exitcode: {:?}", status.code());
    Ok(())
}
// ANCHOR_END: worker

#[expect(unsafe_code, reason = "a mapping is memory without a type")]
// ANCHOR: memory
fn numbers(map: &MmapRaw) -> &[AtomicU64] {
    let first = map.as_mut_ptr().cast::<AtomicU64>();
    // SAFETY: the map begins at a page, is as long as `map.len()` and
    // lives as long as `map`. All who have mapped the file use atomics.
    unsafe { std::slice::from_raw_parts(first, map.len() / 8) }
}

fn write(path: &Path) -> io::Result<()> {
    let file = File::options().read(true).write(true).open(path)?;
    let map = MmapRaw::map_raw(&file)?;
    for (number, value) in numbers(&map).iter().zip([1, 22, 80, 7]) {
        number.fetch_add(value, Relaxed);
    }
    Ok(())
}

fn memory(program: &Path) -> io::Result<()> {
    let file = NamedTempFile::new()?;
    file.as_file().set_len(4 * 8)?;
    let map = MmapRaw::map_raw(file.as_file())?;
    Command::new(program)
        .arg("write")
        .arg(file.path())
        .status()?;
    let numbers = numbers(&map);
    println!("Value, get_lock: {:?}", numbers[0]);
    println!("Array: {:?}", &numbers[1..3]);
    println!("SharedMemory, buf: {:?}", numbers[3]);
    Ok(())
}
// ANCHOR_END: memory

fn main() -> io::Result<()> {
    let args = Vec::from_iter(env::args());
    match args.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        ["poll", "r9"] => process::exit(3),
        ["poll", device] => println!("{device} is up"),
        ["upper"] => upper()?,
        ["sleep"] => thread::sleep(HOUR),
        ["write", path] => write(path.as_ref())?,
        _ => parent(&env::current_exe()?)?,
    }
    Ok(())
}

fn parent(program: &Path) -> io::Result<()> {
    run(program)?;
    child(program)?;
    worker(program)?;
    memory(program)
}

#[cfg(test)]
mod tests;
