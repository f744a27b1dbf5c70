use super::*;

#[test]
fn no_vlan_is_given_out_twice() {
    let (pool, owner) = VlanPool::start(1..=200);
    let takers: Vec<_> = (0..4)
        .map(|_| {
            let pool = pool.clone();
            thread::spawn(move || {
                (0..50)
                    .map(|_| pool.take().unwrap())
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    let mut taken: Vec<_> = takers
        .into_iter()
        .flat_map(|taker| taker.join().unwrap())
        .collect();
    taken.sort();
    assert_eq!(taken, (1..=200).collect::<Vec<_>>());
    assert_eq!(pool.take(), None);
    drop(pool);
    assert_eq!(owner.join().unwrap(), BTreeSet::new());
}

#[test]
fn what_one_sender_sends_arrives_in_its_order() {
    let (pool, owner) = VlanPool::start(1..=1);
    for _ in 0..100 {
        assert_eq!(pool.take(), Some(1));
        assert_eq!(pool.take(), None);
        pool.release(1);
    }
    drop(pool);
    assert_eq!(owner.join().unwrap(), BTreeSet::from([1]));
}

#[test]
fn the_owner_lives_as_long_as_any_handle() {
    let (pool, owner) = VlanPool::start(1..=2);
    let last = pool.clone();
    drop(pool);
    assert_eq!(last.take(), Some(1));
    drop(last);
    assert_eq!(owner.join().unwrap(), BTreeSet::from([2]));
}

#[test]
fn an_asker_that_is_gone_takes_no_vlan_along() {
    let (pool, owner) = VlanPool::start(1..=3);
    let (reply, answer) = channel();
    drop(answer);
    pool.mailbox.send(Message::Take { reply }).unwrap();
    assert_eq!(pool.take(), Some(1));
    drop(pool);
    assert_eq!(owner.join().unwrap(), BTreeSet::from([2, 3]));
}
