//! What is kept in memory for a unit: by its process, and by the kernel.

use std::fs;

use crate::protocol;

/// Memory in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// What this process has written and shares with nobody.
    pub own: f64,
    /// What the kernel keeps of its own for all that runs on the machine: stacks
    /// of threads, page tables, and what it cannot give back of its tables.
    pub kernel: f64,
}

impl Kept {
    /// What there is now. Linux alone says it.
    pub fn now() -> Option<Self> {
        Some(Kept {
            own: protocol::private_memory("self")?,
            kernel: kernel()?,
        })
    }
}

/// `KernelStack`, `PageTables` and `SUnreclaim` of `/proc/meminfo`, see
/// proc_meminfo(5). It counts for the whole machine.
fn kernel() -> Option<f64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    let of = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key))?;
        let kibibytes: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kibibytes * 1024.0)
    };
    Some(of("KernelStack:")? + of("PageTables:")? + of("SUnreclaim:")?)
}
