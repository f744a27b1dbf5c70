use super::*;

#[test]
fn every_slot_is_written_by_its_own_thread() {
    let mut slots = [0; 100];
    thread::scope(|scope| {
        for (index, slot) in slots.iter_mut().enumerate() {
            scope.spawn(move || *slot = index);
        }
    });
    assert!(
        slots.iter().enumerate().all(|(index, slot)| index == *slot)
    );
}
