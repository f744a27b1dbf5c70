//! Runs one program to its end, and never without one: with a limit, and with
//! no process left behind, however the program or this tool ends. Every child
//! of the tool and of its checks is run here, or is a [`Started`] one.
//!
//! [`run`] gives both output streams as one text, [`output`] gives each, and
//! [`shown`] leaves them to the terminal.
//!
//! [`Started`]: crate::programs::started::Started

use std::io::{PipeReader, PipeWriter};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use crate::model::contract::Ending;
use crate::programs::faithful;
use crate::programs::heard::{Collector, Heard, Stream, lock};
use crate::programs::running::Running;

/// How often a running program is looked at.
const TICK: Duration = Duration::from_millis(2);

/// The longest output, in bytes, that a program whose output is recorded may
/// print.
const MOST_OUTPUT: usize = 1 << 20;

/// The same for a tool, which may list all that it builds.
const MOST_OUTPUT_OF_TOOL: usize = 1 << 28;

/// What a tool may take that answers from what is there.
pub const QUICK: Duration = Duration::from_secs(60);

/// What a tool may take that builds while somebody watches.
pub const LONG: Duration = Duration::from_secs(4 * 3600);

/// How long a tool may be silent that says what it does.
pub const SILENT: Duration = Duration::from_secs(900);

/// When a run is over.
#[derive(Clone, Copy)]
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

/// What a tool did.
#[derive(Debug)]
pub struct Output {
    /// What it printed on standard output.
    pub stdout: Vec<u8>,
    /// What it printed on standard error.
    pub stderr: Vec<u8>,
    /// How it ended.
    pub ending: Ending,
}

impl Output {
    /// Whether it ended well.
    pub fn success(&self) -> bool {
        self.ending == Ending::Code(0)
    }

