use std::thread;

use wasmtime::{Engine, Instance, Module, Result, Store};

// ANCHOR: guest
const GUEST: &str = r#"(module
  (memory 1)
  (global $asked (mut i32) (i32.const 0))
  (func (export "ask") (param $site i32)
    (i32.store (i32.const 0) (local.get $site))
    (global.set $asked
      (i32.add (global.get $asked) (i32.const 1))))
  (func (export "wipe") (param $at i32)
    (loop $next
      (i32.store8 (local.get $at) (i32.const 255))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br $next)))
  (func (export "kept") (result i32 i32)
    (i32.load (i32.const 0))
    (global.get $asked)))"#;
// ANCHOR_END: guest

// ANCHOR: site
struct Site {
    number: i32,
    store: Store<()>,
    guest: Instance,
}

impl Site {
    fn start(module: &Module, number: i32) -> Result<Site> {
        let mut store = Store::new(module.engine(), ());
        let guest = Instance::new(&mut store, module, &[])?;
        Ok(Site {
            number,
            store,
            guest,
        })
    }

    fn tell(&mut self, what: &str, number: i32) -> Result<()> {
        let store = &mut self.store;
        let told = self.guest.get_typed_func(&mut *store, what)?;
        told.call(store, number)
    }

    fn kept(&mut self) -> Result<(i32, i32)> {
        let store = &mut self.store;
        let kept = self.guest.get_typed_func(&mut *store, "kept")?;
        kept.call(store, ())
    }
}
// ANCHOR_END: site

// ANCHOR: turns
fn asked(number: i32) -> i32 {
    1 + number % 3
}

fn ask_in_turn(part: &mut [Site]) -> Result<()> {
    for turn in 0..3 {
        for site in part.iter_mut() {
            if turn < asked(site.number) {
                site.tell("ask", site.number)?;
            }
        }
    }
    Ok(())
}
// ANCHOR_END: turns

// ANCHOR: main
const SITES: i32 = 1_000;
const PART: usize = 250;

fn main() -> Result<()> {
    let module = Module::new(&Engine::default(), GUEST)?;
    let mut sites = (0..SITES)
        .map(|number| Site::start(&module, number))
        .collect::<Result<Vec<_>>>()?;
    thread::scope(|scope| {
        for part in sites.chunks_mut(PART) {
            scope.spawn(|| ask_in_turn(part).unwrap());
        }
    });
    if let Err(error) = sites[500].tell("wipe", 0) {
        println!("site 500: {}", error.root_cause());
    }
    let mut right = 0;
    for site in &mut sites {
        let kept = site.kept()?;
        if kept == (site.number, asked(site.number)) {
            right += 1;
        } else {
            println!("site {} kept {kept:?}", site.number);
        }
    }
    println!("{right} of {SITES} kept what they had");
    Ok(())
}
// ANCHOR_END: main

#[cfg(test)]
mod tests;
