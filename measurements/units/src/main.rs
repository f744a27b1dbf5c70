//! Units: a thread, an async task, a process, a WASM instance. Each is given a
//! number and gives back the next.

mod kept;
#[path = "../../protocol.rs"]
mod protocol;

use std::env::{self, consts::EXE_SUFFIX};
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc;
use std::thread;

use kept::Kept;
use protocol::Values;
use tokio::runtime::{Builder, Runtime};
use wasmtime::{Engine, Instance, InstancePre, Linker, Module, Store};

/// A guest with one page of memory that asks for one function of its host.
const GUEST: &str = r#"(module
  (import "host" "next" (func $next (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "call") (param i32) (result i32)
    (call $next (local.get 0))))"#;

/// What this program is told to do as a child, with a number.
const CHILD: &str = "child";

/// The work of every unit.
fn next(number: u8) -> u8 {
    number + 1
}

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() == Some(CHILD) {
        let number = arguments.next().and_then(|text| text.parse().ok());
        return child(number.expect("a number"));
    }
    protocol::run(&[
        ("thread", &[], |_| values(thread_time(), threads_kept())),
        ("task, current_thread", &[], |_| {
            let runtime = Builder::new_current_thread().build();
            tasks(&runtime.expect("a runtime"))
        }),
        ("task, multi_thread", &[], |_| {
            let runtime = Builder::new_multi_thread().build();
            tasks(&runtime.expect("a runtime"))
        }),
        ("process, small program", &[], |_| processes(&small())),
        ("process, itself", &[], |_| {
            processes(&env::current_exe().expect("this program"))
        }),
        ("WASM instance", &[], |_| instances(|guest| guest.linked())),
        ("WASM instance, instantiate_pre", &[], |_| {
            instances(|guest| guest.prepared())
        }),
    ]);
    ExitCode::SUCCESS
}

/// What a child does: it says that it has started, waits until nobody writes
/// to it, and ends with the next number.
fn child(number: u8) -> ExitCode {
    let _ = io::stdout().write(b"\n");
    let _ = io::stdin().read(&mut [0]);
    next(number).into()
}

/// One unit of `count` that took so long and so much in all.
fn each(total: f64, count: usize) -> f64 {
    total / count as f64
}

fn values(time: f64, kept: Option<Kept>) -> Values {
    let mut values = vec![("time", time)];
    if let Some(Kept { own, kernel }) = kept {
        values.extend([("memory", own), ("kernel", kernel)]);
    }
    values
}

/// What is kept for each of `count` units that `make` makes, while they are
/// alive. `more` is what other processes hold of it.
fn held<T>(count: usize, make: impl FnOnce() -> T, more: fn(&T) -> Option<f64>) -> Option<Kept> {
    let before = Kept::now()?;
    let made = make();
    let after = Kept::now()?;
    let more = more(&made)?;
    drop(made);
    Some(Kept {
        own: each(after.own - before.own + more, count),
        kernel: each(after.kernel - before.kernel, count),
    })
}

fn nothing_more<T>(_: &T) -> Option<f64> {
    Some(0.0)
}

fn thread_time() -> f64 {
    const COUNT: usize = 1000;
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            let unit = thread::spawn(|| next(7));
            assert_eq!(unit.join().expect("it does not panic"), 8);
        }
    });
    each(total, COUNT)
}

fn threads_kept() -> Option<Kept> {
    const COUNT: usize = 500;
    let (ready, started) = mpsc::channel();
    let mut ends = Vec::new();
    let make = || {
        for _ in 0..COUNT {
            let (end, ended) = mpsc::channel::<()>();
            ends.push(end);
            let ready = ready.clone();
            thread::spawn(move || {
                ready.send(next(7)).expect("somebody counts");
                ended.recv()
            });
        }
        assert!(started.iter().take(COUNT).all(|number| number == 8));
    };
    held(COUNT, make, nothing_more)
}

