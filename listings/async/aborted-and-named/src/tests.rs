use super::*;

#[tokio::test(start_paused = true)]
async fn one_deadline_for_all_the_late_ones() {
    let start = Instant::now();
    let stop = CancellationToken::new();
    let mut workers = ["r2", "r1", "r2", "r3"]
        .map(|device| tokio::spawn(watch(device, stop.clone())));
    stop.cancel();
    let mut ended = Vec::new();
    for worker in &mut workers {
        ended.push(end(worker, start + GRACE).await);
        assert!(worker.is_finished());
    }
    assert_eq!(ended, ["aborted", "stopped", "aborted", "stopped"]);
    assert_eq!(start.elapsed(), GRACE);
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_no_stop() {
    let mut worker = tokio::spawn(async { panic!("on purpose") });
    let by = Instant::now() + GRACE;
    assert_eq!(end(&mut worker, by).await, "panicked");
}
