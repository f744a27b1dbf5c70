//! The programs that run now. Each is the leader of a process group of its own,
//! has a mark in its environment by which what it starts is found, and is
//! stopped when nobody waits for it any longer: at an error, at a panic, and
//! when this tool is interrupted.

use std::collections::BTreeMap;
use std::process::{Command, ExitStatus};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::base::interrupt;
use crate::model::contract::Ending;
use crate::programs::processes::{self, MARK};

/// How long processes may take to end after the program that started them.
pub const GRACE: Duration = Duration::from_secs(10);

/// How often it is asked whether they have.
const TICK: Duration = Duration::from_millis(20);

type Child = Arc<Mutex<Box<dyn ChildWrapper>>>;

/// Those that run, so that Ctrl-C, which the terminal does not send to them,
/// can stop them.
static RUNNING: Mutex<BTreeMap<u64, Child>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

/// A program that was started. When this value is dropped before the program
/// was seen to end, the program and all that it started are stopped.
pub struct Running {
    number: u64,
    child: Child,
    ended: AtomicBool,
}

impl Running {
    /// Starts `command`, whose streams the caller has set.
    ///
    /// # Errors
    ///
    /// When it cannot be started; the message names the program.
    pub fn start(mut command: Command) -> Result<Self> {
        stop_all_on_interrupt();
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let program = command.get_program().to_string_lossy().into_owned();
        command.env(MARK, mark(number));
        let mut wrapped = CommandWrap::from(command);
        #[cfg(unix)]
        wrapped.wrap(ProcessGroup::leader());
        #[cfg(windows)]
        wrapped.wrap(JobObject);
        // Held until the child is listed, so that an interrupt misses none.
        let mut running = lock(&RUNNING);
        let child = wrapped
            .spawn()
            .with_context(|| format!("{program} could not be started"))?;
        let child: Child = Arc::new(Mutex::new(child));
        running.insert(number, Arc::clone(&child));
        Ok(Running {
            number,
            child,
            ended: AtomicBool::new(false),
        })
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        lock(&self.child).id()
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    ///
    /// When the system cannot say.
    pub fn ended(&self) -> Result<Option<Ending>> {
        let status = lock(&self.child).try_wait()?;
        if status.is_some() {
            self.ended.store(true, Ordering::Relaxed);
        }
        Ok(status.map(ending_of))
    }

    /// The processes that it started and that are still there [`GRACE`] later.
    pub fn left_behind(&self) -> Vec<String> {
        let asked = Instant::now();
        loop {
            let pids = processes::marked(&mark(self.number));
            if pids.is_empty() {
                return Vec::new();
            }
            if asked.elapsed() >= GRACE {
                return pids.into_iter().map(processes::name_of).collect();
            }
            thread::sleep(TICK);
        }
    }

    /// Stops the program, its process group, and whatever else bears its mark.
    pub fn stop(&self) {
        stop(self.number, &self.child);
        self.ended.store(true, Ordering::Relaxed);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.ended.load(Ordering::Relaxed) {
            self.stop();
        }
        lock(&RUNNING).remove(&self.number);
    }
}

fn mark(number: u64) -> String {
    format!("{}-{number}", std::process::id())
}

fn stop(number: u64, child: &Child) {
    let mut child = lock(child);
    let _ = child.start_kill();
    let _ = child.wait();
    for pid in processes::marked(&mark(number)) {
        processes::kill(pid);
    }
}

fn ending_of(status: ExitStatus) -> Ending {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Ending::Signal(signal);
    }
    Ending::Code(status.code().unwrap_or(-1))
}

fn stop_all_on_interrupt() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        interrupt::at_first(|| {
            let running = lock(&RUNNING);
            for (number, child) in &*running {
                stop(*number, child);
            }
            // Held until the end, so that no run reports what this stopped.
            std::mem::forget(running);
        });
        interrupt::listen();
    });
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
