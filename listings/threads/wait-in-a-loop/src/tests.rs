use super::*;

use std::time::Duration;

#[test]
fn the_patient_one_waits_for_both_and_for_no_more() {
    let inbox = Inbox::default();
    thread::scope(|scope| {
        let patient = scope.spawn(|| wait_for_two(&inbox));
        thread::sleep(Duration::from_millis(50));
        deliver(&inbox);
        thread::sleep(Duration::from_millis(50));
        assert!(!patient.is_finished());
        deliver(&inbox);
        assert_eq!(patient.join().unwrap(), 2);
    });
    assert_eq!(wait_for_two(&inbox), 2);
}

#[test]
fn the_hasty_one_goes_on_before_they_are_there() {
    let (inbox, step) = (Inbox::default(), Barrier::new(2));
    thread::scope(|scope| {
        let hasty = scope.spawn(|| wait_once(&inbox, &step));
        step.wait();
        deliver(&inbox);
        assert_eq!(hasty.join().unwrap(), 1);
    });
}
