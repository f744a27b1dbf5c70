use super::*;

#[test]
fn the_static_is_one_and_the_thread_locals_are_many() {
    for isolates in 1..4 {
        assert_eq!(thread::spawn(ask_twice).join().unwrap(), 2);
        assert_eq!(ALL.load(Relaxed), 2 * isolates);
    }
}
