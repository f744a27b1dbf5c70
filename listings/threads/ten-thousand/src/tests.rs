use super::*;

#[test]
fn no_thread_ends_before_all_have_begun() {
    assert_eq!(alive_at_once(1).unwrap(), 1);
    assert_eq!(alive_at_once(300).unwrap(), 300);
}

#[test]
fn what_is_reserved_is_more_than_what_is_touched() {
    let (size, used) = (kib("VmSize:"), kib("VmRSS:"));
    assert!(size > used);
    assert!(used > 0);
}
