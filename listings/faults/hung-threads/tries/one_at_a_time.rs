use std::process::{self, Command};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

use rustix::process::{PTracer, set_ptracer};

const LIMIT: Duration = Duration::from_millis(500);

// ANCHOR: jobs
static DEVICES: Mutex<Vec<&str>> = Mutex::new(Vec::new());
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
static BOTH: Barrier = Barrier::new(2);

fn save() {
    let devices = DEVICES.lock().unwrap().clone();
    BOTH.wait();
    let line = format!("saved {}", devices.len());
    LOG.lock().unwrap().push(line);
}

fn report() {
    let mut log = LOG.lock().unwrap();
    BOTH.wait();
    log.push(format!("known {}", DEVICES.lock().unwrap().len()));
}
// ANCHOR_END: jobs

// ANCHOR: stacks
/// Asks gdb in which functions each thread is, the innermost first.
fn stacks() -> String {
    // Some systems let no process look into another unless it agrees.
    let _ = set_ptracer(PTracer::Any);
    let gdb = Command::new("gdb")
        .args(["--batch", "--nx", "--pid", &process::id().to_string()])
        .args(["--eval-command", "thread apply all backtrace"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&gdb.stdout).into_owned()
}

/// A thread, a lock or a function of this program, if `line` names one.
fn shown(line: &str) -> Option<String> {
    if line.starts_with("Thread ") {
        return Some(format!("{}:", line.split('"').nth(1)?));
    }
    let (_, function) = line.split_once(" in ")?;
    let (name, _hash) = function.rsplit_once("::h")?;
    let shown = name.starts_with(module_path!())
        || name.ends_with("Mutex<T>::lock");
    shown.then(|| format!("  {name}"))
}

/// Where the threads stand, all but the one that asks.
fn report_of(stacks: &str) -> String {
    let asks = stacks.find("\nThread 1 ").unwrap_or(stacks.len());
    let lines: Vec<String> =
        stacks[..asks].lines().filter_map(shown).collect();
    lines.join("\n")
}
// ANCHOR_END: stacks

// ANCHOR: watchdog
/// Ends the program with a report if nothing is done for too long.
fn watch(done: &mpsc::Receiver<&str>) {
    loop {
        match done.recv_timeout(LIMIT) {
            Ok(job) => println!("{job} is done"),
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                println!("nothing is done for {LIMIT:?}");
                println!("{}", report_of(&stacks()));
                process::exit(1);
            }
        }
    }
}

fn main() {
    let (sender, done) = mpsc::channel();
    for (name, job) in [("save", save as fn()), ("report", report)] {
        let sender = sender.clone();
        let work = move || {
            job();
            sender.send(name).unwrap();
        };
        thread::Builder::new()
            .name(name.into())
            .spawn(work)
            .unwrap();
    }
    drop(sender);
    watch(&done);
}
// ANCHOR_END: watchdog

#[cfg(test)]
mod tests;
