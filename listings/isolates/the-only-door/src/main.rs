use anyhow::Context;
use wasmtime::{Caller, Engine, Extern, Linker, Module, Result, Store};

// ANCHOR: guest
const MASK: &str = r#"(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "mask") (param $len i32) (local $at i32)
    (loop $next
      (if (i32.lt_u ;; below 10, counted from the digit 0?
            (i32.sub (i32.load8_u (local.get $at)) (i32.const 48))
            (i32.const 10))
        (then (i32.store8 (local.get $at) (i32.const 35))))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $at) (local.get $len))))
    (call $log (i32.const 0) (local.get $len))))"#;
// ANCHOR_END: guest

// ANCHOR: others
const LIAR: &str = r#"(module
  (import "host" "log" (func $log (param i32 i32)))
  (memory (export "memory") 1)
  (func (export "mask") (param $len i32)
    (call $log (i32.const 65530) (local.get $len))))"#;

const THIEF: &str = r#"(module
  (import "host" "token" (func $token (result i32)))
  (memory (export "memory") 1)
  (func (export "mask") (param $len i32)
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
fn mask(module: &Module, line: &str) -> Result<Vec<String>> {
    let mut linker = Linker::new(module.engine());
    linker.func_wrap("host", "log", log)?;
    let host = Host {
        name: "r1",
        logged: vec![],
    };
    let mut store = Store::new(module.engine(), host);
    let guest = linker.instantiate(&mut store, module)?;
    let memory = guest
        .get_memory(&mut store, "memory")
        .context("the guest shows no memory")?;
    memory.write(&mut store, 0, line.as_bytes())?;
    let mask = guest.get_typed_func::<u32, ()>(&mut store, "mask")?;
    mask.call(&mut store, line.len() as u32)?;
    Ok(store.into_data().logged)
}

fn main() -> Result<()> {
    let engine = Engine::default();
    for guest in [MASK, LIAR, THIEF] {
        let module = Module::new(&engine, guest)?;
        match mask(&module, "snmp-server community s3cr3t") {
            Ok(logged) => println!("{}", logged.join("; ")),
            Err(error) => println!("{}", error.root_cause()),
        }
    }
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
