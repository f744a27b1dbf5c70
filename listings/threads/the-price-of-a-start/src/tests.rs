use std::cell::Cell;

use super::*;

#[test]
fn every_run_asks_once() {
    let asked = Cell::new(0);
    report("test", &|| {
        asked.set(asked.get() + 1);
        answer(20)
    });
    assert_eq!(asked.get(), RUNS);
}
