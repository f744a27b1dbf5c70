use super::*;

use std::pin::pin;
use std::task::{Context, Waker};
use std::thread;

use tokio::runtime::Builder;

#[tokio::test]
async fn one_user_alone_gets_through() {
    let session = Session::default();
    configure(&session, "ana").await;
    assert_eq!(*session.lock().unwrap(), ["ana enters", "ana leaves"]);
}

#[test]
fn whoever_gives_way_keeps_the_lock_and_others_block_on_it() {
    let session = Session::default();
    let mut context = Context::from_waker(Waker::noop());
    let mut ana = pin!(configure(&session, "ana"));
    assert!(ana.as_mut().poll(&mut context).is_pending());
    assert!(session.try_lock().is_err());

    thread::scope(|scope| {
        scope.spawn(|| {
            let runtime = Builder::new_current_thread().build();
            runtime.unwrap().block_on(configure(&session, "ben"));
        });
        assert!(ana.as_mut().poll(&mut context).is_ready());
    });
    let log = session.lock().unwrap();
    let users: Vec<_> = log.iter().map(|line| &line[..3]).collect();
    assert_eq!(users, ["ana", "ana", "ben", "ben"]);
}
