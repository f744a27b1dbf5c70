use super::*;

use std::sync::mpsc::RecvError;

fn ask(actor: &Sender<Ask>, device: &'static str) -> Receiver<String> {
    let (reply, answer) = channel();
    let _ = actor.send(Ask { device, reply });
    answer
}

fn up(number: usize, question: usize) -> Result<String, RecvError> {
    Ok(format!("router {number}, question {question}"))
}

#[test]
fn the_mailbox_outlives_the_actor() {
    let (actor, mailbox) = channel();
    let answers =
        ["r1", "r2", "sw3", "r4", "r5"].map(|d| ask(&actor, d));
    drop(actor);
    assert_eq!(supervise(mailbox, 1), Ok(2));
    let [r1, r2, sw3, r4, r5] = answers.map(|answer| answer.recv());
    assert_eq!((r1, r2), (up(1, 1), up(2, 2)));
    assert_eq!(sw3, Err(RecvError));
    assert_eq!((r4, r5), (up(4, 1), up(5, 2)));
}

#[test]
fn an_asker_hears_of_a_crash_while_others_still_hold_handles() {
    let (actor, mailbox) = channel();
    let supervisor = thread::spawn(move || supervise(mailbox, 5));
    for _ in 0..5 {
        assert_eq!(ask(&actor, "sw1").recv(), Err(RecvError));
        assert_eq!(ask(&actor, "r1").recv(), up(1, 1));
    }
    drop(actor);
    assert_eq!(supervisor.join().unwrap(), Ok(1));
}

#[test]
fn a_crash_loop_ends_and_leaves_nobody_waiting() {
    for restarts in 0..4 {
        let (actor, mailbox) = channel();
        let answers = ["sw1"; 6].map(|device| ask(&actor, device));
        let supervisor =
            thread::spawn(move || supervise(mailbox, restarts));
        assert!(answers.iter().all(|answer| answer.recv().is_err()));
        let report = supervisor.join().unwrap().unwrap_err();
        let gave_up = format!("gave up after {restarts} restarts");
        assert_eq!(report, gave_up);
        assert!(ask(&actor, "r1").recv().is_err());
    }
}
