use super::*;

fn device() -> Device {
    Device {
        name: "r1".into(),
        ports: [22, 830].into(),
    }
}

#[test]
fn a_clone_leaves_the_original_as_it_was() {
    let device = device();
    let copy = device.clone();
    assert_ne!(device.ports.as_ptr(), copy.ports.as_ptr());
    let name = thread::spawn(|| rename(copy)).join().unwrap();
    assert_eq!((name.as_str(), device.name.as_str()), ("r9", "r1"));
}

#[test]
fn a_move_copies_no_element() {
    let device = device();
    let there = device.ports.as_ptr().addr();
    let seen = move || cross("a device", device).ports.as_ptr().addr();
    assert_eq!(thread::spawn(seen).join().unwrap(), there);
}
