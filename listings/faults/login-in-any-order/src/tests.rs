use std::panic;

use super::*;

#[test]
fn the_order_of_the_loop_hides_it() {
    (0..100).for_each(|_| in_the_order_of_the_loop());
}

#[test]
fn another_order_logs_in_twice() {
    let any = || shuttle::check_random_with_seed(in_any_order, 7, 1000);
    let failed = panic::catch_unwind(any).unwrap_err();
    let said = failed.downcast_ref::<String>().unwrap();
    assert!(said.contains("logins"), "{said}");
}
