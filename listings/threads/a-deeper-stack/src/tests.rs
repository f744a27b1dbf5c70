use super::*;

#[test]
fn every_level_is_counted() {
    assert_eq!(descend(0), 0);
    assert_eq!(descend(50), 50);
}

#[test]
fn the_larger_stack_holds_every_level() {
    let deep = thread::Builder::new().stack_size(64 << 20);
    let levels = deep.spawn(|| descend(LEVELS)).unwrap();
    assert_eq!(levels.join().unwrap(), LEVELS);
}

#[test]
fn a_level_takes_enough_for_the_default_to_overflow() {
    assert!(LEVELS as usize * size_of::<[i32; 256]>() > 2 << 20);
}
