use anyhow::Context;
use wasmtime::{
    Caller, Engine, Extern, InstancePre, Linker, Module, Result, Store,
};

// ANCHOR: guest
const MASK: &str = r#"(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "room") (param $len i32) (result i32)
    (i32.const 1024))
  (func (export "mask") (param $line i32) (param $len i32)
    (local $at i32) (local $end i32)
    (local.set $at (local.get $line))
    (local.set $end (i32.add (local.get $line) (local.get $len)))
    (loop $next
      (if (i32.lt_u ;; below 10, counted from the digit 0?
            (i32.sub (i32.load8_u (local.get $at)) (i32.const 48))
            (i32.const 10))
        (then (i32.store8 (local.get $at) (i32.const 35))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $end))))
    (call $log (local.get $line) (local.get $len))))"#;
// ANCHOR_END: guest

// ANCHOR: others
const LIAR: &str = r#"(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "room") (param i32) (result i32)
    (i32.const 0))
  (func (export "mask") (param $line i32) (param $len i32)
    (call $log (i32.const 65530) (local.get $len))))"#;

const THIEF: &str = r#"(module
  (import "host" "token" (func $token (result i32)))
  (memory (export "memory") 1)
  (func (export "room") (param i32) (result i32)
    (i32.const 0))
  (func (export "mask") (param i32 i32)
    (drop (call $token))))"#;
// ANCHOR_END: others

// ANCHOR: door
struct Host {
    name: &'static str,
    logged: Vec<String>,
}

fn log(mut caller: Caller<Host>, at: u32, len: u32) -> Result<()> {
    let memory = caller
        .get_export("memory")
        .and_then(Extern::into_memory)
        .context("the guest shows no memory")?;
    let (bytes, host) = memory.data_and_store_mut(&mut caller);
    let at = at as usize;
    let text = bytes
        .get(at..at + len as usize)
        .context("that is not all in the guest's memory")?;
    let text = String::from_utf8_lossy(text);
    host.logged.push(format!("{}: {text}", host.name));
    Ok(())
}
// ANCHOR_END: door

// ANCHOR: main
fn mask(guest: &InstancePre<Host>, line: &str) -> Result<Vec<String>> {
    let host = Host {
        name: "r1",
        logged: vec![],
    };
    let mut store = Store::new(guest.module().engine(), host);
    let guest = guest.instantiate(&mut store)?;
    let memory = guest
        .get_memory(&mut store, "memory")
        .context("the guest shows no memory")?;
    let len = u32::try_from(line.len())?;
    let room = guest.get_typed_func::<u32, u32>(&mut store, "room")?;
    let at = room.call(&mut store, len)?;
    memory.write(&mut store, at as usize, line.as_bytes())?;
    let mask = guest.get_typed_func::<_, ()>(&mut store, "mask")?;
    mask.call(&mut store, (at, len))?;
    Ok(store.into_data().logged)
}

fn main() -> Result<()> {
    let engine = Engine::default();
    let mut linker = Linker::new(&engine);
    linker.func_wrap("host", "log", log)?;
    let line = "snmp-server community s3cr3t";
    for guest in [MASK, LIAR, THIEF] {
        let module = Module::new(&engine, guest)?;
        let ready = linker.instantiate_pre(&module);
        match ready.and_then(|guest| mask(&guest, line)) {
            Ok(logged) => println!("{}", logged.join("; ")),
            Err(error) => println!("{}", error.root_cause()),
        }
    }
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
