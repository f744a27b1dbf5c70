use super::*;

#[test]
fn a_single_worker_that_blocks_in_place_is_replaced() {
    let mut many = Builder::new_multi_thread();
    let runtime = many.worker_threads(1).build().unwrap();
    runtime.block_on(ask_beside_a_heart("r1"));
}

#[test]
fn a_current_thread_runtime_refuses() {
    let runtime = Builder::new_current_thread().build().unwrap();
    let refused = runtime.block_on(async {
        tokio::spawn(async { block_in_place(|| ()) }).await
    });
    assert!(refused.unwrap_err().is_panic());
}
