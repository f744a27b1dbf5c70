use super::*;

#[tokio::test(start_paused = true)]
async fn the_second_step_is_missing() {
    let mut device = Device { mode: "in service" };
    let limit = Duration::from_millis(50);
    assert!(timeout(limit, upgrade(&mut device)).await.is_err());
    assert_eq!(device.mode, "in maintenance");
}

#[test]
fn a_future_that_is_never_polled_does_not_take_the_first_step() {
    let mut device = Device { mode: "in service" };
    drop(upgrade(&mut device));
    assert_eq!(device.mode, "in service");
}
