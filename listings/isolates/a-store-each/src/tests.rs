use std::sync::Mutex;

use super::*;

fn counters() -> [Counter; 2] {
    let module = Module::new(&Engine::default(), GUEST).unwrap();
    [start(&module).unwrap(), start(&module).unwrap()]
}

#[test]
fn each_store_keeps_its_own_total() {
    let [(mut r1, count_r1), (mut r2, count_r2)] = counters();
    assert_eq!(count_r1.call(&mut r1, 3).unwrap(), 3);
    assert_eq!(count_r2.call(&mut r2, 5).unwrap(), 5);
    assert_eq!(count_r1.call(&mut r1, 4).unwrap(), 7);
    assert_eq!(count_r2.call(&mut r2, 0).unwrap(), 5);
}

#[test]
#[should_panic(expected = "object used with the wrong store")]
fn a_function_belongs_to_its_store() {
    let [(_, count_r1), (mut r2, _)] = counters();
    let _ = count_r1.call(&mut r2, 1);
}

#[test]
fn a_store_moves_to_another_thread() {
    let [(mut store, count), _] = counters();
    count.call(&mut store, 3).unwrap();
    let total = thread::spawn(move || count.call(&mut store, 4));
    assert_eq!(total.join().unwrap().unwrap(), 7);
}

#[test]
fn behind_a_lock_two_threads_take_turns() {
    let [(store, count), _] = counters();
    let store = Mutex::new(store);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..500 {
                    let mut store = store.lock().unwrap();
                    count.call(&mut *store, 1).unwrap();
                }
            });
        }
    });
    let mut store = store.into_inner().unwrap();
    assert_eq!(count.call(&mut store, 0).unwrap(), 1_000);
}

#[test]
fn engine_and_module_may_be_shared() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Engine>();
    shared::<Module>();
}
