use std::thread;

use wasmtime::{Engine, Instance, Module, Result, Store, TypedFunc};

// ANCHOR: start
const GUEST: &str = r#"(module
  (global $total (mut i32) (i32.const 0))
  (func (export "count") (param $more i32) (result i32)
    (global.set $total
      (i32.add (global.get $total) (local.get $more)))
    (global.get $total)))"#;

type Counter = (Store<()>, TypedFunc<i32, i32>);

fn start(module: &Module) -> Result<Counter> {
    let mut store = Store::new(module.engine(), ());
    let instance = Instance::new(&mut store, module, &[])?;
    let count = instance.get_typed_func(&mut store, "count")?;
    Ok((store, count))
}
// ANCHOR_END: start

// ANCHOR: main
fn main() -> Result<()> {
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST)?;
    let (mut r1, count) = start(&module)?;
    println!("r1: {}", count.call(&mut r1, 3)?);
    let other = thread::spawn(move || -> Result<Store<()>> {
        let (mut r2, count) = start(&module)?;
        println!("r2: {}", count.call(&mut r2, 5)?);
        Ok(r2)
    });
    let r2 = other.join().unwrap()?;
    println!("r1: {}", count.call(&mut r1, 4)?);
    mix_up(r1, count);
    Ok(())
}
// ANCHOR_END: main

// ANCHOR: mixed
fn mix_up(mut r2: Store<()>, count_r1: TypedFunc<i32, i32>) {
    let mixed = thread::spawn(move || count_r1.call(&mut r2, 1));
    if mixed.join().is_err() {
        println!("r1's function does not run in r2");
    }
}
// ANCHOR_END: mixed

#[cfg(test)]
mod tests;
