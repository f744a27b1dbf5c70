use super::*;

/// Without a listener the first press would end the test.
#[tokio::test]
async fn each_press_reaches_the_listener_of_its_time() {
    let stop = CancellationToken::new();
    let mut worker = tokio::spawn(watch(stop.clone()));
    ctrl_c().await.unwrap();
    assert!(!worker.is_finished());
    stop.cancel();
    select! {
        _ = &mut worker => panic!("it does not end by itself"),
        pressed = ctrl_c() => pressed.unwrap(),
    }
    worker.abort();
    assert!(worker.await.unwrap_err().is_cancelled());
    press_ctrl_c();
}
