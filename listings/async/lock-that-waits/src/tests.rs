use super::*;

#[tokio::test]
async fn nobody_enters_before_the_last_one_has_left() {
    let session = Session::default();
    tokio::join!(
        configure(&session, "a"),
        configure(&session, "b"),
        configure(&session, "c"),
    );
    let log = session.into_inner();
    assert_eq!(log.len(), 6);
    for turn in log.chunks(2) {
        assert_eq!(turn[0].replace("enters", "leaves"), turn[1]);
    }
}

#[tokio::test]
async fn whoever_asks_first_is_let_in_first() {
    let session = Session::default();
    let held = session.lock().await;
    tokio::join!(
        configure(&session, "first"),
        configure(&session, "second"),
        async { drop(held) },
    );
    assert_eq!(session.into_inner()[0], "first enters");
}