    /// Standard output as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    /// Standard error as text.
    pub fn errors(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// Runs `command` until it exits, or as `until` says, for at most `limit`.
/// Standard input is empty, and both output streams are one text, in the order
/// in which they were written.
///
/// # Errors
///
/// When the program cannot be started, when it is still running after `limit`
/// (it and all that it started are stopped; the message holds what it printed),
/// when it prints without end or what no page shows (see [`faithful`]), or when
/// it ends and leaves a process behind (which is stopped, too).
pub fn run(mut command: Command, limit: Duration, until: Until) -> Result<Run> {
    let heard = Arc::<Mutex<Heard>>::default();
    let (reader, writer) = pipe()?;
    let both = writer.try_clone().context("the pipe could not be shared")?;
    command.stdin(Stdio::null()).stdout(both).stderr(writer);
    let running = Running::start(command)?;
    let collector = Collector::start(reader, &heard, Stream::Out, None);
    let waited = wait(&running, &heard, limit, &until, MOST_OUTPUT);
    let left = match waited {
        Ok(Ending::Code(_) | Ending::Signal(_)) => running.left_behind(),
        Ok(Ending::Stopped) | Err(_) => Vec::new(),
    };
    running.stop();
    let closed = collector.closed();
    let ending = waited.map_err(|why| with_printed(&why, &heard))?;
    if !left.is_empty() {
        bail!(
            "it ended and left a process behind, which was stopped: {}; wait for every child \
             before the program ends",
            left.join(", ")
        );
    }
    if !closed {
        bail!("it ended, and something that it started still holds its output open");
    }
    let output = faithful::text(std::mem::take(&mut lock(&heard).out))?;
    Ok(Run { output, ending })
}

/// Runs a tool until it exits, for at most `limit`, which counts from its last
/// word where `until` says so. Standard input is empty. Where `pass_on` is, it
/// gets each line of standard error at once, to show that the tool is at work.
///
/// # Errors
///
/// When the tool cannot be started, or is still running after `limit`: it and
/// all that it started are stopped. The message says what was run, for how
/// long, and what it had printed.
pub fn output(
    mut command: Command,
    limit: Duration,
    until: Until,
    pass_on: Option<fn(&str)>,
) -> Result<Output> {
    let what = words(&command);
    let heard = Arc::<Mutex<Heard>>::default();
    let (out, out_writer) = pipe()?;
    let (err, err_writer) = pipe()?;
    command
        .stdin(Stdio::null())
        .stdout(out_writer)
        .stderr(err_writer);
    let running = Running::start(command)?;
    let collectors = [
        Collector::start(out, &heard, Stream::Out, None),
        Collector::start(err, &heard, Stream::Err, pass_on),
    ];
    let waited = wait(&running, &heard, limit, &until, MOST_OUTPUT_OF_TOOL);
    if waited.is_err() {
        running.stop();
    }
    let closed = collectors.map(Collector::closed) == [true, true];
    let ending = waited
        .map_err(|why| with_printed(&why, &heard))
        .with_context(|| what.clone())?;
    if !closed {
        bail!("{what}: it ended, and something that it started still holds its output open");
    }
    let mut heard = lock(&heard);
    Ok(Output {
        stdout: std::mem::take(&mut heard.out),
        stderr: std::mem::take(&mut heard.err),
        ending,
    })
}

/// Runs a tool whose output goes where this tool's own goes, until it exits,
/// for at most `limit`. Standard input is empty.
///
/// # Errors
///
/// When the tool cannot be started, or is still running after `limit`: it and
/// all that it started are stopped. The message says what was run, and for how
/// long.
pub fn shown(mut command: Command, limit: Duration) -> Result<Ending> {
    let what = words(&command);
    command.stdin(Stdio::null());
    let running = Running::start(command)?;
    let nothing = Mutex::default();
    wait(&running, &nothing, limit, &Until::Exit, 1).with_context(|| what)
}

/// A command as one would type it.
pub fn words(command: &Command) -> String {
    let words = [command.get_program()]
        .into_iter()
        .chain(command.get_args());
    let words: Vec<String> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    // Nothing that can be run has a NUL in it.
    shlex::try_join(words.iter().map(String::as_str)).unwrap_or_else(|_| words.join(" "))
}

fn pipe() -> Result<(PipeReader, PipeWriter)> {
    std::io::pipe().context("no pipe could be made")
}

/// Waits until the run is over, and stops nothing.
fn wait(
    running: &Running,
    heard: &Mutex<Heard>,
    limit: Duration,
    until: &Until,
    most: usize,
) -> Result<Ending> {
    let started = Instant::now();
    loop {
        if let Some(ending) = running.ended()? {
            return Ok(ending);
        }
        let (last, length) = {
            let heard = lock(heard);
            (
                heard.last.unwrap_or(started),
                heard.out.len() + heard.err.len(),
            )
        };
        if length >= most {
            lock(heard).shorten();
            bail!("it printed more than {most} bytes and was stopped");
        }
        if let Until::Silent { silent, enough } = until
            && last.elapsed() >= *silent
            && enough(&lock(heard).text())
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

fn with_printed(why: &anyhow::Error, heard: &Mutex<Heard>) -> anyhow::Error {
    let text = lock(heard).text();
    let printed = if text.is_empty() { "(nothing)" } else { &text };
    anyhow!("{why:#}; it had printed:\n{printed}")
}

#[cfg(test)]
mod tests {
    // What they run is in the words of a Unix shell.
    #[cfg(unix)]
    mod of_unix {
        use super::super::*;
        use crate::programs::shell::{SHORT, goes_on, shell};

        #[test]
        fn each_stream_is_given_and_the_ending() {
            let said = output(
                shell("echo a; echo b >&2; exit 3"),
                QUICK,
                Until::Exit,
                None,
            )
            .unwrap();
            assert_eq!((said.text(), said.errors()), ("a\n".into(), "b\n".into()));
            assert!(!said.success() && said.ending == Ending::Code(3));
            assert_eq!(shown(shell("exit 4"), QUICK).unwrap(), Ending::Code(4));
        }

        #[test]
        fn a_limit_names_what_was_run_for_how_long_and_what_it_printed() {
            let hangs = "echo asking; exec sleep 60";
            let limited = output(shell(hangs), SHORT, Until::Exit, None).unwrap_err();
            assert_eq!(
                format!("{limited:#}"),
                "sh -c 'echo asking; exec sleep 60': it was still running after 1 s and was \
                 stopped; it had printed:\nasking\n"
            );
            let shown = shown(shell("exec sleep 60"), SHORT).unwrap_err();
            assert!(
                format!("{shown:#}").starts_with("sh -c 'exec sleep 60': it was still running")
            );
        }

        #[test]
        fn what_a_tool_has_started_is_stopped_with_it() {
            let hangs = "sleep 60 & echo $!; wait";
            let limited = output(shell(hangs), SHORT, Until::ExitOrStall, None).unwrap_err();
            let text = format!("{limited:#}");
            let pid = text.trim().lines().last().unwrap();
            assert!(pid.parse::<u32>().is_ok() && !goes_on(pid), "{text}");
        }
    }
}
