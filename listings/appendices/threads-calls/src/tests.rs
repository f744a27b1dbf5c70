use super::*;

#[test]
fn a_timer_rings_and_a_cancelled_one_does_not() {
    let (ring, rings) = mpsc::channel();
    let (cancel, late) = timer(HOUR, {
        let ring = ring.clone();
        move || ring.send("late").unwrap()
    });
    let (_cancel, soon) =
        timer(MOMENT, move || ring.send("soon").unwrap());
    soon.join().unwrap();
    drop(cancel);
    late.join().unwrap();
    assert_eq!(Vec::from_iter(rings), ["soon"]);
}

#[test]
fn who_holds_the_lock_adds_without_taking_it_again() {
    let count = Mutex::new(0);
    add_two(&mut count.lock().unwrap());
    assert_eq!(*count.lock().unwrap(), 2);
}

/// Each of them panics, or never ends, where a call does not what it should.
#[test]
fn each_group_comes_to_its_end() {
    main();
}
