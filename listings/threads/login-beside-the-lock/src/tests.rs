use std::sync::LazyLock;

use super::*;

static SESSIONS: LazyLock<Sessions> = LazyLock::new(Sessions::default);

/// Another session is asked for in the middle of this login.
fn during(sessions: &Sessions) -> bool {
    thread::scope(|scope| {
        let other = scope.spawn(|| sessions.open.try_lock().is_ok());
        other.join().unwrap()
    })
}

#[test]
fn a_login_that_takes_long_keeps_nobody_out() {
    let session = SESSIONS.get("slow", |_| {
        Arc::new(format!("the lock is free: {}", during(&SESSIONS)))
    });
    assert_eq!(*session, "the lock is free: true");
}

#[test]
fn a_panic_leaves_the_lock_as_it_was() {
    let sessions = Sessions::default();
    let first = sessions.get("r1", login);
    thread::scope(|scope| {
        let broken = scope.spawn(|| sessions.get("r2", login)).join();
        assert!(broken.is_err());
    });
    assert!(Arc::ptr_eq(&first, &sessions.get("r1", login)));
}

static TWICE: LazyLock<Sessions> = LazyLock::new(Sessions::default);

#[test]
fn of_two_logins_the_first_to_end_is_kept() {
    let late = TWICE.get("r1", |_| {
        TWICE.get("r1", |_| Arc::new("first".to_owned()));
        Arc::new("second".to_owned())
    });
    assert_eq!(*late, "first");
}
