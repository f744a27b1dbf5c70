use super::*;

#[test]
fn a_panic_in_the_middle_is_noticed_and_mended() {
    assert!(thread::spawn(|| move_link(false)).join().is_err());
    assert!(LINKS.is_poisoned());
    let left = LINKS.lock().map(|links| *links);
    assert_eq!(*left.unwrap_err().into_inner(), (9, 0));
    LINKS.clear_poison();
    LINKS.lock().unwrap().0 = 10;
    move_link(true);
    assert_eq!(*LINKS.lock().unwrap(), (9, 1));
}
