//! Describes the machine that measures, in the words of its system.

use std::fs;
use std::thread;

use anyhow::Result;

use crate::base::day::Day;
use crate::model::machine::Machine;
use crate::programs::environment;
use crate::programs::python::{self, Python};
use crate::programs::run::{QUICK, Until, output};
use crate::programs::rustc;

/// This machine.
///
/// # Errors
///
/// When rustc cannot be asked.
pub fn here(pythons: &[&Python]) -> Result<Machine> {
    Ok(Machine {
        cores: thread::available_parallelism().map_or(1, |cores| cores.get()),
        processor: processor(),
        memory: memory(),
        system: system(),
        rustc: rustc::version()?
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned(),
        pythons: pythons
            .iter()
            .map(|python| python::described(python))
            .collect(),
        day: Day::today().to_string(),
    })
}

fn processor() -> String {
    let named = proc_value("/proc/cpuinfo", "model name");
    match named {
        Some(name) => name,
        None => say("sysctl", &["-n", "machdep.cpu.brand_string"]),
    }
}

fn memory() -> u64 {
    let kibibytes = proc_value("/proc/meminfo", "MemTotal");
    match kibibytes.and_then(|text| text.trim_end_matches(" kB").parse::<u64>().ok()) {
        Some(kibibytes) => kibibytes * 1024,
        None => say("sysctl", &["-n", "hw.memsize"]).parse().unwrap_or(0),
    }
}

fn system() -> String {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let pretty = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))
        .map(|name| name.trim_matches('"').to_owned());
    let kernel = say("uname", &["-sr"]);
    match pretty {
        Some(name) => format!("{name}, {kernel}"),
        None => kernel,
    }
}

/// The value of the first line `key : value` of a file in `/proc`.
fn proc_value(file: &str, key: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix(':'))
        .map(|value| value.trim().to_owned())
}

/// What a command of the system prints; nothing where there is none.
fn say(program: &str, arguments: &[&str]) -> String {
    let mut command = environment::tool(program);
    command.args(arguments);
    output(command, QUICK, Until::Exit, None)
        .map_or(String::new(), |said| said.text().trim().to_owned())
}

/// What the processors of this machine have done since it started, in ticks.
#[derive(Debug, Clone, Copy, Default)]
pub struct ProcessorTime {
    all: u64,
    taken: u64,
}

impl ProcessorTime {
    /// From the first line of `/proc/stat`: user, nice, system, idle, iowait,
    /// irq, softirq and steal, see proc_stat(5). Nothing on other systems than
    /// Linux.
    pub fn now() -> Self {
        let text = fs::read_to_string("/proc/stat").unwrap_or_default();
        Self::parse(text.lines().next().unwrap_or_default())
    }

    fn parse(line: &str) -> Self {
        let ticks = line.split_whitespace().skip(1).take(8);
        let ticks: Vec<u64> = ticks.map_while(|word| word.parse().ok()).collect();
        ProcessorTime {
            all: ticks.iter().sum(),
            taken: ticks.get(7).copied().unwrap_or_default(),
        }
    }

    /// The share of all time since `before` that the host gave to others while
    /// something here wanted to run.
    pub fn taken_since(self, before: Self) -> f64 {
        let all = self.all.saturating_sub(before.all);
        self.taken.saturating_sub(before.taken) as f64 / all.max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_host_takes_is_a_share_of_all_time() {
        let before = ProcessorTime::parse("cpu  100 0 50 800 10 0 0 40 7 0");
        let after = ProcessorTime::parse("cpu  130 0 60 840 10 0 0 60 9 0");
        assert_eq!(after.taken_since(before), 0.2);
        assert_eq!(before.taken_since(before), 0.0);
        let nothing = ProcessorTime::parse("");
        assert_eq!(nothing.taken_since(nothing), 0.0);
    }
}
