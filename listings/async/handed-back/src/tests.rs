use super::*;

/// Whether a stop comes before, between or after the jobs.
#[tokio::test]
async fn what_was_sent_is_taken_out_and_the_rest_handed_back() {
    for accepted in 0..5 {
        let (queue, jobs) = mpsc::channel(8);
        let stop = CancellationToken::new();
        for _ in 0..accepted {
            queue.send("r1").await.unwrap();
        }
        stop.cancel();
        let worker = tokio::spawn(work(jobs, stop));
        queue.closed().await;
        assert_eq!(queue.send("r2").await, Err(SendError("r2")));
        worker.await.unwrap();
        assert_eq!(queue.capacity(), 8);
    }
}

#[tokio::test]
async fn a_queue_without_senders_ends_without_a_stop() {
    let (queue, jobs) = mpsc::channel(8);
    queue.send("r1").await.unwrap();
    drop(queue);
    work(jobs, CancellationToken::new()).await;
}
