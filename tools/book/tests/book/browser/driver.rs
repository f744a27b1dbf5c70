//! chromedriver, started for the first check that needs it, and its sessions,
//! which the checks share.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use anyhow::{Context, Result, anyhow};
use book::programs::environment;
use book::programs::run::QUICK;
use book::programs::started::Started;
use serde_json::json;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};

use crate::browser::programs::Programs;
use crate::browser::session::{self, Session};

/// What chromedriver says before the port on which it listens.
const STARTED: &str = "started successfully on port ";

/// Against Chromium's own doings that would take time, contact other hosts, or
/// change what is seen from one machine to another. A page finds no other host,
/// at once, and Chromium ends when its driver does.
const ARGUMENTS: [&str; 15] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--remote-debugging-pipe",
];

/// Hands out as many sessions as there are cores.
pub struct Driver {
    chromium: PathBuf,
    chromedriver: PathBuf,
    /// The text of axe-core.
    axe: String,
    process: OnceLock<Result<Process, String>>,
    pool: Mutex<Pool>,
    freed: Condvar,
    most: usize,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Session>,
    /// How many there are, idle or not.
    sessions: usize,
}

/// A running chromedriver.
struct Process {
    _driver: Started,
    address: String,
    runtime: Runtime,
    /// Where Chromium keeps its profiles.
    _scratch: TempDir,
}

impl Driver {
    pub fn new(programs: &Programs, axe: String) -> Self {
        Driver {
            chromium: programs.chromium.clone(),
            chromedriver: programs.chromedriver.clone(),
            axe,
            process: OnceLock::new(),
            pool: Mutex::default(),
            freed: Condvar::new(),
            most: thread::available_parallelism().map_or(1, |cores| cores.get()),
        }
    }

    /// Does `work` in a session that nobody else uses meanwhile. One in which
    /// the work could not be done is not used again.
    pub fn with<T>(&self, work: impl FnOnce(&Session) -> Result<T>) -> Result<T> {
        let mut lent = Lent {
            driver: self,
            session: None,
        };
        let session = lent.session.insert(self.take()?);
        let done = work(session);
        if done.is_ok() {
            self.pool().idle.extend(lent.session.take());
        }
        done
    }

    fn take(&self) -> Result<Session> {
        let mut pool = self.pool();
        loop {
            if let Some(session) = pool.idle.pop() {
                return Ok(session);
            }
            if pool.sessions < self.most {
                pool.sessions += 1;
                drop(pool);
                return self.open();
            }
            pool = self
                .freed
                .wait(pool)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn open(&self) -> Result<Session> {
        let process = self.process.get_or_init(|| {
            Process::start(&self.chromedriver).map_err(|error| format!("{error:#}"))
        });
        let process = process.as_ref().map_err(|error| anyhow!("{error}"))?;
        let capabilities = json!({
            "goog:chromeOptions": {
                "binary": which(&self.chromium),
                "args": ARGUMENTS,
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "pageLoad": 60_000, "script": 60_000 },
        });
        let scripts = [self.axe.as_str(), session::SCRIPT];
        let runtime = process.runtime.handle();
        Session::open(runtime, &process.address, capabilities, &scripts)
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A session in use. If it is still here when the work is over, it is of no
/// more use.
struct Lent<'a> {
    driver: &'a Driver,
    session: Option<Session>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.close();
            self.driver.pool().sessions -= 1;
        }
        self.driver.freed.notify_one();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for session in self.pool().idle.drain(..) {
            session.close();
        }
    }
}

impl Process {
    fn start(chromedriver: &Path) -> Result<Self> {
        let scratch = tempfile::tempdir()?;
        let mut command = watched(chromedriver);
        command.env("TMPDIR", scratch.path());
        let mut driver = Started::start(command)?;
        let said = driver.wait_until_said(STARTED, QUICK)?;
        let port: u16 = said
            .split_once(STARTED)
            .and_then(|(_, port)| port.trim().trim_end_matches('.').parse().ok())
            .with_context(|| format!("chromedriver names no port: {said}"))?;
        Ok(Process {
            _driver: driver,
            address: format!("http://127.0.0.1:{port}"),
            runtime: Builder::new_multi_thread()
                .worker_threads(1)
                .enable_all()
                .build()?,
            _scratch: scratch,
        })
    }
}

/// A command that starts chromedriver on a free port and, where there is a shell
/// for it, stops it when its standard input is closed: also by the end of this
/// program, however that comes.
fn watched(chromedriver: &Path) -> Command {
    if cfg!(unix) {
        let mut command = environment::tool("sh");
        command
            .args([
                "-c",
                "trap '' HUP INT TERM; \"$0\" --port=0 & cat; kill -KILL $!",
            ])
            .arg(chromedriver);
        command
    } else {
        let mut command = environment::tool(chromedriver);
        command.arg("--port=0");
        command
    }
}

/// The path of a program: chromedriver does not look on the `PATH`.
fn which(program: &Path) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).map(|folder| folder.join(program));
    found
        .into_iter()
        .find(|candidate| candidate.is_file())
        .unwrap_or_else(|| program.to_owned())
}
