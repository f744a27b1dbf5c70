use super::*;

#[test]
fn a_quarter_of_all_addresses_is_refused_and_less_is_not() {
    assert!(start_poll(1 << (usize::BITS - 2)).is_err());
    start_poll(1 << 20).unwrap().join().unwrap();
}

#[test]
fn a_thread_is_refused_and_not_the_next_one() {
    for _ in 0..20 {
        assert!(start_poll(1 << (usize::BITS - 2)).is_err());
        start_poll(0).unwrap().join().unwrap();
    }
}
