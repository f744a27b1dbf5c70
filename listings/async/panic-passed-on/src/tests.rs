use super::*;

#[test]
fn the_panic_keeps_its_message_and_the_runtime_goes_on() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let panic = catch_unwind(|| runtime.block_on(ask_as_a_task("r2")));
    let panic = panic.unwrap_err();
    assert_eq!(
        panic.downcast_ref::<String>().unwrap(),
        "no entry for r2"
    );
    assert_eq!(runtime.block_on(ask_as_a_task("r3")), "r3 is up");
}
