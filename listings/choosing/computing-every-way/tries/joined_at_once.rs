use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;
use std::{env, thread};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use wasmtime::{Engine, Instance, Module, Store, TypedFunc};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const BLOCKS: [u32; 4] = [0, 1, 2, 3];
const FROM: u32 = 1_000_000;
const SIZE: u32 = 30_000;

// ANCHOR: job
#[derive(Serialize, Deserialize)]
struct Counted {
    block: u32,
    found: u32,
    begun: u64,
    ended: u64,
}

fn count(block: u32) -> Counted {
    let begun = now();
    let first = FROM + block * SIZE;
    let found = primes(first, first + SIZE);
    Counted {
        block,
        found,
        begun,
        ended: now(),
    }
}
// ANCHOR_END: job

fn primes(first: u32, end: u32) -> u32 {
    (first..end).map(|n| u32::from(is_prime(n))).sum()
}

fn is_prime(n: u32) -> bool {
    let mut d = 2;
    while d * d <= n {
        if n.is_multiple_of(d) {
            return false;
        }
        d += 1;
    }
    n > 1
}

fn in_turn() -> Vec<Counted> {
    BLOCKS.map(count).into()
}

fn threads() -> Vec<Counted> {
    thread::scope(|scope| {
        let start = |b| scope.spawn(move || count(b));
        BLOCKS.map(|b| start(b).join().unwrap()).into()
    })
}

fn on_rayon() -> Vec<Counted> {
    BLOCKS.into_par_iter().map(count).collect()
}

// ANCHOR: async
async fn all() -> Vec<Counted> {
    let counts = BLOCKS.map(|b| tokio::spawn(async move { count(b) }));
    let mut counted = Vec::new();
    for count in counts {
        counted.push(count.await.unwrap());
    }
    counted
}
// ANCHOR_END: async

#[tokio::main(flavor = "current_thread")]
async fn on_one_thread() -> Vec<Counted> {
    all().await
}

#[tokio::main]
async fn on_workers() -> Vec<Counted> {
    all().await
}

fn processes(program: &Path) -> Result<Vec<Counted>> {
    let mut children = Vec::new();
    for block in BLOCKS {
        let mut child = Command::new(program);
        child.arg(block.to_string()).stdout(Stdio::piped());
        children.push(child.spawn()?);
    }
    let mut counted = Vec::new();
    for child in children {
        let output = child.wait_with_output()?;
        counted.push(serde_json::from_slice(&output.stdout)?);
    }
    Ok(counted)
}

fn child(block: u32) -> Result<()> {
    println!("{}", serde_json::to_string(&count(block))?);
    Ok(())
}

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

// ANCHOR: isolates
fn count_in(module: &Module, block: u32) -> wasmtime::Result<Counted> {
    let begun = now();
    let mut store = Store::new(module.engine(), ());
    let guest = Instance::new(&mut store, module, &[])?;
    let primes: TypedFunc<(u32, u32), u32> =
        guest.get_typed_func(&mut store, "primes")?;
    let first = FROM + block * SIZE;
    let found = primes.call(&mut store, (first, first + SIZE))?;
    Ok(Counted {
        block,
        found,
        begun,
        ended: now(),
    })
}

fn isolates(module: &Module) -> wasmtime::Result<Vec<Counted>> {
    thread::scope(|scope| {
        let counts = BLOCKS
            .map(|block| scope.spawn(move || count_in(module, block)));
        counts.into_iter().map(|c| c.join().unwrap()).collect()
    })
}
// ANCHOR_END: isolates

// ANCHOR: main
fn main() -> Result<()> {
    if let Some(block) = env::args().nth(1) {
        return child(block.parse()?);
    }
    let program = env::current_exe()?;
    let module = Module::new(&Engine::default(), GUEST)?;
    show("in-turn", now(), in_turn());
    show("threads", now(), threads());
    show("rayon", now(), on_rayon());
    show("async", now(), on_one_thread());
    show("async-multi", now(), on_workers());
    show("processes", now(), processes(&program)?);
    show("isolates", now(), isolates(&module)?);
    Ok(())
}
// ANCHOR_END: main

fn show(way: &str, start: u64, counted: Vec<Counted>) {
    for Counted {
        block,
        found,
        begun,
        ended,
    } in counted
    {
        let lane = format!("{way}/b{block}");
        println!("{:>3} ms  {lane}  begun", begun - start);
        println!("{:>3} ms  {lane}  ended, {found}", ended - start);
    }
}

fn now() -> u64 {
    UNIX_EPOCH.elapsed().unwrap().as_millis() as u64
}

#[cfg(test)]
mod tests;
