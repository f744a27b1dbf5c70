use super::*;

async fn answers_from(workers: usize) -> usize {
    let start = Instant::now();
    let (to_workers, devices) = channel(2);
    let (to_consumer, answers) = channel(2);
    let devices = Arc::new(Mutex::new(devices));
    tokio::spawn(produce(to_workers, start));
    for _ in 0..workers {
        let (devices, answers) =
            (Arc::clone(&devices), to_consumer.clone());
        tokio::spawn(work(devices, answers, start));
    }
    drop(to_consumer);
    consume(answers).await
}

#[tokio::test(start_paused = true)]
async fn every_device_is_answered_once_by_any_number_of_workers() {
    for workers in [1, 2, 5, 6, 9] {
        assert_eq!(answers_from(workers).await, 6);
    }
}

#[tokio::test(start_paused = true)]
async fn two_workers_halve_the_time_of_one() {
    let start = tokio::time::Instant::now();
    answers_from(1).await;
    let one = start.elapsed();
    answers_from(2).await;
    assert_eq!(one.as_millis(), 6 * 40);
    assert_eq!(start.elapsed() - one, one / 2);
}
