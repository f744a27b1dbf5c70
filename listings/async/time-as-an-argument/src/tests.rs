use super::*;

#[test]
fn a_lease_ends_when_its_length_has_passed_and_not_before() {
    let granted = Instant::now();
    let length = Duration::from_secs(60);
    let lease = Lease { granted, length };
    let tick = Duration::from_nanos(1);
    assert_eq!(lease.left(granted), Some(length));
    assert_eq!(lease.left(granted + length - tick), Some(tick));
    assert_eq!(lease.left(granted + length), None);
    assert_eq!(lease.left(granted + 2 * length), None);
}
