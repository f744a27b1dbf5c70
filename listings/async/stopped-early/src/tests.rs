use super::*;

#[tokio::test]
async fn the_connection_lasts_as_long_as_the_stream() {
    let closed = Cell::new(false);
    let mut devices = Box::pin(devices(&closed));
    assert_eq!(devices.next().await, Some("core-1"));
    assert_eq!(devices.next().await, Some("core-2"));
    assert!(!closed.get());
    drop(devices);
    assert!(closed.get());
}

#[tokio::test]
async fn it_is_closed_when_the_first_device_is_there() {
    let closed = Cell::new(false);
    assert_eq!(first(&closed).await, Some("core-1"));
    assert!(closed.get());
}

#[tokio::test]
async fn a_stream_that_nobody_asked_has_opened_nothing() {
    let closed = Cell::new(false);
    drop(devices(&closed));
    assert!(!closed.get());
}
