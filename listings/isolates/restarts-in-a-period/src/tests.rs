use tokio::time::timeout;

use super::*;

const PERIOD: Duration = Duration::from_secs(60);

#[tokio::test(start_paused = true)]
async fn crashes_far_apart_are_all_survived() {
    let (actor, mailbox) = mpsc::channel(ROOM);
    let supervisor = tokio::spawn(supervise(mailbox, 1, PERIOD));
    for _ in 0..100 {
        assert_eq!(ask(&actor, "sw1").await, None);
        let served = ask(&actor, "r1").await;
        assert_eq!(served.as_deref(), Some("router 1"));
        sleep(PERIOD).await;
    }
    drop(actor);
    assert_eq!(supervisor.await.unwrap(), Ok(()));
}

#[tokio::test(start_paused = true)]
async fn crashes_in_one_period_end_it() {
    for restarts in 0..4 {
        let (actor, mailbox) = mpsc::channel(ROOM);
        let supervisor =
            tokio::spawn(supervise(mailbox, restarts, PERIOD));
        for _ in 0..restarts {
            assert_eq!(ask(&actor, "sw1").await, None);
            assert!(ask(&actor, "r1").await.is_some());
        }
        assert_eq!(ask(&actor, "sw1").await, None);
        let gave_up = format!("{} crashes in 60s", restarts + 1);
        let ended = timeout(PERIOD, supervisor).await;
        let outcome = ended.expect("it does not give up").unwrap();
        assert_eq!(outcome, Err(gave_up));
        assert_eq!(ask(&actor, "r1").await, None);
    }
}

#[tokio::test(start_paused = true)]
async fn what_lies_in_the_mailbox_outlives_a_crash() {
    let (actor, mailbox) = mpsc::channel(ROOM);
    let answers =
        async { tokio::join!(ask(&actor, "sw1"), ask(&actor, "r1")) };
    let supervisor = supervise(mailbox, 1, PERIOD);
    tokio::select! {
        (crashed, served) = answers => {
            assert_eq!(crashed, None);
            assert_eq!(served.as_deref(), Some("router 1"));
        }
        outcome = supervisor => panic!("{outcome:?}"),
    }
}
