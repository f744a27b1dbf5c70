//! A program that runs beside this one, is listened to, and ends with the value
//! that stands for it.

use std::io::{BufRead, BufReader, PipeWriter};
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::model::contract::Ending;
use crate::programs::run::words;
use crate::programs::running::Running;

/// How often it is asked whether the program has ended.
const TICK: Duration = Duration::from_millis(5);

/// A program beside this one. It and all that it started are stopped when this
/// value is dropped.
pub struct Started {
    what: String,
    running: Running,
    /// Behind a lock, so that this value can be shared.
    lines: Mutex<Receiver<String>>,
    said: String,
    /// Its standard input, in which nothing comes: it ends with this value, or
    /// with this process, however that comes.
    _input: PipeWriter,
}

impl Started {
    /// Starts `command`. Both output streams are heard. Standard input is open
    /// and empty until this value is dropped or this process ends.
    ///
    /// # Errors
    ///
    /// When it cannot be started.
    pub fn start(mut command: Command) -> Result<Self> {
        let what = words(&command);
        let (reader, writer) = std::io::pipe().context("no pipe could be made")?;
        let both = writer.try_clone().context("the pipe could not be shared")?;
        let (input, end) = std::io::pipe().context("no pipe could be made")?;
        command.stdin(input).stdout(both).stderr(writer);
        let running = Running::start(command)?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(reader).lines();
            for line in lines.map_while(Result::ok) {
                // Nobody may want to hear it any longer; the program goes on.
                let _ = sender.send(line);
            }
        });
        Ok(Started {
            what,
            running,
            lines: Mutex::new(lines),
            said: String::new(),
            _input: end,
        })
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.running.id()
    }

    /// Waits for the next line with `text` in it, and gives that line.
    ///
    /// # Errors
    ///
    /// When the program does not say it within `limit`, or says nothing more.
    /// The message holds all that it did say.
    pub fn wait_until_said(&mut self, text: &str, limit: Duration) -> Result<String> {
        let deadline = Instant::now() + limit;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let lines = self.lines.get_mut().unwrap_or_else(PoisonError::into_inner);
            match lines.recv_timeout(left) {
                Ok(line) => {
                    self.said += &format!("{line}\n");
                    if line.contains(text) {
                        return Ok(line);
                    }
                }
                Err(RecvTimeoutError::Timeout) => bail!(
                    "{}: it did not say {text:?} within {} s; it had printed:\n{}",
                    self.what,
                    limit.as_secs_f64(),
                    self.said
                ),
                Err(RecvTimeoutError::Disconnected) => {
                    bail!("{}: it never said {text:?}, but\n{}", self.what, self.said)
                }
            }
        }
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    ///
    /// When it is still running after `limit`; the message holds what it said.
    pub fn wait(mut self, limit: Duration) -> Result<Ending> {
        let asked = Instant::now();
        loop {
            if let Some(ending) = self.running.ended()? {
                return Ok(ending);
            }
            if asked.elapsed() >= limit {
                let lines = self.lines.get_mut().unwrap_or_else(PoisonError::into_inner);
                self.said.extend(lines.try_iter().map(|line| {
                    line + "
"
                }));
                bail!(
                    "{}: it was still running after {} s and was stopped; it had printed:\n{}",
                    self.what,
                    limit.as_secs_f64(),
                    self.said
                );
            }
            thread::sleep(TICK);
        }
    }
}

#[cfg(test)]
mod tests {
    // What they run is in the words of a Unix shell.
    #[cfg(unix)]
    mod of_unix {
        use super::super::*;
        use crate::programs::run::QUICK;
        use crate::programs::shell::{SHORT, runs, shell};

        #[test]
        fn a_started_program_ends_with_its_value_and_is_not_waited_for_without_end() {
            let mut started = Started::start(shell("echo $$; echo on; exec sleep 60")).unwrap();
            let pid = started.wait_until_said("", QUICK).unwrap();
            started.wait_until_said("on", QUICK).unwrap();
            let silent = started.wait_until_said("off", SHORT).unwrap_err();
            assert!(
                format!("{silent:#}").contains("did not say \"off\" within 1 s"),
                "{silent:#}"
            );
            assert!(runs(&pid));
            let panicked = std::thread::spawn(move || {
                let _guard = started;
                std::panic::resume_unwind(Box::new("a check has failed"));
            });
            assert!(panicked.join().is_err() && !runs(&pid));
            let hangs = Started::start(shell("exec sleep 60")).unwrap();
            let waited = hangs.wait(SHORT).unwrap_err();
            assert!(
                format!("{waited:#}").contains("still running after 1 s"),
                "{waited:#}"
            );
            let mut ends = Started::start(shell("echo last")).unwrap();
            let never = ends.wait_until_said("first", QUICK).unwrap_err();
            assert!(
                format!("{never:#}").contains("never said \"first\", but\nlast"),
                "{never:#}"
            );
        }
    }
}
