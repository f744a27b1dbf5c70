//! A running chromedriver.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use wait_timeout::ChildExt;

use crate::browser::driver::Limits;

/// What chromedriver says before the port on which it listens.
const STARTED: &str = "started successfully on port ";

/// chromedriver, which ends with this value.
pub struct Process {
    child: Child,
    pub address: String,
    pub runtime: Runtime,
    end: Duration,
    /// Where Chromium keeps its profiles.
    _scratch: TempDir,
}

impl Process {
    pub fn start(mut command: Command, limits: Limits) -> Result<Self> {
        let scratch = tempfile::tempdir()?;
        let mut child = command
            .env("TMPDIR", scratch.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver could not be started")?;
        let said = child.stdout.take().context("its output is piped")?;
        let mut process = Process {
            child,
            address: String::new(),
            runtime: Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()?,
            end: limits.end,
            _scratch: scratch,
        };
        process.address = format!("http://127.0.0.1:{}", port(said, limits.start)?);
        Ok(process)
    }
}

/// A command that starts chromedriver on a free port and, where there is a shell
/// for it, stops it when its standard input is closed: also by the end of this
/// program, however that comes.
pub fn watched(chromedriver: &Path) -> Command {
    if cfg!(unix) {
        let mut command = Command::new("sh");
        command
            .args([
                "-c",
                // The shell keeps no end of the output, which ends with chromedriver.
                "trap '' HUP INT TERM; \"$0\" --port=0 & exec >/dev/null; cat; kill -KILL $!",
            ])
            .arg(chromedriver);
        command
    } else {
        let mut command = Command::new(chromedriver);
        command.arg("--port=0");
        command
    }
}

/// The port that chromedriver says it listens on, `limit` from now at the
/// latest. What it says later is read, too, or else it could say nothing more.
fn port(said: ChildStdout, limit: Duration) -> Result<u16> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut said = BufReader::new(said);
        let mut line = Vec::new();
        while said.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            // After the port, nobody listens.
            let _ = tell.send(String::from_utf8_lossy(&line).into_owned());
            line.clear();
        }
    });
    let since = Instant::now();
    let mut text = String::new();
    loop {
        let why = match told.recv_timeout(limit.saturating_sub(since.elapsed())) {
            Ok(line) => {
                if let Some((_, port)) = line.split_once(STARTED) {
                    return Ok(port.trim().trim_end_matches('.').parse()?);
                }
                text += &line;
                continue;
            }
            Err(RecvTimeoutError::Disconnected) => "has ended".to_owned(),
            Err(RecvTimeoutError::Timeout) => {
                format!("has not said for {} s where it listens", limit.as_secs())
            }
        };
        bail!("chromedriver {why}, and said:\n{text}");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Chromium ends with it.
        drop(self.child.stdin.take());
        let ends_by_itself = cfg!(unix) && matches!(self.child.wait_timeout(self.end), Ok(Some(_)));
        if !ends_by_itself {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
