use std::backtrace::Backtrace;

use tracing_mutex::stdsync::tracing::Mutex;
use tracing_mutex::util::set_cycle_handler;

// ANCHOR: jobs
static DEVICES: Mutex<Vec<&str>> = Mutex::new(Vec::new());
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());

static GATE: Mutex<()> = Mutex::new(());

fn save() {
    let _gate = GATE.lock().unwrap();
    let devices = DEVICES.lock().unwrap();
    let line = format!("saved {}", devices.len());
    LOG.lock().unwrap().push(line);
}

fn report() {
    let _gate = GATE.lock().unwrap();
    println!("nobody else is here");
    let mut log = LOG.lock().unwrap();
    log.push(format!("known {}", DEVICES.lock().unwrap().len()));
}
// ANCHOR_END: jobs

// ANCHOR: main
/// The functions of this program that are running, the innermost first.
fn running() -> String {
    Backtrace::force_capture()
        .to_string()
        .lines()
        .filter_map(|line| line.split_once(": ")?.1.strip_prefix(CRATE))
        .filter(|name| !name.contains("{{closure}}"))
        .skip(1)
        .take_while(|name| *name != "main")
        .collect::<Vec<_>>()
        .join(", ")
}

const CRATE: &str = concat!(module_path!(), "::");

fn main() {
    set_cycle_handler(|found| println!("{found} {}", running()));
    for (name, job) in [("save", save as fn()), ("report", report)] {
        job();
        println!("{name} is done");
    }
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
