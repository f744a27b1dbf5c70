use super::*;

#[test]
fn an_echo_sends_back_what_it_gets() {
    let mut back = Vec::new();
    answer(&b"r1 r2 r3"[..], &mut back, 2).unwrap();
    assert_eq!(back, b"r1 r2 r3");
}

#[test]
fn a_message_within_the_process_comes_back() {
    for way in [channel, instance] {
        assert!(way(8)[0].1 > 0.0);
    }
}
