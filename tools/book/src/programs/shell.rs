//! For the tests of this floor: programs in the words of a Unix shell.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::programs::environment;
use crate::programs::running::GRACE;

/// Longer than `sh` needs to begin, and no limit that a test waits for at length.
pub const SHORT: Duration = Duration::from_secs(1);

/// `sh`, which is going to run the script.
pub fn shell(script: &str) -> Command {
    let mut command = environment::recorded("sh");
    command.args(["-c", script]);
    command
}

/// Whether a process is there.
pub fn runs(pid: &str) -> bool {
    fs::read_to_string(format!("/proc/{pid}/stat")).is_ok_and(|stat| !stat.contains(") Z "))
}

/// Whether a process is still there when it has had time to end.
pub fn goes_on(pid: &str) -> bool {
    let asked = Instant::now();
    while runs(pid) && asked.elapsed() < GRACE {
        thread::sleep(Duration::from_millis(2));
    }
    runs(pid)
}
