use std::cell::RefCell;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::{Builder, LocalOptions};
use tokio::sync::mpsc;
use tokio::task::JoinSet;

const ROOM: usize = 8;
const PATIENCE: Duration = Duration::from_millis(10);

// ANCHOR: job
struct Job {
    device: usize,
    report: Sender<String>,
    until: Receiver<()>,
}

impl Job {
    fn new(
        device: usize,
        report: &Sender<String>,
    ) -> (Self, Sender<()>) {
        let (end, until) = channel();
        let report = report.clone();
        let job = Job {
            device,
            report,
            until,
        };
        (job, end)
    }

    /// Keeps its thread, as a computation would, until `end` goes.
    fn run(&self) {
        let device = self.device;
        self.report.send(format!("r{device} begins")).unwrap();
        let _ = self.until.recv();
        self.report.send(format!("r{device} ends")).unwrap();
    }
}
// ANCHOR_END: job

// ANCHOR: core
fn core(mut mailbox: mpsc::Receiver<Job>) -> Vec<usize> {
    let done = Rc::new(RefCell::new(Vec::new()));
    let runtime = Builder::new_current_thread()
        .build_local(LocalOptions::default())
        .unwrap();
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        while let Some(job) = mailbox.recv().await {
            let done = Rc::clone(&done);
            tasks.spawn_local(async move {
                job.run();
                done.borrow_mut().push(job.device);
            });
        }
        tasks.join_all().await;
    });
    done.take()
}
// ANCHOR_END: core

fn start() -> (mpsc::Sender<Job>, JoinHandle<Vec<usize>>) {
    let (sender, mailbox) = mpsc::channel(ROOM);
    (sender, thread::spawn(move || core(mailbox)))
}

// ANCHOR: load
fn load(start: impl Fn(Job), nudge: impl Fn()) -> String {
    let (report, reports) = channel();
    let (long, end) = Job::new(2, &report);
    start(long);
    let mut seen = wait_for("r2 begins", &reports, &nudge);
    for device in [4, 1] {
        let (short, _) = Job::new(device, &report);
        start(short);
    }
    seen.extend(wait_for("r1 ends", &reports, nudge));
    drop((end, report));
    seen.extend(reports);
    seen.join(", ")
}

fn wait_for(
    last: &str,
    reports: &Receiver<String>,
    nudge: impl Fn(),
) -> Vec<String> {
    let mut seen = Vec::new();
    while seen.last().is_none_or(|line| line != last) {
        match reports.recv_timeout(PATIENCE) {
            Ok(line) => seen.push(line),
            Err(_) => nudge(),
        }
    }
    seen
}
// ANCHOR_END: load

// ANCHOR: main
fn runtime_per_core() -> (String, Vec<Vec<usize>>) {
    let (mailboxes, cores): (Vec<_>, Vec<_>) =
        (0..2).map(|_| start()).unzip();
    let to_core = |job: Job| {
        mailboxes[job.device % 2].blocking_send(job).unwrap();
    };
    let seen = load(to_core, || ());
    drop(mailboxes);
    let done = cores.into_iter().map(|core| core.join().unwrap());
    (seen, done.collect())
}

fn shared_workers() -> String {
    let mut builder = Builder::new_multi_thread();
    let runtime = builder.worker_threads(1).build().unwrap();
    let to_any = |job: Job| {
        runtime.spawn(async move { job.run() });
    };
    let nudge = || {
        runtime.spawn(async {});
    };
    load(to_any, nudge)
}

fn main() {
    let (seen, done) = runtime_per_core();
    println!("one runtime per core\n{seen}\ndone: {done:?}");
    let seen = shared_workers();
    println!("one runtime, two workers\n{seen}");
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
