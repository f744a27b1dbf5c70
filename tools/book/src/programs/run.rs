//! Runs one program: both output streams into one text, in the order in which
//! they were written; a time limit; and no process left behind, however the
//! program or this tool ends.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};
#[cfg(windows)]
use process_wrap::std::JobObject;
#[cfg(unix)]
use process_wrap::std::ProcessGroup;
use process_wrap::std::{ChildWrapper, CommandWrap};

use crate::model::contract::Ending;
use crate::programs::processes::{self, MARK};

/// How often a running program is looked at.
const TICK: Duration = Duration::from_millis(2);

/// How long processes may take to end after the program that started them.
const GRACE: Duration = Duration::from_secs(10);

/// The longest output, in bytes, that a program may print.
const MOST_OUTPUT: usize = 1 << 20;

/// When a run is over.
pub enum Until<'a> {
    /// When the program exits by itself.
    Exit,
    /// The same, but the limit counts from the last thing that it printed.
    ExitOrStall,
    /// When it has printed enough and is then silent for this long: it is
    /// stopped.
    Silent {
        /// How long.
        silent: Duration,
        /// Whether an output is enough.
        enough: &'a dyn Fn(&str) -> bool,
    },
}

/// What a program did.
#[derive(Debug)]
pub struct Run {
    /// Standard output and standard error together.
    pub output: String,
    /// How it ended.
    pub ending: Ending,
}

type Child = Arc<Mutex<Box<dyn ChildWrapper>>>;

/// The programs that run now, so that Ctrl-C can stop them: each is the leader
/// of a process group of its own, which the terminal does not reach.
static RUNNING: Mutex<BTreeMap<u64, Child>> = Mutex::new(BTreeMap::new());
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Runs `command` until it exits, or as `until` says, for at most `limit`.
/// Standard input is empty.
///
/// # Errors
///
/// When the program cannot be started, when it is still running after `limit`
/// (it and all that it started are stopped; the message holds what it printed),
/// when it prints without end, or when it ends and leaves a process behind
/// (which is stopped, too).
pub fn run(mut command: Command, limit: Duration, until: Until) -> Result<Run> {
    stop_all_on_interrupt();
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let mark = format!("{}-{number}", std::process::id());
    let program = command.get_program().to_string_lossy().into_owned();
    let (reader, writer) = std::io::pipe().context("no pipe could be made")?;
    command
        .env(MARK, &mark)
        .stdin(Stdio::null())
        .stdout(writer.try_clone().context("the pipe could not be shared")?)
        .stderr(writer);
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
    // The command holds the writing ends; the output ends when all are closed.
    drop(wrapped);
    let child: Child = Arc::new(Mutex::new(child));
    running.insert(number, Arc::clone(&child));
    drop(running);
    let result = watch(&child, reader, limit, until, &mark);
    lock(&RUNNING).remove(&number);
    result
}

fn watch(
    child: &Child,
    reader: std::io::PipeReader,
    limit: Duration,
    until: Until,
    mark: &str,
) -> Result<Run> {
    let output = Arc::new(Mutex::new(Output::default()));
    let collector = {
        let output = Arc::clone(&output);
        thread::spawn(move || collect(reader, &output))
    };
    let started = Instant::now();
    let outcome = wait(child, &output, started, limit, &until);
    let left = match outcome {
        Ok(Ending::Code(_) | Ending::Signal(_)) => left_behind(mark),
        Ok(Ending::Stopped) | Err(_) => Vec::new(),
    };
    stop(child, mark);
    let ended = Instant::now();
    while !collector.is_finished() && ended.elapsed() < GRACE {
        thread::sleep(TICK);
    }
    let text = lock(&output).text();
    let ending = outcome.map_err(|why| {
        let printed = if text.is_empty() { "(nothing)" } else { &text };
        anyhow!("{why:#}; it had printed:\n{printed}")
    })?;
    if !left.is_empty() {
        bail!(
            "it ended and left a process behind, which was stopped: {}; wait for every child \
             before the program ends",
            left.join(", ")
        );
    }
    if !collector.is_finished() {
        bail!("it ended, and something that it started still holds its output open");
    }
    Ok(Run {
        output: text,
        ending,
    })
}

/// Waits until the run is over, and stops nothing.
fn wait(
    child: &Child,
    output: &Mutex<Output>,
    started: Instant,
    limit: Duration,
    until: &Until,
) -> Result<Ending> {
    loop {
        if let Some(status) = lock(child).try_wait()? {
            return Ok(ending_of(status));
        }
        let (last, full) = {
            let output = lock(output);
            (
                output.last.unwrap_or(started),
                output.bytes.len() >= MOST_OUTPUT,
            )
        };
        if full {
            lock(output).bytes.truncate(1_000);
            bail!("it printed more than {MOST_OUTPUT} bytes and was stopped");
        }
        if let Until::Silent { silent, enough } = until
            && last.elapsed() >= *silent
            && enough(&lock(output).text())
        {
            return Ok(Ending::Stopped);
        }
        let since = match until {
            Until::ExitOrStall => last,
            Until::Exit | Until::Silent { .. } => started,
        };
        if since.elapsed() >= limit {
            bail!(
                "it was still running after {} s and was stopped",
                limit.as_secs_f64()
            );
        }
        thread::sleep(TICK);
    }
}

#[derive(Default)]
struct Output {
    bytes: Vec<u8>,
    last: Option<Instant>,
}

impl Output {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

fn collect(mut reader: std::io::PipeReader, output: &Mutex<Output>) {
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = reader.read(&mut buffer) {
        let mut output = lock(output);
        if output.bytes.len() < MOST_OUTPUT {
            output.bytes.extend_from_slice(&buffer[..read]);
        }
        output.last = Some(Instant::now());
    }
}

fn ending_of(status: ExitStatus) -> Ending {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return Ending::Signal(signal);
    }
    Ending::Code(status.code().unwrap_or(-1))
}

/// Stops the program, its process group, and whatever else bears its mark.
fn stop(child: &Child, mark: &str) {
    let mut child = lock(child);
    let _ = child.start_kill();
    let _ = child.wait();
    for pid in processes::marked(mark) {
        processes::kill(pid);
    }
}

/// The processes that are still there `GRACE` after the program ended.
fn left_behind(mark: &str) -> Vec<String> {
    let ended = Instant::now();
    loop {
        let pids = processes::marked(mark);
        if pids.is_empty() {
            return Vec::new();
        }
        if ended.elapsed() >= GRACE {
            return pids.into_iter().map(processes::name_of).collect();
        }
        thread::sleep(10 * TICK);
    }
}

fn stop_all_on_interrupt() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // A second handler in the same program is the only failure, and then
        // that handler decides.
        let _ = ctrlc::set_handler(|| {
            // Held until the end, so that no run reports what this stops.
            let running = lock(&RUNNING);
            for (number, child) in &*running {
                stop(child, &format!("{}-{number}", std::process::id()));
            }
            std::process::exit(130);
        });
    });
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
