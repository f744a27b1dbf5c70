use super::*;

#[test]
fn the_polls_own_the_map_together_with_the_caller() {
    let (states, polls) = start_polls();
    for poll in polls {
        poll.join().unwrap();
    }
    let states = Arc::into_inner(states).expect("the polls have ended");
    let states = Vec::from_iter(states.into_inner().unwrap());
    assert_eq!(states, [("r1", "up"), ("r2", "down"), ("r3", "up")]);
}
