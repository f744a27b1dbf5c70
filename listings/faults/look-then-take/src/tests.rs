use std::panic;

use super::*;

#[test]
fn the_second_run_gives_one_vlan_to_both() {
    let failed = panic::catch_unwind(|| loom::model(two_sites));
    let said = failed.unwrap_err();
    let said = said.downcast_ref::<String>().unwrap();
    assert!(said.contains("one VLAN for two sites"), "{said}");
    assert_eq!(RUNS.load(Relaxed), 2);
}
