use super::*;

/// Each task waits until it is released, and the last one is released first.
/// None waits for ever, so that a pool that runs them in turn gets to its end.
#[test]
fn answers_come_as_they_are_ready_and_then_the_end() {
    let pool = Pool::new(3);
    let mut releases = Vec::new();
    let tasks = ["r1", "r2", "r3"].map(|name| {
        let (release, released) = mpsc::channel::<()>();
        releases.push(release);
        let limit = Duration::from_secs(5);
        (name, move || released.recv_timeout(limit).is_err())
    });
    let answers = as_completed(&pool, tasks.into());
    for name in ["r3", "r2", "r1"] {
        assert!(answers.try_recv().is_err());
        drop(releases.pop());
        assert_eq!(answers.recv(), Ok((name, true)));
    }
    assert!(answers.recv().is_err());
}

#[test]
fn a_task_that_panics_sends_nothing() {
    let pool = Pool::new(1);
    let polls = [0, 7, 0].map(|millis| {
        let poll = move || match millis {
            7 => panic::resume_unwind(Box::new("no route")),
            _ => poll(millis),
        };
        ("r1", poll)
    });
    let answers = as_completed(&pool, polls.into());
    assert_eq!(answers.iter().count(), 2);
}
