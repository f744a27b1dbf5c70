use super::*;

use tokio::time::{sleep, timeout};
use tokio_util::task::TaskTracker;

/// A round in which every device has a minute, and one panics.
fn round(stop: &CancellationToken) -> JoinSet<(Name, &'static str)> {
    let limit = Instant::now() + LONG;
    let mut asking = JoinSet::new();
    for device in ["r1", "r2", "r3"] {
        asking.spawn(ask(device, limit, stop.clone()));
    }
    asking.spawn(async { panic!("on purpose") });
    asking
}

fn expected(late: &'static str) -> Report {
    Report::from([
        ("r1", "answered"),
        ("r2", late),
        ("r3", late),
        ("r4", "failed"),
    ])
}

#[tokio::test(start_paused = true)]
async fn what_is_late_at_the_deadline_is_not_finished() {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let mut report = Report::from([("r4", "failed")]);
    let asking = round(&stop);
    collect(&mut report, asking, start + TOTAL, stop).await;
    assert_eq!(report, expected("not finished"));
    assert_eq!(start.elapsed(), TOTAL);
}

#[tokio::test(start_paused = true)]
async fn each_limit_holds_while_the_deadline_is_far() {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let mut report = Report::from([("r4", "failed")]);
    let asking = round(&stop);
    let deadline = start + 2 * LONG;
    collect(&mut report, asking, deadline, stop.clone()).await;
    assert_eq!(report, expected("timed out"));
    assert_eq!(start.elapsed(), LONG);
    assert!(!stop.is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn a_stop_ends_the_round_at_once() {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let mut report = Report::from([("r4", "failed")]);
    let asking = round(&stop);
    let pressed = stop.clone();
    tokio::spawn(async move {
        sleep(SHORT).await;
        pressed.cancel();
    });
    collect(&mut report, asking, start + LONG, stop).await;
    assert_eq!(report, expected("not finished"));
    assert_eq!(start.elapsed(), SHORT);
}

#[cfg(unix)]
#[tokio::test]
async fn the_first_press_ends_the_round_and_the_second_the_wait() {
    use nix::sys::signal::{Signal, raise};

    let stop = CancellationToken::new();
    let pressed = tokio::spawn(pressed_twice(stop.clone()));
    tokio::task::yield_now().await;
    raise(Signal::SIGINT).unwrap();
    stop.cancelled().await;
    assert!(!pressed.is_finished());
    raise(Signal::SIGINT).unwrap();
    pressed.await.unwrap().unwrap();
}

/// The round gives up on the commit, and the tracker waits for it.
#[tokio::test(start_paused = true)]
async fn a_commit_on_a_tracker_outlives_the_round() {
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let (commits, begun) = (TaskTracker::new(), Instant::now());
    let commit = commits.spawn(timeout(LONG, sleep(2 * TOTAL)));
    let mut asking = JoinSet::new();
    let asked = stop.clone();
    asking.spawn(async move {
        let outcome = match asked.run_until_cancelled(commit).await {
            Some(_) => "committed",
            None => "not finished",
        };
        ("r1", outcome)
    });
    let mut report = Report::new();
    collect(&mut report, asking, start + TOTAL, stop).await;
    assert_eq!(report, Report::from([("r1", "not finished")]));
    assert_eq!(commits.len(), 1);
    commits.close();
    commits.wait().await;
    assert_eq!(begun.elapsed(), 2 * TOTAL);
}
