use std::thread;

use wasmtime::{Engine, Instance, Module, Result, Store};

const GUEST: &str = r#"(module
  (global $total (mut i32) (i32.const 0))
  (func (export "count") (param $more i32) (result i32)
    (global.set $total
      (i32.add (global.get $total) (local.get $more)))
    (global.get $total)))"#;

fn main() -> Result<()> {
    let engine = Engine::default();
    let module = Module::new(&engine, GUEST)?;
    let mut store = Store::new(&engine, ());
    let instance = Instance::new(&mut store, &module, &[])?;
    let count =
        instance.get_typed_func::<i32, i32>(&mut store, "count")?;
    // ANCHOR: scope
    thread::scope(|scope| {
        scope.spawn(|| count.call(&mut store, 3));
        scope.spawn(|| count.call(&mut store, 4));
    });
    // ANCHOR_END: scope
    Ok(())
}
