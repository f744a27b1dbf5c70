use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn the_scope_ends_after_its_threads() {
    let ended = AtomicUsize::new(0);
    thread::scope(|scope| {
        for device in ["r1", "r2", "r3"] {
            let ended = &ended;
            scope.spawn(move || {
                poll(device, "ams", Instant::now());
                ended.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    assert_eq!(ended.into_inner(), 3);
}

#[test]
fn an_inventory_is_borrowed_and_not_moved() {
    let inventory = Inventory {
        site: "ams".into(),
        devices: vec!["r1".into()],
    };
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(inventory.site, "ams"));
        scope.spawn(|| assert_eq!(inventory.devices, ["r1"]));
    });
    drop(inventory);
}
