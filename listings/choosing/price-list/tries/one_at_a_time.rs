use std::env;
use std::error::Error;
use std::process::Command;
use std::thread;
use std::time::Instant;

use tokio::runtime::{Builder, Runtime};
use wasmtime::{Engine, Instance, Module, Store};

type Done = Result<(), Box<dyn Error>>;

// ANCHOR: price
fn price(
    name: &str,
    count: u32,
    units: impl FnOnce(u32) -> Done,
) -> Done {
    let begun = Instant::now();
    units(count)?;
    let each = begun.elapsed().as_secs_f64() / f64::from(count);
    println!("{:>10.1} µs  {name}", each * 1e6);
    Ok(())
}

fn in_turn(unit: impl Fn() -> Done) -> impl FnOnce(u32) -> Done {
    move |count| (0..count).try_for_each(|_| unit())
}

fn tasks(runtime: &Runtime, count: u32) -> Done {
    runtime.block_on(async {
        for _ in 0..count {
            tokio::spawn(async {}).await?;
        }
        Ok(())
    })
}
// ANCHOR_END: price

// ANCHOR: main
fn main() -> Done {
    if env::args().nth(1).is_some() {
        return Ok(());
    }
    let thread = || {
        thread::spawn(|| ()).join().unwrap();
        Ok(())
    };
    price("thread", 200, in_turn(thread))?;
    let one = Builder::new_current_thread().build()?;
    price("task, current_thread", 2000, |count| tasks(&one, count))?;
    let many = Builder::new_multi_thread().build()?;
    price("task, multi_thread", 2000, |count| tasks(&many, count))?;
    let program = env::current_exe()?;
    let process = || {
        let status = Command::new(&program).arg("child").status()?;
        status.success().then_some(()).ok_or("it failed".into())
    };
    price("process", 10, in_turn(process))?;
    let module =
        Module::new(&Engine::default(), "(module (memory 1))")?;
    let instance = || {
        let mut store = Store::new(module.engine(), ());
        Instance::new(&mut store, &module, &[])?;
        Ok(())
    };
    price("WASM instance", 200, in_turn(instance))
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
