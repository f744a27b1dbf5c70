use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use wasmtime::{
    Config, Engine, InstancePre, Linker, Module, Result, Store,
    StoreLimits, StoreLimitsBuilder, Trap,
};

// ANCHOR: guest
const GUEST: &str = r#"(module
  (import "host" "nap" (func $nap))
  (memory 1)
  (func (export "hoard") (result i32)
    (loop $more
      (br_if $more
        (i32.ne (memory.grow (i32.const 1)) (i32.const -1))))
    (memory.size))
  (func $spin (export "spin") (result i32)
    (loop $again (br $again))
    (unreachable))
  (func (export "doze") (result i32)
    (call $nap)
    (call $spin))
  (func (export "answer") (result i32)
    (i32.const 42)))"#;
// ANCHOR_END: guest

// ANCHOR: run
const TICK: Duration = Duration::from_millis(10);
const MEMORY: usize = 1 << 20;

type Ready = InstancePre<StoreLimits>;

fn ready(module: &Module) -> Result<Ready> {
    let mut linker = Linker::new(module.engine());
    linker.func_wrap("host", "nap", || {
        thread::sleep(Duration::from_millis(300));
    })?;
    linker.instantiate_pre(module)
}

fn run(ready: &Ready, job: &str, ticks: u64) -> Result<i32> {
    let limits = StoreLimitsBuilder::new()
        .memory_size(2 * MEMORY)
        .memories(1)
        .table_elements(1_000)
        .tables(1)
        .build();
    let mut store = Store::new(ready.module().engine(), limits);
    store.limiter(|limits| limits);
    store.set_epoch_deadline(ticks);

    let guest = ready.instantiate(&mut store)?;
    let job = guest.get_typed_func(&mut store, job)?;
    job.call(&mut store, ())
}
// ANCHOR_END: run

// ANCHOR: main
fn main() -> Result<()> {
    let engine = Engine::new(Config::new().epoch_interruption(true))?;
    let ready = ready(&Module::new(&engine, GUEST)?)?;
    let (stop, stopped) = mpsc::channel::<()>();
    let ticker = thread::spawn(move || {
        let timeout = Err(RecvTimeoutError::Timeout);
        while stopped.recv_timeout(TICK) == timeout {
            engine.increment_epoch();
        }
    });

    let jobs =
        [("hoard", 500), ("spin", 10), ("doze", 10), ("answer", 500)];
    for (job, ticks) in jobs {
        let start = Instant::now();
        let outcome = match run(&ready, job, ticks) {
            Ok(number) => number.to_string(),
            Err(error) => format!("{:?}", error.downcast::<Trap>()?),
        };
        let elapsed = start.elapsed().as_millis();
        println!("{elapsed:>3} ms  {job}: {outcome}");
    }
    drop(stop);
    ticker.join().unwrap();
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
