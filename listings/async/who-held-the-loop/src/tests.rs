use super::*;

#[tokio::test(start_paused = true)]
async fn a_loop_that_nobody_holds_is_never_late() {
    let (stop, stopped) = oneshot::channel();
    let probing = tokio::spawn(probe(stopped));
    sleep(Duration::from_secs(1)).await;
    stop.send(()).unwrap();
    assert!(probing.await.unwrap() < TICK);
}

#[tokio::test]
async fn a_loop_that_is_held_is_late() {
    let (stop, stopped) = oneshot::channel();
    let probing = tokio::spawn(probe(stopped));
    tokio::spawn(ask()).await.unwrap();
    stop.send(()).unwrap();
    assert!(probing.await.unwrap() >= Duration::from_millis(130));
}
