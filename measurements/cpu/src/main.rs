//! One computing job, on every way to run code at once.

mod primes;
#[path = "../../protocol.rs"]
mod protocol;

use std::env::{self, consts::EXE_SUFFIX};
use std::process::{Child, Command, Stdio};
use std::thread;

use primes::{BLOCKS, block, primes, share};
use protocol::Values;
use rayon::prelude::*;
use tokio::runtime::{Builder, Runtime};
use wasmtime::{Engine, Instance, Module, Store, TypedFunc};

const GUEST: &str = include_str!("primes.wat");

/// The count that Python does, too, which takes it about a second.
const SAME: u32 = 800_000;

/// One that takes about a second here: the start of a unit is lost in it.
const LONG: u32 = 8_000_000;

fn main() {
    protocol::run(&[
        ("serial", &[], |_| timed(serial)),
        ("threads", &[], |_| timed(threads)),
        ("rayon", &[], |_| timed(on_rayon)),
        ("async, current_thread", &[], |_| {
            let runtime = Builder::new_current_thread().build();
            let runtime = runtime.expect("a runtime");
            timed(|limit| tasks(&runtime, limit))
        }),
        ("async, multi_thread", &[], |_| {
            let runtime = Builder::new_multi_thread().build();
            let runtime = runtime.expect("a runtime");
            timed(|limit| tasks(&runtime, limit))
        }),
        ("processes", &[], |_| timed(processes)),
        ("WASM instance, one", &[], |_| in_guests(1)),
        ("WASM instances", &[], |_| in_guests(cores())),
    ]);
}

/// The time that a way takes for the count that Python does, too, and for one
/// that takes about a second.
fn timed(way: impl Fn(u32) -> u32) -> Values {
    let time = |limit, expected| {
        let mut counted = 0;
        let time = protocol::seconds(|| counted = way(limit));
        assert_eq!(counted, expected, "there are other primes below {limit}");
        time
    };
    // Threads that are kept start with the first job.
    time(1000, 168);
    vec![("time", time(SAME, 63_951)), ("long", time(LONG, 539_777))]
}

fn cores() -> u32 {
    thread::available_parallelism().map_or(1, |cores| cores.get() as u32)
}

fn serial(limit: u32) -> u32 {
    share(limit, 0, 1)
}

fn threads(limit: u32) -> u32 {
    let cores = cores();
    thread::scope(|scope| {
        let all: Vec<_> = (0..cores)
            .map(|first| scope.spawn(move || share(limit, first, cores)))
            .collect();
        all.into_iter()
            .map(|thread| thread.join().expect("it does not panic"))
            .sum()
    })
}

fn on_rayon(limit: u32) -> u32 {
    (0..BLOCKS)
        .into_par_iter()
        .map(|number| primes(block(number, limit)))
        .sum()
}

fn tasks(runtime: &Runtime, limit: u32) -> u32 {
    let cores = cores();
    runtime.block_on(async {
        let all: Vec<_> = (0..cores)
            .map(|first| tokio::spawn(async move { share(limit, first, cores) }))
            .collect();
        let mut sum = 0;
        for task in all {
            sum += task.await.expect("it does not panic");
        }
        sum
    })
}

/// The children are not this program, which is large because wasmtime is in it.
fn processes(limit: u32) -> u32 {
    let cores = cores();
    let start = |first: u32| {
        let program = env::current_exe().expect("this program");
        let child = program.with_file_name(format!("measure-cpu-child{EXE_SUFFIX}"));
        let mut command = Command::new(child);
        command.args([limit, first, cores].map(|number| number.to_string()));
        command.stdout(Stdio::piped()).spawn().expect("it starts")
    };
    let all: Vec<Child> = (0..cores).map(start).collect();
    all.into_iter()
        .map(|child| {
            let output = child.wait_with_output().expect("it ends");
            let text = String::from_utf8(output.stdout).expect("it prints a number");
            text.trim().parse::<u32>().expect("it prints a number")
        })
        .sum()
}

fn in_guests(count: u32) -> Values {
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST).expect("the guest is valid");
    timed(|limit| guests(&engine, &module, limit, count))
}

/// An instance on each of `count` threads.
fn guests(engine: &Engine, module: &Module, limit: u32, count: u32) -> u32 {
    thread::scope(|scope| {
        let all: Vec<_> = (0..count)
            .map(|first| {
                scope.spawn(move || {
                    let mut store = Store::new(engine, ());
                    let instance = Instance::new(&mut store, module, &[]);
                    let primes: TypedFunc<(u32, u32), u32> = instance
                        .expect("it asks for nothing")
                        .get_typed_func(&mut store, "primes")
                        .expect("the guest has it");
                    let numbers = (first..BLOCKS).step_by(count as usize);
                    numbers
                        .map(|number| {
                            let block = block(number, limit);
                            let counted = primes.call(&mut store, (block.start, block.end));
                            counted.expect("it does not trap")
                        })
                        .sum::<u32>()
                })
            })
            .collect();
        all.into_iter()
            .map(|thread| thread.join().expect("it does not panic"))
            .sum()
    })
}

#[cfg(test)]
mod tests;
