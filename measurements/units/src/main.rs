//! Units: a thread, an async task, a process, a WASM instance.

#[path = "../../protocol.rs"]
mod protocol;

use std::env::{self, consts::EXE_SUFFIX};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

use protocol::Values;
use tokio::runtime::{Builder, Runtime};
use wasmtime::{Engine, Instance, Module, Store};

/// A guest with one page of memory, as small as one with memory can be.
const GUEST: &str = r#"(module (memory (export "memory") 1))"#;

fn main() {
    protocol::run(&[
        ("thread", &[], |_| values(thread_time(), thread_memory())),
        ("task, current_thread", &[], |_| {
            let runtime = Builder::new_current_thread().build();
            tasks(&runtime.expect("a runtime"))
        }),
        ("task, multi_thread", &[], |_| {
            let runtime = Builder::new_multi_thread().build();
            tasks(&runtime.expect("a runtime"))
        }),
        ("process", &[], |_| values(process_time(), process_memory())),
        ("WASM instance", &[], |_| {
            values(instance_time(), instance_memory())
        }),
    ]);
}

/// One unit of `count` that took so long and so much in all.
fn each(total: f64, count: usize) -> f64 {
    total / count as f64
}

fn values(time: f64, memory: Option<f64>) -> Values {
    let mut values = vec![("time", time)];
    values.extend(memory.map(|bytes| ("memory", bytes)));
    values
}

/// How much more memory this process holds while what `make` makes is alive.
fn held<T>(count: usize, make: impl FnOnce() -> T) -> Option<f64> {
    let before = protocol::private_memory("self")?;
    let made = make();
    let after = protocol::private_memory("self")?;
    drop(made);
    Some(each(after - before, count))
}

fn thread_time() -> f64 {
    const COUNT: usize = 1000;
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            thread::spawn(|| ()).join().expect("it does not panic");
        }
    });
    each(total, COUNT)
}

fn thread_memory() -> Option<f64> {
    const COUNT: usize = 500;
    let (ready, started) = mpsc::channel();
    let mut ends = Vec::new();
    held(COUNT, || {
        for _ in 0..COUNT {
            let (end, ended) = mpsc::channel::<()>();
            ends.push(end);
            let ready = ready.clone();
            thread::spawn(move || {
                ready.send(()).expect("somebody counts");
                ended.recv()
            });
        }
        started.iter().take(COUNT).count()
    })
}

fn tasks(runtime: &Runtime) -> Values {
    const COUNT: usize = 100_000;
    let total = protocol::seconds(|| {
        runtime.block_on(async {
            let all: Vec<_> = (0..COUNT).map(|_| tokio::spawn(async {})).collect();
            for task in all {
                task.await.expect("it does not panic");
            }
        });
    });
    let memory = held(COUNT, || {
        runtime.block_on(async {
            for _ in 0..COUNT {
                tokio::spawn(std::future::pending::<()>());
            }
        });
    });
    values(each(total, COUNT), memory)
}

/// A program that waits until nobody writes to it any more. It is not this one,
/// which is large because wasmtime is in it.
fn child() -> Command {
    let program = env::current_exe().expect("this program");
    Command::new(program.with_file_name(format!("measure-units-child{EXE_SUFFIX}")))
}

fn process_time() -> f64 {
    const COUNT: usize = 50;
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            let status = child().stdin(Stdio::null()).status();
            assert!(status.expect("it starts").success());
        }
    });
    each(total, COUNT)
}

fn process_memory() -> Option<f64> {
    let mut child = child().stdin(Stdio::piped()).spawn().expect("it starts");
    // It has started when it waits for its input: then its memory no longer
    // grows.
    let process = child.id().to_string();
    let mut last = None;
    let memory = loop {
        thread::sleep(std::time::Duration::from_millis(10));
        let now = protocol::private_memory(&process);
        if now == last {
            break now;
        }
        last = now;
    };
    drop(child.stdin.take());
    child.wait().expect("it ends");
    memory
}

fn instance_time() -> f64 {
    const COUNT: usize = 2000;
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).expect("the guest is valid");
    let total = protocol::seconds(|| {
        for _ in 0..COUNT {
            instance(&engine, &module);
        }
    });
    each(total, COUNT)
}

fn instance(engine: &Engine, module: &Module) -> (Store<()>, Instance) {
    let mut store = Store::new(engine, ());
    let instance = Instance::new(&mut store, module, &[]).expect("it asks for nothing");
    (store, instance)
}

fn instance_memory() -> Option<f64> {
    const COUNT: usize = 1000;
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).expect("the guest is valid");
    held(COUNT, || {
        let all: Vec<_> = (0..COUNT).map(|_| instance(&engine, &module)).collect();
        all
    })
}

#[cfg(test)]
mod tests;
