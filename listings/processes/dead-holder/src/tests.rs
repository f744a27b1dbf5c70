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
    let open = || Locks::open(shared.path()).unwrap();
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
