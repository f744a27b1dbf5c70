use super::*;
use program::program;

#[path = "../../program.rs"]
mod program;

#[test]
fn no_addition_in_one_step_is_lost() {
    assert_eq!(two_that_add(&program()).unwrap(), 2 * TIMES);
}

#[test]
fn of_two_that_read_before_either_writes_one_is_lost() {
    for _ in 0..5 {
        assert_eq!(two_that_meet(&program()).unwrap(), 1);
    }
}

/// Two maps of one file, in one process: neither is a copy.
#[test]
fn what_one_map_adds_the_other_sees() {
    let shared = NamedTempFile::new().unwrap();
    shared.as_file().set_len(SIZE).unwrap();
    // SAFETY: nobody else knows the file.
    let open = || unsafe { Counter::open(shared.path()).unwrap() };
    let (one, other) = (open(), open());
    assert_ne!(one.0.as_ptr(), other.0.as_ptr());
    one.number().fetch_add(7, Relaxed);
    assert_eq!(other.number().load(Relaxed), 7);
}

#[test]
fn a_file_that_is_too_short_is_refused() {
    let shared = NamedTempFile::new().unwrap();
    for length in [0, SIZE - 1] {
        shared.as_file().set_len(length).unwrap();
        // SAFETY: nobody else knows the file.
        let opened = unsafe { Counter::open(shared.path()) };
        let error = opened.err().unwrap();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
