use std::cell::Cell;
use std::sync::Barrier;

use super::*;

fn module() -> Module {
    Module::new(&Engine::default(), GUEST).unwrap()
}

fn primes(range: Range<u32>) -> u32 {
    let prime =
        |n: &u32| *n > 1 && (2..*n).all(|d| !n.is_multiple_of(d));
    range.filter(prime).count() as u32
}

fn by_a_guest(range: Range<u32>) -> u32 {
    let module = module();
    let mut store = Store::new(module.engine(), ());
    let guest = Instance::new(&mut store, &module, &[]).unwrap();
    let primes =
        guest.get_typed_func::<(u32, u32), u32>(&mut store, "primes");
    primes
        .unwrap()
        .call(&mut store, (range.start, range.end))
        .unwrap()
}

#[test]
fn the_guest_counts_as_the_host_does() {
    for range in [0..1, 0..2, 0..3, 0..1_000, 2_000..2_500] {
        assert_eq!(by_a_guest(range.clone()), primes(range));
    }
}

#[test]
fn side_by_side_finds_what_one_finds() {
    let module = module();
    let one = work(&module, &Mutex::new(0..BLOCKS), |_, _| ());
    let all = side_by_side(&module, |_, _| ());
    assert_eq!(one.unwrap(), all.unwrap());
}

#[test]
fn each_block_is_taken_once() {
    let seen = Mutex::new(Vec::new());
    side_by_side(&module(), |block, over| {
        seen.lock().unwrap().push((block, over));
    })
    .unwrap();
    let mut seen = seen.into_inner().unwrap();
    seen.sort();
    let each = (0..BLOCKS).flat_map(|b| [(b, false), (b, true)]);
    assert_eq!(seen, each.collect::<Vec<_>>());
}

#[test]
fn every_core_has_a_block_at_once() {
    thread_local! {
        static MET: Cell<bool> = const { Cell::new(false) };
    }
    let cores = thread::available_parallelism().unwrap().get();
    let all = Barrier::new(cores.min(BLOCKS as usize));
    side_by_side(&module(), |_, _| {
        if !MET.replace(true) {
            all.wait();
        }
    })
    .unwrap();
}
