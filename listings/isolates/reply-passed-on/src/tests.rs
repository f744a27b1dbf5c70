use super::*;

#[test]
fn the_inventory_waits_for_nobody() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let owning =
        thread::spawn(move || inventory(for_inventory, to_monitor));
    let quiet = [(); 3].map(|()| {
        let (reply, quiet) = channel();
        to_inventory.send(Inventory::Retire { reply }).unwrap();
        quiet
    });
    for _ in 0..3 {
        let Monitor::IsQuiet { reply } = for_monitor.recv().unwrap()
        else {
            panic!("nobody has asked for an address");
        };
        to_inventory.send(Inventory::Address { reply }).unwrap();
    }
    to_inventory.send(Inventory::Stop).unwrap();
    owning.join().unwrap();
    monitor(for_monitor, to_inventory);
    assert_eq!(quiet.map(|quiet| quiet.recv()), [Ok(true); 3]);
}

#[test]
fn a_stop_ends_both_and_leaves_nobody_waiting() {
    let (to_inventory, for_inventory) = channel();
    let (to_monitor, for_monitor) = channel();
    let monitored = to_inventory.clone();
    let actors = [
        thread::spawn(move || inventory(for_inventory, to_monitor)),
        thread::spawn(move || monitor(for_monitor, monitored)),
    ];
    to_inventory.send(Inventory::Stop).unwrap();
    let (reply, quiet) = channel();
    let _ = to_inventory.send(Inventory::Retire { reply });
    for actor in actors {
        actor.join().unwrap();
    }
    drop(to_inventory);
    assert!(quiet.recv().is_err());
}
