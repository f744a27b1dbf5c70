use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn only_the_file_is_free_after_its_holder_has_died() {
    let [alive, dead] = alive_and_dead(&program()).unwrap();
    assert_eq!(alive, [true, true]);
    assert_eq!(dead, [true, false]);
}

#[test]
fn a_look_at_the_locks_takes_neither() {
    let shared = NamedTempFile::new().unwrap();
    shared.as_file().set_len(4).unwrap();
    // SAFETY: nobody else knows the file.
    let open = || unsafe { Locks::open(shared.path()).unwrap() };
    let (one, other) = (open(), open());
    for _ in 0..3 {
        assert_eq!(one.taken().unwrap(), [false, false]);
        assert_eq!(other.taken().unwrap(), [false, false]);
    }
    one.file.lock().unwrap();
    one.flag().store(TAKEN, SeqCst);
    assert_eq!(other.taken().unwrap(), [true, true]);
    // Not by dropping it: a child that the other test is just starting
    // has a copy of every open file until it is another program.
    one.file.unlock().unwrap();
    assert_eq!(other.taken().unwrap(), [true, false]);
}

#[test]
fn a_file_that_is_too_short_is_refused() {
    let shared = NamedTempFile::new().unwrap();
    // SAFETY: nobody else knows the file.
    let error = unsafe { Locks::open(shared.path()) }.err().unwrap();
    assert_eq!(error.kind(), io::ErrorKind::InvalidData);
}

/// A copy of the open file, as a child may have inherited one.
#[test]
fn the_lock_stays_until_the_last_copy_is_closed() {
    let shared = NamedTempFile::new().unwrap();
    let held = shared.reopen().unwrap();
    held.lock().unwrap();
    let copy = held.try_clone().unwrap();
    drop(held);
    let other = shared.reopen().unwrap();
    assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
    copy.unlock().unwrap();
    other.try_lock().unwrap();
}
