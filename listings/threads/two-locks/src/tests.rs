use super::*;

fn free(pool: &Pool) -> u32 {
    *pool.free.lock().unwrap()
}

#[test]
fn one_loan_alone_ends() {
    let (west, east) = (pool("west"), pool("east"));
    lend(&west, &east, 5, &Barrier::new(1));
    assert_eq!((free(&west), free(&east)), (95, 105));
}

#[test]
fn each_loan_holds_one_lock_and_waits_for_the_other() {
    let (west, east) = (pool("west"), pool("east"));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let held = east.free.lock().unwrap();
        scope.spawn(|| lend(&west, &east, 5, &step));
        step.wait();
        assert!(west.free.try_lock().is_err());
        drop(held);
    });
    assert_eq!((free(&west), free(&east)), (95, 105));
}
