use super::*;

#[test]
fn a_claim_that_nobody_contests_gets_both() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    assert_eq!(claim(&west, &east, &Barrier::new(1)), 0);
}

#[test]
fn two_claims_in_step_give_way_in_every_round() {
    let (west, east) = (Mutex::new(()), Mutex::new(()));
    let step = Barrier::new(2);
    thread::scope(|scope| {
        let other = scope.spawn(|| claim(&east, &west, &step));
        assert_eq!(claim(&west, &east, &step), ROUNDS);
        assert_eq!(other.join().unwrap(), ROUNDS);
    });
    assert!(west.try_lock().is_ok() && east.try_lock().is_ok());
}
