use super::*;

#[test]
fn each_device_is_on_one_shard_and_in_order() {
    for shards in [1, 2, 4, 16] {
        let shards = collect(shards);
        for device in SITES.as_flattened() {
            let mut on: Vec<_> =
                shards.iter().filter_map(|s| s.get(device)).collect();
            let counter = on.pop().unwrap();
            assert!(on.is_empty());
            assert_eq!((counter.readings, counter.late), (100, 0));
            assert_eq!(counter.last, 100);
        }
    }
}

#[test]
fn more_than_one_shard_has_devices() {
    let used = collect(4).iter().filter(|s| !s.is_empty()).count();
    assert!(used > 1);
}

#[test]
fn a_late_reading_is_counted() {
    let (counters, owners) = Counters::start(3);
    for bytes in [5, 7, 6, 6, 8] {
        counters.tell("r1", bytes);
    }
    drop(counters);
    let late: usize = owners
        .into_iter()
        .flat_map(|owner| owner.join().unwrap().into_values())
        .map(|counter| counter.late)
        .sum();
    assert_eq!(late, 2);
}
