use super::*;

use std::mem;
use std::task::{Context, Waker};

/// The future is forgotten, so no destructor has run.
#[test]
fn the_device_is_in_maintenance_while_it_copies() {
    let mut device = Device { mode: "in service" };
    let mut upgrade = Box::pin(upgrade(&mut device));
    let mut context = Context::from_waker(Waker::noop());
    assert!(upgrade.as_mut().poll(&mut context).is_pending());
    mem::forget(upgrade);
    assert_eq!(device.mode, "in maintenance");
}

#[tokio::test(start_paused = true)]
async fn the_device_is_back_whenever_the_future_is_dropped() {
    let mut device = Device { mode: "in service" };
    let limit = Duration::from_millis(50);
    assert!(timeout(limit, upgrade(&mut device)).await.is_err());
    assert_eq!(device.mode, "in service");
}

#[test]
fn the_guard_holds_the_device_in_maintenance() {
    let mut device = Device { mode: "in service" };
    let guard = Maintenance::begin(&mut device);
    assert_eq!(guard.0.mode, "in maintenance");
    drop(guard);
    assert_eq!(device.mode, "in service");
}
