use std::time::Instant;

use wasmtime::{
    Engine, Instance, Module, Result, Store, Trap, TypedFunc,
};

// ANCHOR: guest
const GUEST: &str = r#"(module
  (memory 1)
  (global $open (mut i32) (i32.const 0))
  (func (export "divide") (param $by i32) (result i32)
    (local $quotient i32)
    (global.set $open (i32.add (global.get $open) (i32.const 1)))
    (local.set $quotient
      (i32.div_s (i32.const 84) (local.get $by)))
    (global.set $open (i32.sub (global.get $open) (i32.const 1)))
    (local.get $quotient))
  (func (export "read") (param $at i32) (result i32)
    (i32.load (local.get $at)))
  (func $recurse (export "recurse") (param $n i32) (result i32)
    (i32.add (call $recurse (local.get $n)) (i32.const 1)))
  (func (export "give_up") (param i32) (result i32)
    (unreachable))
  (func (export "open") (param i32) (result i32)
    (global.get $open)))"#;
// ANCHOR_END: guest

// ANCHOR: ask
struct Guest {
    store: Store<()>,
    instance: Instance,
}

fn fresh(module: &Module) -> Result<Guest> {
    let mut store = Store::new(module.engine(), ());
    let instance = Instance::new(&mut store, module, &[])?;
    Ok(Guest { store, instance })
}

impl Guest {
    fn ask(&mut self, job: &str, number: i32) -> Result<i32> {
        let job: TypedFunc<i32, i32> =
            self.instance.get_typed_func(&mut self.store, job)?;
        job.call(&mut self.store, number)
    }
}
// ANCHOR_END: ask

// ANCHOR: main
fn main() -> Result<()> {
    let start = Instant::now();
    let module = Module::new(&Engine::default(), GUEST)?;
    println!("the module takes {:.0?}", start.elapsed());
    let jobs = [
        ("divide", 0),
        ("read", 65_533),
        ("recurse", 1),
        ("give_up", 1),
        ("divide", 2),
    ];
    let mut guest = fresh(&module)?;
    for (job, number) in jobs {
        let outcome = match guest.ask(job, number) {
            Ok(answer) => answer.to_string(),
            Err(error) => format!("{:?}", error.downcast::<Trap>()?),
        };
        println!("{job}({number}): {outcome}");
    }
    println!("open after all: {}", guest.ask("open", 0)?);
    reuse(&module)
}
// ANCHOR_END: main

// ANCHOR: reuse
fn reuse(module: &Module) -> Result<()> {
    let mut used = fresh(module)?;
    let _ = used.ask("divide", 0);
    println!("open after a trap: {}", used.ask("open", 0)?);
    println!("open in a fresh one: {}", fresh(module)?.ask("open", 0)?);

    let start = Instant::now();
    for _ in 0..100 {
        fresh(module)?;
    }
    println!("a fresh one takes {:.0?}", start.elapsed() / 100);
    Ok(())
}
// ANCHOR_END: reuse

#[cfg(test)]
mod tests;
