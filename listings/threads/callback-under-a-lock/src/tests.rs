use super::*;

#[test]
fn the_lock_is_held_while_the_callback_runs() {
    let devices = Mutex::default();
    let added = |inventory: &Inventory| {
        let free = thread::scope(|scope| {
            let look = || inventory.devices.try_lock().is_ok();
            scope.spawn(look).join().unwrap()
        });
        assert!(!free, "the callback found the lock free");
    };
    Inventory { devices, added }.add("r1");
}
