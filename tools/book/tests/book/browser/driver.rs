//! The sessions of chromedriver, which the checks share, opened when one of them
//! first needs it.
//!
//! Nothing waits without an end: not for chromedriver, not for an answer of it,
//! and not for a session that somebody else has. `waits` tests that.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use book::base::on_path;
use serde_json::json;

use crate::browser::process::{Process, watched};
use crate::browser::programs::Programs;
use crate::browser::session::{self, Session};

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

/// After so many sessions in a row that could not be opened, no more are tried.
const MOST_FAILURES: usize = 3;

/// How long something is waited for. On a busy machine a page takes many times
/// as long as on an idle one; what takes longer than this does not move at all.
#[derive(Clone, Copy)]
pub struct Limits {
    /// From the start of chromedriver until it says where it listens.
    pub start: Duration,
    /// For one answer of chromedriver, such as that a page is loaded.
    pub answer: Duration,
    /// Until somebody gives back a session.
    pub session: Duration,
}

const LIMITS: Limits = Limits {
    start: Duration::from_secs(120),
    answer: session::LIMIT,
    session: Duration::from_secs(900),
};

/// Hands out as many sessions as there are cores.
pub struct Driver {
    chromium: PathBuf,
    /// The command that starts chromedriver.
    start: Box<dyn Fn() -> Command + Send + Sync>,
    /// The text of axe-core.
    axe: String,
    process: OnceLock<Result<Process, String>>,
    pool: Mutex<Pool>,
    freed: Condvar,
    most: usize,
    limits: Limits,
}

struct Pool {
    idle: Vec<Session>,
    /// How many places are taken: by sessions, idle or not, and by those that
    /// are being opened.
    taken: usize,
    /// When a place or a session was last given back.
    freed: Instant,
    /// Why sessions could not be opened, of late and in a row.
    failures: Vec<String>,
}

impl Driver {
    pub fn new(programs: &Programs, axe: String) -> Self {
        let chromedriver = programs.chromedriver.clone();
        let start = move || watched(&chromedriver);
        Driver::started_by(start, &programs.chromium, axe, LIMITS)
    }

    /// One whose chromedriver is what `start` gives, held to these limits.
    pub fn started_by(
        start: impl Fn() -> Command + Send + Sync + 'static,
        chromium: &Path,
        axe: String,
        limits: Limits,
    ) -> Self {
        Driver {
            chromium: chromium.to_owned(),
            start: Box::new(start),
            axe,
            process: OnceLock::new(),
            pool: Mutex::new(Pool {
                idle: Vec::new(),
                taken: 0,
                freed: Instant::now(),
                failures: Vec::new(),
            }),
            freed: Condvar::new(),
            most: thread::available_parallelism().map_or(1, |cores| cores.get()),
            limits,
        }
    }

    /// Does `work` in a session that nobody else uses meanwhile. One in which
    /// the work could not be done is not used again.
    ///
    /// # Errors
    ///
    /// What the work says; or why there is no session, within [`Limits`].
    pub fn with<T>(&self, work: impl FnOnce(&Session) -> Result<T>) -> Result<T> {
        let mut lent = self.lend()?;
        let session = match lent.session.take() {
            Some(session) => session,
            None => self.open()?,
        };
        let done = work(lent.session.insert(session));
        if done.is_ok() {
            let mut pool = self.pool();
            pool.idle.extend(lent.session.take());
            lent.kept = true;
        }
        done
    }

    /// A place in the pool, with a session if one is idle.
    fn lend(&self) -> Result<Lent<'_>> {
        let mut pool = self.pool();
        let since = Instant::now();
        loop {
            let idle = pool.idle.pop();
            if idle.is_some() || pool.taken < self.most {
                pool.taken += usize::from(idle.is_none());
                return Ok(Lent {
                    driver: self,
                    session: idle,
                    kept: false,
                });
            }
            let waited = since.max(pool.freed).elapsed();
            let Some(left) = self.limits.session.checked_sub(waited) else {
                bail!(
                    "none of the {} browser sessions was given back for {} s; end what keeps \
                     this machine busy, and run the check again",
                    self.most,
                    self.limits.session.as_secs()
                );
            };
            let woken = self.freed.wait_timeout(pool, left);
            pool = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn open(&self) -> Result<Session> {
        let process = self.process.get_or_init(|| {
            Process::start((self.start)(), self.limits.start).map_err(|error| format!("{error:#}"))
        });
        let process = process.as_ref().map_err(|error| anyhow!("{error}"))?;
        self.give_up()?;
        let patience = session::LIMIT.as_millis();
        let capabilities = json!({
            "goog:chromeOptions": {
                // chromedriver does not look on the `PATH`.
                "binary": on_path::find(&self.chromium).unwrap_or_else(|| self.chromium.clone()),
                "args": ARGUMENTS,
                "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "pageLoad": patience, "script": patience },
        });
        let scripts = [self.axe.as_str(), session::SCRIPT];
        let limit = self.limits.answer;
        let opened = Session::open(&process.address, &capabilities, &scripts, limit);
        match &opened {
            Ok(_) => self.pool().failures.clear(),
            Err(error) => self.pool().failures.push(format!("{error:#}")),
        }
        opened
    }

    /// Where session after session could not be opened, none is tried.
    fn give_up(&self) -> Result<()> {
        let failures = &self.pool().failures;
        match failures.last() {
            Some(last) if failures.len() >= MOST_FAILURES => bail!(
                "{} sessions in a row could not be opened, and no more are tried: {last}",
                failures.len()
            ),
            _ => Ok(()),
        }
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the pool, and the session in it. If that is still here when the
/// work is over, it is of no more use.
struct Lent<'a> {
    driver: &'a Driver,
    session: Option<Session>,
    /// Whether the session went back to the idle ones, and keeps the place.
    kept: bool,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.close();
        }
        let mut pool = self.driver.pool();
        pool.taken -= usize::from(!self.kept);
        pool.freed = Instant::now();
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
