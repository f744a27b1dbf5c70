use super::*;
use tokio::runtime::RuntimeFlavor;

#[test]
fn a_task_waits_for_the_next_block_on() {
    let inventory = Inventory::open().unwrap();
    let flavour = inventory.runtime.handle().runtime_flavor();
    assert_eq!(flavour, RuntimeFlavor::CurrentThread);
    assert_eq!(inventory.ask("r1"), "r1 is up");
    let task = inventory.runtime.spawn(async {});
    assert!(!task.is_finished());
    inventory.ask("r2");
    assert!(task.is_finished());
}
