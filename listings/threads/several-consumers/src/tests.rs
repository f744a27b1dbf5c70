use super::*;

#[test]
fn no_message_is_taken_twice_and_none_is_left() {
    let (sender, polls) = unbounded();
    let both = Barrier::new(2);
    let devices = ["r1", "r2", "r3", "r4"].repeat(250);
    let mut taken = thread::scope(|scope| {
        let consumers = [polls.clone(), polls.clone()]
            .map(|polls| scope.spawn(|| consume(polls, &both)));
        devices
            .iter()
            .for_each(|device| sender.send(device).unwrap());
        drop(sender);
        consumers.map(|consumer| consumer.join().unwrap()).concat()
    });
    taken.sort();
    assert_eq!(taken.len(), 1000);
    let each = taken.chunks(250).map(|same| (same[0], same[249]));
    assert!(each.eq(["r1", "r2", "r3", "r4"].map(|d| (d, d))));
    assert!(polls.is_empty());
}

#[test]
fn every_consumer_finds_the_end() {
    let (sender, polls) = unbounded();
    let alone = Barrier::new(1);
    drop(sender);
    assert!(consume(polls.clone(), &alone).is_empty());
    assert!(consume(polls, &alone).is_empty());
}
