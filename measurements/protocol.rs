//! What every program that measures has in common: it names its cases, and
//! measures the one that its argument names. The protocol is described in
//! `tools/book/src/model/measurement.rs`.

use std::env;
use std::fs;
use std::time::{Duration, Instant};

/// What one run of a case measured: quantities and their values.
pub type Values = Vec<(&'static str, f64)>;

/// A case: its name, its sizes if there are several, and what measures it once
/// at a size (0 where there is none).
pub type Case<'a> = (&'a str, &'a [u64], fn(u64) -> Values);

/// What is measured again and again is measured for this long: what else runs
/// on the machine disturbs a short measurement most.
const ENOUGH: Duration = Duration::from_millis(300);

/// Names the cases, or measures the one that the argument names, once.
#[allow(dead_code, reason = "not every program asks for it")]
pub fn run(cases: &[Case]) {
    run_for(cases, Duration::ZERO);
}

/// Names the cases, or measures the one that the argument names, as often as
/// there is time: each value is a sample.
#[allow(dead_code, reason = "not every program asks for it")]
pub fn run_often(cases: &[Case]) {
    run_for(cases, ENOUGH);
}

fn run_for(cases: &[Case], enough: Duration) {
    let Some(wanted) = env::args().nth(1) else {
        for (name, sizes, _) in cases {
            if sizes.is_empty() {
                println!("{name}");
            }
            for size in *sizes {
                println!("{name} @ {size}");
            }
        }
        return;
    };
    let (name, size) = match wanted.split_once(" @ ") {
        Some((name, size)) => (name, size.parse().expect("a size is a number")),
        None => (wanted.as_str(), 0),
    };
    let (_, _, measure) = cases
        .iter()
        .find(|case| case.0 == name)
        .unwrap_or_else(|| panic!("there is no case `{name}`"));
    let began = Instant::now();
    loop {
        for (quantity, value) in measure(size) {
            println!("{quantity} {value:e}");
        }
        if began.elapsed() >= enough {
            return;
        }
    }
}

/// How long `work` takes, in seconds.
#[allow(dead_code, reason = "not every program asks for it")]
pub fn seconds(work: impl FnOnce()) -> f64 {
    let began = Instant::now();
    work();
    began.elapsed().as_secs_f64()
}

/// The most memory that this process has held so far, in bytes: `VmHWM` of
/// `/proc/self/status`, see proc_pid_status(5). What getrusage(2) says counts
/// what held the process before `exec`, too. Linux alone has it.
#[allow(dead_code, reason = "not every program asks for it")]
pub fn peak_memory() -> Option<f64> {
    kibibytes("/proc/self/status", "VmHWM:")
}

/// The memory, in bytes, that a process (`self` for this one) has written and
/// shares with nobody: `Private_Dirty` of `/proc/<process>/smaps_rollup`, see
/// proc_pid_smaps(5). Linux alone has it.
#[allow(dead_code, reason = "not every program asks for it")]
pub fn private_memory(process: &str) -> Option<f64> {
    kibibytes(&format!("/proc/{process}/smaps_rollup"), "Private_Dirty:")
}

fn kibibytes(file: &str, key: &str) -> Option<f64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024.0)
}