fn tasks(runtime: &Runtime) -> Values {
    const COUNT: usize = 100_000;
    let total = protocol::seconds(|| {
        runtime.block_on(async {
            let all: Vec<_> = (0..COUNT)
                .map(|_| tokio::spawn(async { next(7) }))
                .collect();
            for unit in all {
                assert_eq!(unit.await.expect("it does not panic"), 8);
            }
        });
    });
    let make = || {
        runtime.block_on(async {
            for _ in 0..COUNT {
                tokio::spawn(std::future::pending::<u8>());
            }
        });
    };
    let mut values = values(each(total, COUNT), held(COUNT, make, nothing_more));
    // The kernel knows nothing of tasks.
    values.retain(|(quantity, _)| *quantity != "kernel");
    values
}

/// A program that does what a child does and nothing else. This one is large,
/// because wasmtime is in it.
fn small() -> PathBuf {
    let program = env::current_exe().expect("this program");
    program.with_file_name(format!("measure-units-child{EXE_SUFFIX}"))
}

/// Children that have started and wait; they end, and are waited for, when this
/// is dropped.
struct Waiting(Vec<Child>);

impl Drop for Waiting {
    fn drop(&mut self) {
        for child in &mut self.0 {
            drop(child.stdin.take());
            let _ = child.wait();
        }
    }
}

/// A child with pipes, which has started.
fn started(program: &PathBuf) -> Child {
    let mut child = Command::new(program)
        .args([CHILD, "7"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut from = child.stdout.take().expect("it is a pipe");
    assert_eq!(from.read(&mut [0]).expect("it says something"), 1);
    child
}

fn processes(program: &PathBuf) -> Values {
    const COUNT: usize = 50;
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            let mut unit = Command::new(program);
            unit.args([CHILD, "7"]).stdin(Stdio::null());
            let status = unit.stdout(Stdio::null()).status();
            assert_eq!(status.expect("it starts").code(), Some(8));
        }
    });
    const ALIVE: usize = 100;
    let make = || Waiting((0..ALIVE).map(|_| started(program)).collect());
    let kept = held(ALIVE, make, |Waiting(children)| {
        let ids = children.iter().map(|child| child.id().to_string());
        ids.map(|id| protocol::private_memory(&id)).sum()
    });
    values(each(total, COUNT), kept)
}

/// A compiled guest, and what its host has for it.
struct Guest {
    engine: Engine,
    module: Module,
    linker: Linker<()>,
    prepared: InstancePre<()>,
}

type Unit = (Store<()>, Instance);

impl Guest {
    fn new() -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, GUEST).expect("the guest is valid");
        let mut linker = Linker::new(&engine);
        linker
            .func_wrap("host", "next", |number: i32| i32::from(next(number as u8)))
            .expect("the name is free");
        let prepared = linker.instantiate_pre(&module);
        Guest {
            prepared: prepared.expect("the host has it"),
            engine,
            module,
            linker,
        }
    }

    /// What the guest asks for is looked up for each instance.
    fn linked(&self) -> Unit {
        let mut store = Store::new(&self.engine, ());
        let instance = self.linker.instantiate(&mut store, &self.module);
        (store, instance.expect("the host has it"))
    }

    /// It was looked up before, once for all.
    fn prepared(&self) -> Unit {
        let mut store = Store::new(&self.engine, ());
        let instance = self.prepared.instantiate(&mut store);
        (store, instance.expect("the host has it"))
    }
}

/// Calls the guest in an instance.
fn call((store, instance): &mut Unit) -> i32 {
    let call = instance.get_typed_func::<i32, i32>(&mut *store, "call");
    let call = call.expect("the guest has it");
    call.call(store, 7).expect("it does not trap")
}

fn instances(make: fn(&Guest) -> Unit) -> Values {
    const COUNT: usize = 2000;
    let guest = Guest::new();
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            assert_eq!(call(&mut make(&guest)), 8);
        }
    });
    const ALIVE: usize = 1000;
    let called = || {
        let mut unit = make(&guest);
        assert_eq!(call(&mut unit), 8);
        unit
    };
    let make = || (0..ALIVE).map(|_| called()).collect::<Vec<Unit>>();
    let mut values = values(each(total, COUNT), held(ALIVE, make, nothing_more));
    // The addresses of an instance are a few entries in tables that have room.
    values.retain(|(quantity, _)| *quantity != "kernel");
    values
}

#[cfg(test)]
mod tests;
