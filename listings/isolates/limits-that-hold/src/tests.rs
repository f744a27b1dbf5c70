use wasmtime::{Caller, Instance};

use super::*;

fn compiled(guest: &str) -> (Engine, Module) {
    let mut config = Config::new();
    let engine = Engine::new(config.epoch_interruption(true)).unwrap();
    let module = Module::new(&engine, guest).unwrap();
    (engine, module)
}

fn ready_to_run(guest: &str) -> (Engine, Ready) {
    let (engine, module) = compiled(guest);
    let ready = ready(&module).unwrap();
    (engine, ready)
}

fn trap(outcome: Result<i32>) -> Trap {
    outcome.unwrap_err().downcast().unwrap()
}

#[test]
fn the_memory_ends_at_the_limit() {
    let (_, ready) = ready_to_run(GUEST);
    let pages = run(&ready, "hoard", 1).unwrap();
    assert_eq!(pages as usize * 65_536, MEMORY);
}

#[test]
fn a_second_memory_or_table_is_refused() {
    for (more, word) in [
        ("(memory 1)", None),
        ("(memory 1) (memory 1)", Some("memory")),
        ("(table 1000 funcref)", None),
        ("(table 1001 funcref)", Some("table")),
        ("(table 1 funcref) (table 1 funcref)", Some("table")),
    ] {
        let answer = r#"(func (export "a") (result i32) i32.const 7)"#;
        let guest = format!("(module {more} {answer})");
        let (_, ready) = ready_to_run(&guest);
        match (run(&ready, "a", 1), word) {
            (Ok(answer), None) => assert_eq!(answer, 7),
            (Err(error), Some(word)) => {
                let cause = error.root_cause().to_string();
                assert!(cause.contains(word), "{cause}");
            }
            (outcome, _) => panic!("{more}: {outcome:?}"),
        }
    }
}

#[test]
fn without_a_deadline_the_first_call_traps() {
    let (engine, module) = compiled(GUEST);
    let mut store = Store::new(&engine, ());
    let mut linker = Linker::new(&engine);
    linker.func_wrap("host", "nap", || {}).unwrap();
    let guest = linker.instantiate(&mut store, &module).unwrap();
    let answer = guest.get_typed_func(&mut store, "answer").unwrap();
    assert_eq!(trap(answer.call(&mut store, ())), Trap::Interrupt);
}

#[test]
fn without_a_tick_there_is_no_deadline() {
    let (_, ready) = ready_to_run(GUEST);
    assert_eq!(run(&ready, "answer", 1).unwrap(), 42);
}

#[test]
fn a_loop_ends_at_its_deadline() {
    let (engine, ready) = ready_to_run(GUEST);
    let spin = thread::spawn(move || run(&ready, "spin", 3));
    while !spin.is_finished() {
        engine.increment_epoch();
        thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(trap(spin.join().unwrap()), Trap::Interrupt);
}

#[test]
fn a_host_function_runs_to_its_end() {
    let (engine, module) = compiled(GUEST);
    let mut store = Store::new(&engine, false);
    store.set_epoch_deadline(1);
    let mut linker = Linker::new(&engine);
    let nap = |mut caller: Caller<bool>| {
        caller.engine().increment_epoch();
        *caller.data_mut() = true;
    };
    linker.func_wrap("host", "nap", nap).unwrap();
    let guest = linker.instantiate(&mut store, &module).unwrap();
    let doze = guest.get_typed_func(&mut store, "doze").unwrap();
    assert_eq!(trap(doze.call(&mut store, ())), Trap::Interrupt);
    assert!(store.into_data());
}

#[test]
fn fuel_ends_a_loop_at_the_same_place_each_time() {
    let mut config = Config::new();
    let engine = Engine::new(config.consume_fuel(true)).unwrap();
    let guest = r#"(module
      (global (export "turns") (mut i32) (i32.const 0))
      (func (export "spin")
        (loop $again
          (global.set 0 (i32.add (global.get 0) (i32.const 1)))
          (br $again))))"#;
    let module = Module::new(&engine, guest).unwrap();
    let turns = |fuel: u64| {
        let mut store = Store::new(&engine, ());
        store.set_fuel(fuel).unwrap();
        let guest = Instance::new(&mut store, &module, &[]).unwrap();
        let spin = guest.get_typed_func::<(), ()>(&mut store, "spin");
        let error = spin.unwrap().call(&mut store, ()).unwrap_err();
        assert_eq!(error.downcast::<Trap>().unwrap(), Trap::OutOfFuel);
        let turns = guest.get_global(&mut store, "turns").unwrap();
        turns.get(&mut store).unwrap_i32()
    };
    assert_eq!(turns(100_000), turns(100_000));
    assert!(turns(100_000) > turns(50_000));
}
