//! Many waits at once, on every way to run code at once. A wait is a sleep: no
//! server has to be asked, and none can be the limit.

#[path = "../../protocol.rs"]
mod protocol;

use std::env;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use protocol::Values;
use tokio::runtime::Builder;
use tokio::task::JoinSet;

const WAIT: Duration = Duration::from_millis(50);
const COUNTS: &[u64] = &[100, 1000];

/// What a child of this program is told to do.
const CHILD: &str = "wait";

fn main() {
    if env::args().nth(1).as_deref() == Some(CHILD) {
        thread::sleep(WAIT);
        return;
    }
    protocol::run(&[
        ("serial", &[100], |count| measure(count, one_by_one)),
        ("threads", COUNTS, |count| measure(count, threads)),
        ("async", COUNTS, |count| measure(count, tasks)),
        ("processes", COUNTS, |count| measure(count, processes)),
    ]);
}

fn measure(count: u64, way: fn(u64)) -> Values {
    let before = processor();
    let time = protocol::seconds(|| way(count));
    let mut values = vec![("time", time), ("processor", processor() - before)];
    // The memory of the children is not counted, so none is given for them.
    if way as usize != processes as fn(u64) as usize {
        values.extend(protocol::peak_memory().map(|bytes| ("memory", bytes)));
    }
    values
}

/// The processor time of this process and of its children that have ended, in
/// seconds.
fn processor() -> f64 {
    [UsageWho::RUSAGE_SELF, UsageWho::RUSAGE_CHILDREN]
        .into_iter()
        .map(|who| {
            let usage = getrusage(who).expect("it is always known");
            let total = usage.user_time() + usage.system_time();
            total.num_microseconds() as f64 / 1e6
        })
        .sum()
}

fn one_by_one(count: u64) {
    for _ in 0..count {
        thread::sleep(WAIT);
    }
}

fn threads(count: u64) {
    thread::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|| thread::sleep(WAIT));
        }
    });
}

fn tasks(count: u64) {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(async {
        let mut set = JoinSet::new();
        for _ in 0..count {
            set.spawn(tokio::time::sleep(WAIT));
        }
        while let Some(over) = set.join_next().await {
            over.expect("no wait panics");
        }
    });
}

fn processes(count: u64) {
    let start = || {
        let mut command = Command::new(env::current_exe().expect("this program"));
        command.arg(CHILD).stdin(Stdio::null());
        command.spawn().expect("it starts")
    };
    let all: Vec<Child> = (0..count).map(|_| start()).collect();
    for mut child in all {
        assert!(child.wait().expect("it ends").success());
    }
}

#[cfg(test)]
mod tests;
