use anyhow::Context;
use wasmtime::{
    Engine, Instance, Memory, Module, Result, Store, TypedFunc,
};

// ANCHOR: guest
const GUEST: &str = r#"(module
  (memory (export "memory") 1)
  (data (i32.const 16) ".example.net")
  (global $top (mut i32) (i32.const 1024))
  (func $alloc (export "alloc") (param $len i32) (result i32)
    (global.get $top)
    (global.set $top (i32.add (global.get $top) (local.get $len))))
  (func (export "dealloc") (param $at i32) (param $len i32)
    (if (i32.eq (i32.add (local.get $at) (local.get $len))
          (global.get $top))
      (then (global.set $top (local.get $at)))))
  (func (export "full_name") (param $at i32) (param $len i32)
    (result i64) (local $full i32)
    (local.set $full
      (call $alloc (i32.add (local.get $len) (i32.const 12))))
    (memory.copy (local.get $full)
      (local.get $at) (local.get $len))
    (memory.copy (i32.add (local.get $full) (local.get $len))
      (i32.const 16) (i32.const 12))
    (i64.or
      (i64.shl (i64.extend_i32_u (local.get $full)) (i64.const 32))
      (i64.extend_i32_u
        (i32.add (local.get $len) (i32.const 12))))))"#;
// ANCHOR_END: guest

// ANCHOR: names
struct Names {
    store: Store<()>,
    memory: Memory,
    alloc: TypedFunc<u32, u32>,
    dealloc: TypedFunc<(u32, u32), ()>,
    full_name: TypedFunc<(u32, u32), u64>,
}

impl Names {
    fn start(module: &Module) -> Result<Names> {
        let mut store = Store::new(module.engine(), ());
        let guest = Instance::new(&mut store, module, &[])?;
        let memory = guest
            .get_memory(&mut store, "memory")
            .context("the guest shows no memory")?;
        Ok(Names {
            memory,
            alloc: guest.get_typed_func(&mut store, "alloc")?,
            dealloc: guest.get_typed_func(&mut store, "dealloc")?,
            full_name: guest.get_typed_func(&mut store, "full_name")?,
            store,
        })
    }
}
// ANCHOR_END: names

// ANCHOR: full_name
impl Names {
    fn full_name(&mut self, name: &str) -> Result<String> {
        let store = &mut self.store;
        let len = u32::try_from(name.len())?;
        let at = self.alloc.call(&mut *store, len)?;
        self.memory
            .write(&mut *store, at as usize, name.as_bytes())?;
        let both = self.full_name.call(&mut *store, (at, len))?;
        let (full, full_len) = ((both >> 32) as u32, both as u32);

        let start = full as usize;
        let bytes = &self.memory.data(&*store)
            [start..start + full_len as usize];
        let text = String::from_utf8(bytes.to_vec())?;
        self.dealloc.call(&mut *store, (full, full_len))?;
        self.dealloc.call(&mut *store, (at, len))?;
        Ok(text)
    }
}
// ANCHOR_END: full_name

// ANCHOR: main
fn main() -> Result<()> {
    let module = Module::new(&Engine::default(), GUEST)?;
    let mut names = Names::start(&module)?;
    for name in ["r1", "core-switch-2"] {
        println!("{}", names.full_name(name)?);
    }
    for _ in 0..10_000 {
        names.full_name("r1")?;
    }
    let bytes = names.memory.data_size(&names.store);
    println!("ten thousand more, in {bytes} bytes");
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
