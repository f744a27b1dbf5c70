use tokio::time::timeout;
use tokio_util::task::AbortOnDropHandle;

use super::*;

fn milliseconds(times: &[Instant], start: Instant) -> Vec<u128> {
    let after = |time: &Instant| (*time - start).as_millis();
    times.iter().map(after).collect()
}

#[tokio::test(start_paused = true)]
async fn what_is_in_the_buffer_moves_on_when_it_is_polled() {
    let start = Instant::now();
    let times = consume(answers()).await;
    assert_eq!(milliseconds(&times, start), [50, 250, 500]);
}

#[tokio::test(start_paused = true)]
async fn a_task_moves_on_by_itself_but_starts_when_it_is_polled() {
    let start = Instant::now();
    let answers = stream::iter(DEVICES)
        .map(|(device, wait)| tokio::spawn(ask(device, wait)))
        .map(AbortOnDropHandle::new)
        .buffer_unordered(2)
        .map(|answer| answer.unwrap());
    let times = consume(answers).await;
    assert_eq!(milliseconds(&times, start), [50, 100, 300]);
}

/// Whether a task in a buffer tells its answer after the stream is gone.
async fn told_without_the_stream(aborts: bool) -> bool {
    let (tell, told) = tokio::sync::oneshot::channel();
    let tasks = stream::iter([tell]).map(|tell| {
        tokio::spawn(async {
            sleep(Duration::from_millis(100)).await;
            tell.send("answered").unwrap();
        })
    });
    if aborts {
        let mut tasks =
            tasks.map(AbortOnDropHandle::new).buffer_unordered(2);
        assert!(futures::poll!(tasks.next()).is_pending());
    } else {
        let mut tasks = tasks.buffer_unordered(2);
        assert!(futures::poll!(tasks.next()).is_pending());
    }
    told.await.is_ok()
}

#[tokio::test(start_paused = true)]
async fn a_task_survives_the_stream_unless_its_handle_aborts_it() {
    assert!(told_without_the_stream(false).await);
    assert!(!told_without_the_stream(true).await);
}

/// It finds the answer of `r2`. For `r3` it was made when the buffer took
/// it in, and has run out before `r3` is polled for the first time.
#[tokio::test(start_paused = true)]
async fn a_late_time_out_of_tokio_looks_for_the_answer_first() {
    let limit = Duration::from_millis(150);
    let answers = stream::iter(DEVICES)
        .map(|(device, wait)| timeout(limit, ask(device, wait)))
        .buffer_unordered(2)
        .map(|answer| answer.is_ok());
    assert_eq!(consume(answers).await, [true, true, false]);
}
