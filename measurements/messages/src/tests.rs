use super::*;

#[test]
fn an_echo_sends_back_what_it_gets() {
    let mut back = Vec::new();
    answer(&b"r1 r2 r3"[..], &mut back, 2).unwrap();
    assert_eq!(back, b"r1 r2 r3");
}

/// The guest writes the answer: it is not what the host has written.
#[test]
fn the_guest_writes_its_answer() {
    let silent = GUEST.replace(
        "(memory.copy (i32.const 0x100000) (i32.const 0) (local.get $length))",
        "",
    );
    assert_ne!(silent, GUEST);
    let spoilt = std::panic::catch_unwind(|| echoed_by(&silent, 8));
    let why = *spoilt.unwrap_err().downcast::<String>().unwrap();
    assert!(
        why.contains("the guest gives back what it was given"),
        "{why}"
    );
}

#[test]
fn a_message_within_the_process_comes_back() {
    for way in [channel, instance] {
        assert!(way(8)[0].1 > 0.0);
    }
}
