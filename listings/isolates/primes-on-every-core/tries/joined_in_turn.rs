use std::ops::Range;
use std::sync::Mutex;
use std::thread;
use std::time::Instant;

use wasmtime::{Engine, Instance, Module, Result, Store};

const BLOCKS: u32 = 8;
const FROM: u32 = 1_000_000;
const SIZE: u32 = 40_000;

// ANCHOR: guest
const GUEST: &str = r#"(module
  (func $is_prime (param $n i32) (result i32) (local $d i32)
    (local.set $d (i32.const 2))
    (loop $next
      (if (i32.gt_u (i32.mul (local.get $d) (local.get $d))
            (local.get $n))
        (then (return (i32.gt_u (local.get $n) (i32.const 1)))))
      (if (i32.eqz (i32.rem_u (local.get $n) (local.get $d)))
        (then (return (i32.const 0))))
      (local.set $d (i32.add (local.get $d) (i32.const 1)))
      (br $next))
    (unreachable))
  (func (export "primes") (param $n i32) (param $end i32)
    (result i32) (local $found i32)
    (loop $next
      (local.set $found (i32.add (local.get $found)
        (call $is_prime (local.get $n))))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $n) (local.get $end))))
    (local.get $found)))"#;
// ANCHOR_END: guest

// ANCHOR: work
fn work(
    module: &Module,
    blocks: &Mutex<Range<u32>>,
    event: impl Fn(u32, bool),
) -> Result<u32> {
    let mut store = Store::new(module.engine(), ());
    let guest = Instance::new(&mut store, module, &[])?;
    let primes = guest
        .get_typed_func::<(u32, u32), u32>(&mut store, "primes")?;
    let mut found = 0;
    loop {
        let Some(block) = blocks.lock().unwrap().next() else {
            return Ok(found);
        };
        event(block, false);
        let first = FROM + block * SIZE;
        found += primes.call(&mut store, (first, first + SIZE))?;
        event(block, true);
    }
}

fn side_by_side(
    module: &Module,
    event: impl Fn(u32, bool) + Sync,
) -> Result<u32> {
    let cores = thread::available_parallelism()?.get();
    let blocks = Mutex::new(0..BLOCKS);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..cores)
            .map(|_| scope.spawn(|| work(module, &blocks, &event)))
            .map(|w| w.join().unwrap())
            .collect();
        workers.into_iter().sum()
    })
}
// ANCHOR_END: work

// ANCHOR: main
fn main() -> Result<()> {
    let module = Module::new(&Engine::default(), GUEST)?;
    let start = Instant::now();
    let report = |lane: &str, event: &str| {
        let elapsed = start.elapsed().as_millis();
        println!("{elapsed:>3} ms  {lane}  {event}");
    };
    report("all", "begun");
    let blocks = Mutex::new(0..BLOCKS);
    let found = work(&module, &blocks, |block, over| {
        let event = if over { "ended" } else { "begun" };
        report(&format!("b{block}"), event);
    })?;
    report("all", &format!("ended, {found} primes"));
    report("all", "taken");
    let found = side_by_side(&module, |block, over| {
        let event = if over { "done" } else { "taken" };
        report(&format!("b{block}"), event);
    })?;
    report("all", &format!("done, {found} primes"));
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
