use events::{events, overlap};

use super::*;

#[path = "../../events.rs"]
mod events;

#[test]
fn all_devices_are_offered_before_the_first_is_stored() {
    assert!(overlap(&["r1", "r2", "r3", "r4", "r5", "r6"]));
}

#[test]
fn two_workers_ask_two_devices_at_a_time() {
    let mut asked = 0;
    for (_, event) in events() {
        match event.as_str() {
            "asked" => asked += 1,
            "answered" => asked -= 1,
            _ => {}
        }
        assert!(asked <= 2, "{asked} are asked at a time");
    }
}

#[test]
fn every_device_reaches_the_consumer_once() {
    let start = Instant::now();
    let (to_workers, devices) = bounded(1);
    let (to_consumer, answers) = bounded(1);
    thread::scope(|scope| {
        scope.spawn(|| produce(to_workers, start));
        for _ in 0..2 {
            let (devices, answers) =
                (devices.clone(), to_consumer.clone());
            scope.spawn(move || work(devices, answers, start));
        }
        drop((devices, to_consumer));
        let mut stored = Vec::from_iter(answers);
        stored.sort();
        assert_eq!(stored, ["r1", "r2", "r3", "r4", "r5", "r6"]);
    });
}

#[test]
fn the_consumer_counts_what_it_gets() {
    let (to_consumer, answers) = bounded(3);
    for device in ["r1", "r2", "r3"] {
        to_consumer.send(device.to_owned()).unwrap();
    }
    drop(to_consumer);
    assert_eq!(consume(answers, Instant::now()), 3);
}
