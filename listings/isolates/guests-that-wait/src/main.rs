use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};
use wasmtime::{
    Caller, Config, Engine, InstancePre, Linker, Module, Result, Store,
};

// ANCHOR: guest
const GUEST: &str = r#"(module
  (import "host" "ask" (func $ask (result i32)))
  (func (export "total") (result i32)
    (i32.add (call $ask) (call $ask)))
  (func (export "spin") (result i32)
    (loop $again (br $again))
    (unreachable)))"#;
// ANCHOR_END: guest

// ANCHOR: host
const ASK: Duration = Duration::from_millis(200);

type Answer<'a> = Box<dyn Future<Output = i32> + Send + 'a>;

fn ask<'a>(_: Caller<'a, ()>, (): ()) -> Answer<'a> {
    Box::new(async {
        sleep(ASK).await;
        21
    })
}

fn ready() -> Result<InstancePre<()>> {
    let mut config = Config::new();
    config.async_support(true).epoch_interruption(true);
    let engine = Engine::new(&config)?;
    let mut linker = Linker::new(&engine);
    linker.func_wrap_async("host", "ask", ask)?;
    linker.instantiate_pre(&Module::new(&engine, GUEST)?)
}
// ANCHOR_END: host

// ANCHOR: run
async fn run(ready: &InstancePre<()>, job: &str) -> Result<i32> {
    let mut store = Store::new(ready.module().engine(), ());
    store.set_epoch_deadline(1);
    store.epoch_deadline_async_yield_and_update(1);
    let guest = ready.instantiate_async(&mut store).await?;
    let job = guest.get_typed_func(&mut store, job)?;
    job.call_async(&mut store, ()).await
}

async fn both(
    ready: &InstancePre<()>,
    report: impl Fn(&str, &str),
) -> Result<i32> {
    let total = async |name| {
        report(name, "begun");
        let total = run(ready, "total").await;
        report(name, "ended");
        total
    };
    let (r1, r2) = tokio::try_join!(total("r1"), total("r2"))?;
    Ok(r1 + r2)
}
// ANCHOR_END: run

// ANCHOR: main
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let ready = ready()?;
    let _ticks = tick(ready.module().engine().clone());
    let start = Instant::now();
    let report = |name: &str, event: &str| {
        let elapsed = start.elapsed().as_millis();
        println!("{elapsed:>3} ms  {name}  {event}");
    };
    let spin = async {
        report("r3", "begun");
        let spin = timeout(ASK * 3, run(&ready, "spin")).await;
        report("r3", "ended");
        spin
    };
    let (both, spin) = tokio::join!(both(&ready, report), spin);
    println!("r1 and r2: {}", both?);
    match spin {
        Ok(total) => println!("r3: {}", total?),
        Err(elapsed) => println!("r3: {elapsed}"),
    }
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: tick
fn tick(engine: Engine) -> Sender<()> {
    let (ticks, dropped) = mpsc::channel();
    let tick = Duration::from_millis(1);
    let over = Err(RecvTimeoutError::Timeout);
    thread::spawn(move || {
        while dropped.recv_timeout(tick) == over {
            engine.increment_epoch();
        }
    });
    ticks
}
// ANCHOR_END: tick

#[cfg(test)]
mod tests;
