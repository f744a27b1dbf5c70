use std::cell::Cell;

use tokio::runtime::Handle;

use super::*;

#[test]
fn a_unit_runs_as_often_as_it_is_counted() {
    let runs = Cell::new(0);
    let count = || {
        runs.set(runs.get() + 1);
        Ok(())
    };
    price("count", 7, in_turn(count)).unwrap();
    assert_eq!(runs.get(), 7);
}

#[test]
fn the_first_failure_ends_it() {
    let runs = Cell::new(0);
    let fail = || {
        runs.set(runs.get() + 1);
        Err("no more processes".into())
    };
    assert!(price("fail", 7, in_turn(fail)).is_err());
    assert_eq!(runs.get(), 1);
}

#[test]
fn every_task_is_over_on_either_flavour() {
    let runtime = Builder::new_current_thread().build().unwrap();
    tasks(&runtime, 100).unwrap();
    assert_eq!(runtime.metrics().num_alive_tasks(), 0);
    let runtime = Builder::new_multi_thread().build().unwrap();
    tasks(&runtime, 100).unwrap();
    // A worker tells the handle first, and takes the task off its
    // list a moment later.
    while runtime.metrics().num_alive_tasks() > 0 {
        thread::yield_now();
    }
}

// What counts is the first in the queue, and itself a task.
#[test]
fn all_tasks_are_there_before_one_is_awaited() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let count = async { Handle::current().metrics().num_alive_tasks() };
    let [counting] = runtime.block_on(async { [tokio::spawn(count)] });
    tasks(&runtime, 100).unwrap();
    assert_eq!(runtime.block_on(counting).unwrap(), 101);
}
