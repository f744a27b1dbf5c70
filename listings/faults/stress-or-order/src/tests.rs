use super::*;

#[test]
fn the_forced_order_leases_one_address_twice_in_every_round() {
    assert_eq!(found(3, in_order), 3);
}

#[test]
fn one_after_the_other_is_right() {
    let free = Mutex::new(vec![11, 12]);
    let leases = Leases { free };
    let leased = [leases.lease(|| ()), leases.lease(|| ())];
    assert_eq!(leased, [Some(12), Some(11)]);
    assert_eq!(leases.lease(|| ()), None);
}

#[test]
fn what_happens_between_is_between_the_look_and_the_act() {
    let free = Mutex::new(vec![11]);
    let leases = Leases { free };
    leases.lease(|| assert_eq!(*leases.free.lock().unwrap(), [11]));
    assert!(leases.free.lock().unwrap().is_empty());
}
