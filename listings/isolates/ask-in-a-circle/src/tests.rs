use super::*;

#[test]
fn either_actor_alone_answers() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let asked = to_inventory.clone();
    let monitoring = thread::spawn(move || monitor(for_monitor, asked));
    let (unused, _) = channel();
    let owning =
        thread::spawn(move || inventory(for_inventory, unused));
    assert!(ask(&to_monitor, |reply| IsQuiet { reply }));
    drop((to_monitor, to_inventory));
    monitoring.join().unwrap();
    owning.join().unwrap();
}

#[test]
fn the_monitor_cannot_answer_before_the_inventory_does() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let monitoring =
        thread::spawn(move || monitor(for_monitor, to_inventory));
    let (reply, quiet) = channel();
    to_monitor.send(IsQuiet { reply }).unwrap();
    let Inventory::Address { reply } = for_inventory.recv().unwrap()
    else {
        panic!("the monitor retires nothing");
    };
    assert!(quiet.try_recv().is_err());
    reply.send("198.51.100.1").unwrap();
    assert!(!quiet.recv().unwrap());
    drop(to_monitor);
    monitoring.join().unwrap();
}
