//! Finds what a program has started, wherever it went: Linux shows the
//! environment of every process, and whatever [`crate::programs::run`] starts
//! has a mark in it.

use std::fs;

/// Set in the environment of every program that is run, so that whatever it
/// starts can be found again.
pub const MARK: &str = "BOOK_RUN";

/// The processes with this mark in their environment. Where no `/proc` shows
/// it, there are none, and stopping the process group has to be enough.
pub fn marked(mark: &str) -> Vec<u32> {
    let wanted = format!("{MARK}={mark}");
    let Ok(processes) = fs::read_dir("/proc") else {
        return Vec::new();
    };
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid: &u32| {
            fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| {
                environ
                    .split(|&byte| byte == 0)
                    .any(|var| var == wanted.as_bytes())
            })
        })
        .collect()
}

/// A process as a message calls it.
pub fn name_of(pid: u32) -> String {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    format!("process {pid} ({})", name.trim())
}

/// Ends a process that left its group.
#[cfg(unix)]
pub fn kill(pid: u32) {
    send(pid, nix::sys::signal::Signal::SIGKILL);
}

/// Sends what Ctrl-C would.
#[cfg(unix)]
pub fn interrupt(pid: u32) {
    send(pid, nix::sys::signal::Signal::SIGINT);
}

#[cfg(unix)]
fn send(pid: u32, signal: nix::sys::signal::Signal) {
    if let Ok(pid) = i32::try_from(pid) {
        // It may have ended by itself.
        let _ = nix::sys::signal::kill(nix::unistd::Pid::from_raw(pid), signal);
    }
}

/// Ends a process that left its group; only reached where `/proc` is.
#[cfg(not(unix))]
pub fn kill(_pid: u32) {}

/// Sends what Ctrl-C would; only reached where `/proc` is.
#[cfg(not(unix))]
pub fn interrupt(_pid: u32) {}
