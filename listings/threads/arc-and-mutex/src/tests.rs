use super::*;

#[test]
fn every_thread_writes_to_the_same_map() {
    let states = Arc::new(States::default());
    let threads = ["r1", "r2", "r3", "r4"].map(|device| {
        let states = Arc::clone(&states);
        thread::spawn(move || poll(device, &states))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(Arc::strong_count(&states), 1);
    let states = Arc::into_inner(states).unwrap().into_inner().unwrap();
    let down = states.iter().filter(|(_, state)| **state == "down");
    assert_eq!(states.len(), 4);
    assert_eq!(
        down.map(|(device, _)| *device).collect::<Vec<_>>(),
        ["r2"]
    );
}
