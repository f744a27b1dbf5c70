use super::*;

const JOBS: [&str; 4] = ["r1", "r2", "r3", "r4"];

/// Whether a stop comes before, between or after the jobs.
#[tokio::test]
async fn what_was_sent_is_done_and_the_rest_is_handed_back() {
    for sent in 0..=JOBS.len() {
        let (queue, jobs) = mpsc::channel(8);
        let stop = CancellationToken::new();
        for device in &JOBS[..sent] {
            queue.send(*device).await.unwrap();
        }
        stop.cancel();
        let worker = tokio::spawn(work(jobs, stop));
        queue.closed().await;
        assert_eq!(queue.send("r9").await, Err(SendError("r9")));
        assert_eq!(worker.await.unwrap(), JOBS[..sent]);
    }
}

#[tokio::test]
async fn a_queue_without_senders_ends_without_a_stop() {
    let (queue, jobs) = mpsc::channel(8);
    queue.send("r1").await.unwrap();
    drop(queue);
    assert_eq!(work(jobs, CancellationToken::new()).await, ["r1"]);
}
