use super::*;

#[test]
fn each_task_has_its_own_outcome() {
    assert!(matches!(poll("r1"), Ok(answer) if answer == "r1 is up"));
    assert!(matches!(poll("r2"), Err(PollError::NoRoute)));
    let refused = thread::spawn(|| poll("r4")).join().unwrap();
    assert!(matches!(refused, Err(PollError::Refused { port: 22 })));
}
