use super::*;

#[test]
fn two_reads_are_fine_while_no_writer_waits() {
    let config = RwLock::new(String::new());
    let first = config.read().unwrap();
    let second = config.read().unwrap();
    assert_eq!(*first, *second);
}

#[test]
fn a_writer_that_waits_keeps_new_readers_out_and_is_next() {
    let config = RwLock::new(String::from("mtu 1500"));
    thread::scope(|scope| {
        let first = config.read().unwrap();
        scope.spawn(|| set_mtu(&config, 9000));
        while config.try_read().is_ok() {
            thread::yield_now();
        }
        assert_eq!(*first, "mtu 1500");
    });
    assert_eq!(*config.read().unwrap(), "mtu 9000");
}
