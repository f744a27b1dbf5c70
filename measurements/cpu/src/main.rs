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

fn main() {
    protocol::run_often(&[
        ("serial", &[], |_| compared(serial, serial)),
        ("threads", &[], |_| compared(serial, threads)),
        ("rayon", &[], |_| compared(serial, on_rayon)),
        ("async, current_thread", &[], |_| {
            let runtime = Builder::new_current_thread().build();
            let runtime = runtime.expect("a runtime");
            compared(serial, || tasks(&runtime))
        }),
        ("async, multi_thread", &[], |_| {
            let runtime = Builder::new_multi_thread().build();
            let runtime = runtime.expect("a runtime");
            compared(serial, || tasks(&runtime))
        }),
        ("processes", &[], |_| compared(serial, processes)),
        ("WASM instances", &[], |_| {
            let engine = Engine::default();
            let module = Module::new(&engine, GUEST).expect("the guest is valid");
            compared(
                || guests(&engine, &module, 1),
                || guests(&engine, &module, cores()),
            )
        }),
    ]);
}

/// The time of `way`, and how many times as fast it is as `one`, measured just
/// before.
fn compared(one: impl FnOnce() -> u32, way: impl FnOnce() -> u32) -> Values {
    let (mut expected, mut counted) = (0, 0);
    let alone = protocol::seconds(|| expected = one());
    let time = protocol::seconds(|| counted = way());
    assert_eq!(counted, expected);
    vec![("time", time), ("speed-up", alone / time)]
}

fn cores() -> u32 {
    thread::available_parallelism().map_or(1, |cores| cores.get() as u32)
}

fn serial() -> u32 {
    share(0, 1)
}

fn threads() -> u32 {
    let cores = cores();
    thread::scope(|scope| {
        let all: Vec<_> = (0..cores)
            .map(|first| scope.spawn(move || share(first, cores)))
            .collect();
        all.into_iter()
            .map(|thread| thread.join().expect("it does not panic"))
            .sum()
    })
}

fn on_rayon() -> u32 {
    (0..BLOCKS)
        .into_par_iter()
        .map(|number| primes(block(number)))
        .sum()
}

fn tasks(runtime: &Runtime) -> u32 {
    let cores = cores();
    runtime.block_on(async {
        let all: Vec<_> = (0..cores)
            .map(|first| tokio::spawn(async move { share(first, cores) }))
            .collect();
        let mut sum = 0;
        for task in all {
            sum += task.await.expect("it does not panic");
        }
        sum
    })
}

/// The children are not this program, which is large because wasmtime is in it.
fn processes() -> u32 {
    let cores = cores();
    let start = |first: u32| {
        let program = env::current_exe().expect("this program");
        let child = program.with_file_name(format!("measure-cpu-child{EXE_SUFFIX}"));
        let mut command = Command::new(child);
        command.args([first.to_string(), cores.to_string()]);
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

/// An instance on each of `count` threads.
fn guests(engine: &Engine, module: &Module, count: u32) -> u32 {
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
                            let block = block(number);
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
