//! A running chromedriver.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use book::programs::environment;
use book::programs::started::Started;
use tempfile::TempDir;

/// What chromedriver says before the port on which it listens.
const STARTED: &str = "started successfully on port ";

/// chromedriver, which ends with this value.
pub struct Process {
    _driver: Started,
    pub address: String,
    /// Where Chromium keeps its profiles.
    _scratch: TempDir,
}

impl Process {
    /// Starts chromedriver by this command, which has to say within `limit`
    /// where it listens.
    pub fn start(mut command: Command, limit: Duration) -> Result<Self> {
        let scratch = tempfile::tempdir()?;
        environment::temporary_files_in(&mut command, scratch.path());
        let mut driver = Started::start(command)?;
        let said = driver.wait_until_said(STARTED, limit)?;
        let port: u16 = said
            .split_once(STARTED)
            .and_then(|(_, port)| port.trim().trim_end_matches('.').parse().ok())
            .with_context(|| format!("chromedriver names no port: {said}"))?;
        Ok(Process {
            _driver: driver,
            address: format!("http://127.0.0.1:{port}"),
            _scratch: scratch,
        })
    }
}

/// A command that starts chromedriver on a free port and, where there is a shell
/// for it, stops it when its standard input is closed: also by the end of this
/// program, however that comes.
pub fn watched(chromedriver: &Path) -> Command {
    if cfg!(unix) {
        let mut command = environment::tool("sh");
        command
            .args([
                "-c",
                // The shell keeps no end of the output, which ends with chromedriver.
                "trap '' HUP INT TERM; \"$0\" --port=0 & exec >/dev/null 2>&1; cat; kill -KILL $!",
            ])
            .arg(chromedriver);
        command
    } else {
        let mut command = environment::tool(chromedriver);
        command.arg("--port=0");
        command
    }
}
