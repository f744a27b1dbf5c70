use super::*;

use std::sync::Arc;
use std::time::Duration;

#[tokio::test]
async fn one_user_alone_gets_through() {
    let session = Session::default();
    configure(&session, "ana").await;
    assert_eq!(*session.lock().unwrap(), ["ana enters", "ana leaves"]);
}

#[test]
fn two_users_do_not() {
    let session = Arc::new(Session::default());
    let shared = Arc::clone(&session);
    let stuck = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread();
        { runtime }.build().unwrap().block_on(async {
            tokio::join!(
                configure(&shared, "ana"),
                configure(&shared, "ben"),
            )
        });
    });
    while session.try_lock().is_ok() {
        std::thread::yield_now();
    }
    std::thread::sleep(Duration::from_millis(50));
    assert!(!stuck.is_finished());
    assert!(session.try_lock().is_err());
}
