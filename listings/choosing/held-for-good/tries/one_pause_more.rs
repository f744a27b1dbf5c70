use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::sync::Barrier;
use std::thread;

use wasmtime::{Engine, Instance, Module, Store, TypedFunc};

const LARGE: usize = 1 << 20;

// ANCHOR: units
fn on_its_stack(pause: &dyn Fn()) {
    fn deep(pause: &dyn Fn()) {
        let filled = [1_u8; LARGE];
        black_box(&filled);
        pause();
    }
    pause();
    deep(pause);
    pause();
}

fn on_the_heap(pause: &dyn Fn()) {
    pause();
    let filled = black_box(vec![1_u8; LARGE]);
    pause();
    pause();
    drop(filled);
    pause();
}
// ANCHOR_END: units

// ANCHOR: instance
const GUEST: &str = r#"(module
  (memory 16)
  (func (export "fill") (param $with i32)
    (memory.fill (i32.const 0) (local.get $with)
                 (i32.const 0x100000))))"#;

fn in_an_instance(module: &Module, pause: &dyn Fn()) {
    let mut store = Store::new(module.engine(), ());
    let guest = Instance::new(&mut store, module, &[]).unwrap();
    let fill: TypedFunc<i32, ()> =
        guest.get_typed_func(&mut store, "fill").unwrap();
    pause();
    fill.call(&mut store, 1).unwrap();
    pause();
    fill.call(&mut store, 0).unwrap();
    pause();
}
// ANCHOR_END: instance

// ANCHOR: watch
fn watch(unit: impl FnOnce(&dyn Fn()) + Send) -> [bool; 4] {
    let meeting = Barrier::new(2);
    let before = private_memory();
    let holds = || private_memory() > before + LARGE / 2;
    let mut held = [false; 4];
    thread::scope(|scope| {
        let pause = || {
            meeting.wait();
            meeting.wait();
        };
        let thread = scope.spawn(move || unit(&pause));
        for held in &mut held[..3] {
            meeting.wait();
            *held = holds();
            meeting.wait();
        }
        thread.join().unwrap();
    });
    held[3] = holds();
    held
}
// ANCHOR_END: watch

fn private_memory() -> usize {
    let memory = fs::read_to_string("/proc/self/smaps_rollup")
        .expect("Linux has it");
    let mut words = memory.split_whitespace();
    words.find(|word| *word == "Private_Dirty:");
    let number = words.next().expect("the kernel writes it");
    number.parse::<usize>().expect("a number") * 1024
}

// ANCHOR: main
fn main() -> Result<(), Box<dyn Error>> {
    let module = Module::new(&Engine::default(), GUEST)?;
    println!("holds more     waits  works  waits  ended");
    report("on its stack", watch(on_its_stack));
    report("on the heap", watch(on_the_heap));
    let held = watch(|pause| in_an_instance(&module, pause));
    report("in an instance", held);
    Ok(())
}
// ANCHOR_END: main

fn report(unit: &str, held: [bool; 4]) {
    let words = held.map(|held| if held { "yes" } else { "-" });
    let [first, works, again, ended] = words;
    println!("{unit:<14} {first:<5}  {works:<5}  {again:<5}  {ended}");
}

#[cfg(test)]
mod tests;
