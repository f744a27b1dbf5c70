use std::collections::BTreeSet;

use super::*;

#[test]
fn no_message_is_taken_twice_and_none_is_left() {
    let (sender, numbers) = unbounded();
    let taken = thread::scope(|scope| {
        let consumers = [(); 4].map(|()| {
            let numbers = numbers.clone();
            scope.spawn(move || Vec::from_iter(numbers))
        });
        (0..1000).for_each(|n| sender.send(n).unwrap());
        drop(sender);
        consumers.map(|consumer| consumer.join().unwrap()).concat()
    });
    assert_eq!(taken.len(), 1000);
    assert_eq!(taken.into_iter().collect::<BTreeSet<_>>().len(), 1000);
}

#[test]
fn every_consumer_finds_the_end() {
    let (sender, polls) = unbounded();
    let alone = Barrier::new(1);
    drop(sender);
    assert_eq!(consume("c1", polls.clone(), &alone), 0);
    assert_eq!(consume("c2", polls, &alone), 0);
}
