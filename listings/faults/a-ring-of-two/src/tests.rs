use std::panic;

use super::*;

/// What loom says of a model.
fn said_of(model: fn()) -> Option<String> {
    let mut builder = Builder::new();
    builder.location = true;
    let failed = panic::catch_unwind(|| builder.check(model)).err()?;
    failed.downcast_ref::<String>().cloned()
}

#[test]
fn both_threads_wait_in_the_second_lock() {
    let said = said_of(two_loans).unwrap();
    assert!(said.starts_with("deadlock"), "{said}");
    assert_eq!(said.matches("line: 11").count(), 2, "{said}");
}

#[test]
fn two_loans_in_one_direction_end() {
    let said = said_of(|| {
        let [west, east] =
            [100, 100].map(|free| Arc::new(Pool::new(free)));
        let (from, to) = (Arc::clone(&west), Arc::clone(&east));
        let again = thread::spawn(move || lend(&from, &to, 3));
        lend(&west, &east, 5);
        again.join().unwrap();
        assert_eq!(*west.lock().unwrap(), 92);
    });
    assert_eq!(said, None);
}
