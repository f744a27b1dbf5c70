use std::error::Error;
use std::fmt::Display;
use std::hint::{black_box, spin_loop};
use std::io::{self, BufRead, BufReader, Write};
use std::process::{self, Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use std::{env, ptr, thread};

use nix::sys::resource::{Resource, setrlimit};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use wasmtime::{
    Config, Engine, Instance, Module, Store, StoreLimits,
    StoreLimitsBuilder, Trap, TypedFunc, UpdateDeadline,
};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const KINDS: [&str; 4] = ["thread", "actor", "instance", "process"];
const SHORT: Duration = Duration::from_millis(50);
const LONG: Duration = Duration::from_secs(20);

const FAILURES: [&str; 6] = [
    "panic",
    "abort",
    "stack overflow",
    "endless loop",
    "memory hunger",
    "wild pointer",
];

// ANCHOR: failures
fn work(job: &str) {
    match job {
        "panic" => panic!("no route"),
        "abort" => process::abort(),
        "stack overflow" => _ = deeper(0),
        "endless loop" => loop {
            spin_loop();
        },
        "memory hunger" => hoard(),
        "wild pointer" => write_nowhere(),
        _ => {}
    }
}

fn deeper(depth: u64) -> u64 {
    let frame = black_box([depth; 128]);
    if frame[0] == u64::MAX {
        return depth;
    }
    deeper(depth + 1).max(frame[127])
}

fn hoard() {
    let mut hoarded = Vec::new();
    for doublings in 20.. {
        hoarded.push(black_box(vec![0_u8; 1 << doublings]));
    }
}

#[expect(unsafe_code, reason = "safe Rust has no wild pointers")]
fn write_nowhere() {
    // SAFETY: none. No system maps this address, so it faults.
    unsafe { ptr::without_provenance_mut::<u8>(16).write_volatile(1) }
}
// ANCHOR_END: failures

// ANCHOR: guest
const GUEST: &str = r#"(module
  (memory 1)
  (func (export "ask"))
  (func (export "panic")
    (drop (i32.div_u (i32.const 100) (i32.const 0))))
  (func (export "abort")
    unreachable)
  (func $deeper (export "stack overflow")
    (call $deeper))
  (func (export "endless loop")
    (loop $again (br $again)))
  (func (export "memory hunger")
    (loop $more
      (br_if $more
        (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    unreachable)
  (func (export "wild pointer")
    (i32.store (i32.const 0) (i32.const 1))))"#;
// ANCHOR_END: guest

// ANCHOR: isolate
type Inbox = UnboundedReceiver<String>;
type Stop = Option<Box<dyn FnOnce()>>;

struct Isolate {
    jobs: UnboundedSender<String>,
    /// One when a job begins, one when it is done. It closes when
    /// the isolate ends.
    signs: Receiver<()>,
    stop: Stop,
}

impl Isolate {
    fn start(kind: &str) -> Result<Self> {
        let (jobs, inbox) = tokio::sync::mpsc::unbounded_channel();
        let (outbox, signs) = mpsc::channel();
        let stop = match kind {
            "thread" => on_a_thread(inbox, outbox),
            "actor" => in_an_actor(inbox, outbox),
            "instance" => in_an_instance(inbox, outbox)?,
            "process" => in_a_process(inbox, outbox)?,
            _ => return Err("no such isolate".into()),
        };
        Ok(Isolate { jobs, signs, stop })
    }

    fn begin(&self, job: &str) -> Result<()> {
        self.jobs.send(job.to_owned())?;
        Ok(self.signs.recv_timeout(LONG)?)
    }
}
// ANCHOR_END: isolate

// ANCHOR: threads
fn on_a_thread(mut inbox: Inbox, outbox: Sender<()>) -> Stop {
    thread::spawn(move || {
        while let Some(job) = inbox.blocking_recv() {
            let _ = outbox.send(());
            work(&job);
            let _ = outbox.send(());
        }
    });
    None
}

fn in_an_actor(mut inbox: Inbox, outbox: Sender<()>) -> Stop {
    let actor = tokio::spawn(async move {
        while let Some(job) = inbox.recv().await {
            let _ = outbox.send(());
            work(&job);
            let _ = outbox.send(());
        }
    });
    drop(actor);
    None
}
// ANCHOR_END: threads

// ANCHOR: limited
static MODULE: LazyLock<Module> = LazyLock::new(|| {
    let engine = Engine::new(Config::new().epoch_interruption(true));
    Module::new(&engine.unwrap(), GUEST).unwrap()
});

fn limited(stopped: Arc<Mutex<bool>>) -> Store<StoreLimits> {
    let limits = StoreLimitsBuilder::new().memory_size(1 << 20);
    let limits = limits.memories(1).build();
    let mut store = Store::new(MODULE.engine(), limits);
    store.limiter(|limits| limits);
    store.epoch_deadline_callback(move |_| {
        if *stopped.lock().unwrap() {
            return Err(Trap::Interrupt.into());
        }
        Ok(UpdateDeadline::Continue(1))
    });
    store
}
// ANCHOR_END: limited

// ANCHOR: instance
fn in_an_instance(
    mut inbox: Inbox,
    outbox: Sender<()>,
) -> Result<Stop> {
    let stopped = Arc::new(Mutex::new(false));
    let mut store = limited(Arc::clone(&stopped));
    let guest = Instance::new(&mut store, &MODULE, &[])?;
    thread::spawn(move || -> wasmtime::Result<()> {
        while let Some(job) = inbox.blocking_recv() {
            let run: TypedFunc<(), ()> =
                guest.get_typed_func(&mut store, &job)?;
            store.set_epoch_deadline(1);
            let _ = outbox.send(());
            run.call(&mut store, ())?;
            let _ = outbox.send(());
        }
        Ok(())
    });
    Ok(Some(Box::new(move || {
        let mut stopped = stopped.lock().unwrap();
        *stopped = true;
        MODULE.engine().increment_epoch();
    })))
}
// ANCHOR_END: instance

// ANCHOR: process
fn in_a_process(mut inbox: Inbox, outbox: Sender<()>) -> Result<Stop> {
    let mut command = Command::new(env::current_exe()?);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.arg("serve").spawn()?;
    let mut requests = child.stdin.take().expect("it is piped");
    let stdout = child.stdout.take().expect("it is piped");
    let child = Arc::new(Mutex::new(child));
    let same_child = Arc::clone(&child);
    thread::spawn(move || -> io::Result<()> {
        let mut lines = BufReader::new(stdout).lines();
        'serving: while let Some(job) = inbox.blocking_recv() {
            writeln!(requests, "{job}")?;
            for _ in 0..2 {
                let Some(_) = lines.next() else {
                    break 'serving;
                };
                let _ = outbox.send(());
            }
        }
        drop(requests);
        child.lock().unwrap().wait().map(drop)
    });
    Ok(Some(Box::new(move || {
        same_child.lock().unwrap().kill().unwrap();
    })))
}

fn serve() -> io::Result<()> {
    for job in io::stdin().lines() {
        println!("begun");
        work(&job?);
        println!("done");
    }
    Ok(())
}
// ANCHOR_END: process

// ANCHOR: judge
fn judge(kind: &str, failure: &str) -> Result<&'static str> {
    let first = Isolate::start(kind)?;
    let neighbour = Isolate::start(kind)?;
    let endless = failure == "endless loop";
    let patience = if endless { SHORT } else { LONG };

    first.begin(failure)?;
    let mut outcome = first.signs.recv_timeout(patience);
    if let (Err(RecvTimeoutError::Timeout), Some(stop)) =
        (outcome, first.stop)
    {
        stop();
        outcome = first.signs.recv_timeout(LONG);
    }
    neighbour.begin("ask")?;
    neighbour.signs.recv_timeout(LONG)?;
    drop(neighbour.jobs);
    let _ = neighbour.signs.recv();
    Ok(match outcome {
        Ok(()) => "done",
        Err(RecvTimeoutError::Disconnected) => "held",
        Err(RecvTimeoutError::Timeout) => "stuck",
    })
}

fn host(kind: &str, failure: &str) -> Result<()> {
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    setrlimit(Resource::RLIMIT_CPU, 20, 20)?;
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    let runtime = builder.worker_threads(2).build()?;
    let _entered = runtime.enter();
    println!("{}", judge(kind, failure)?);
    process::exit(0)
}
// ANCHOR_END: judge

// ANCHOR: table
fn table() -> Result<()> {
    let mut hosts = Vec::new();
    for failure in FAILURES {
        for kind in KINDS {
            hosts.push(start(kind, failure)?);
        }
    }
    let mut words = hosts.into_iter().map(word);
    println!("{}", row("", &KINDS));
    for failure in FAILURES {
        let cells: Result<Vec<String>> =
            words.by_ref().take(KINDS.len()).collect();
        println!("{}", row(failure, &cells?));
    }
    Ok(())
}

fn start(kind: &str, failure: &str) -> io::Result<Child> {
    let mut host = Command::new(env::current_exe()?);
    host.args([kind, failure]).stdout(Stdio::piped());
    host.stderr(Stdio::null()).spawn()
}

fn word(host: Child) -> Result<String> {
    let output = host.wait_with_output()?;
    let printed = String::from_utf8(output.stdout)?;
    match output.status.code() {
        Some(0) => Ok(printed.trim().to_owned()),
        Some(code) => Err(format!("a host exits: {code}").into()),
        None => Ok("lost".to_owned()),
    }
}
// ANCHOR_END: table

fn row(name: &str, cells: &[impl Display]) -> String {
    let mut row = format!("{name:<16}");
    for cell in cells {
        row += &format!("{cell:<10}");
    }
    row.trim_end().to_owned()
}

fn main() -> Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [] => table(),
        [_serve] => Ok(thread::spawn(serve).join().unwrap()?),
        [kind, failure, ..] => host(kind, failure),
    }
}

#[cfg(test)]
mod tests;
