use super::*;

const WAIT: Duration = Duration::from_millis(100);
const BUSY: Duration = Duration::from_millis(500);

/// When the first of two answers came, if the consumer is busy before it
/// asks for the second.
async fn second_answer(spawned: bool) -> Duration {
    let start = Instant::now();
    let ask = move |wait| async move {
        sleep(wait).await;
        start.elapsed()
    };
    let waits = stream::iter([WAIT / 2, WAIT]);
    let answers = waits.map(|wait| async move {
        match spawned {
            true => tokio::spawn(ask(wait)).await.unwrap(),
            false => ask(wait).await,
        }
    });
    let mut answers = pin!(answers.buffer_unordered(2));
    assert_eq!(answers.next().await, Some(WAIT / 2));
    sleep(BUSY).await;
    answers.next().await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_future_in_the_buffer_moves_on_when_it_is_polled() {
    assert_eq!(second_answer(false).await, WAIT / 2 + BUSY);
}

#[tokio::test(start_paused = true)]
async fn a_task_moves_on_by_itself() {
    assert_eq!(second_answer(true).await, WAIT);
}
