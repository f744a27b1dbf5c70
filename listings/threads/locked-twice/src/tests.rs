use super::*;

#[test]
fn the_lock_is_free_when_nobody_adds() {
    let devices = Mutex::new(vec!["r1".to_owned()]);
    let inventory = Inventory { devices };
    assert_eq!(inventory.count(), 1);
    assert_eq!(inventory.count(), 1);
}

#[test]
fn a_lock_that_this_thread_holds_is_not_given_again() {
    let inventory = Inventory {
        devices: Mutex::new(Vec::new()),
    };
    let held = inventory.devices.lock().unwrap();
    assert!(inventory.devices.try_lock().is_err());
    drop(held);
    assert!(inventory.devices.try_lock().is_ok());
}
