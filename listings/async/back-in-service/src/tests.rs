use super::*;

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
