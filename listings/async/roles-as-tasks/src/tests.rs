use super::*;

use tokio::time::timeout;

#[tokio::test(start_paused = true)]
async fn every_device_is_answered_once_by_any_number_of_workers() {
    for workers in [1, 2, 5, 6, 9] {
        assert_eq!(run(workers, Instant::now()).await, 6);
    }
}

#[tokio::test(start_paused = true)]
async fn two_workers_halve_the_time_of_one() {
    let start = tokio::time::Instant::now();
    run(1, Instant::now()).await;
    let one = start.elapsed();
    run(2, Instant::now()).await;
    assert_eq!(one.as_millis(), 6 * 40);
    assert_eq!(start.elapsed() - one, one / 2);
}

#[tokio::test(start_paused = true)]
async fn the_producer_waits_when_two_devices_are_in_the_channel() {
    let (to_workers, mut devices) = channel(ROOM);
    let producing = tokio::spawn(produce(to_workers, Instant::now()));
    sleep(Duration::from_secs(1)).await;
    assert_eq!(devices.len(), 2);
    assert!(!producing.is_finished());
    for number in 1..=6 {
        assert_eq!(devices.recv().await, Some(format!("r{number}")));
    }
    assert_eq!(devices.recv().await, None);
}

#[tokio::test(start_paused = true)]
async fn a_role_that_panics_is_not_hidden() {
    let nobody_works = tokio::spawn(run(0, Instant::now()));
    let ended = timeout(Duration::from_secs(1), nobody_works).await;
    assert!(ended.unwrap().unwrap_err().is_panic());
}
