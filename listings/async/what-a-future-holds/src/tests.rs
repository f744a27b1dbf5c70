use super::*;

#[test]
fn only_what_lives_across_an_await_is_in_the_future() {
    assert!(holds_a_table(&uses_it_after()));
    assert!(holds_a_table(&calls()));
    assert!(size_of_val(&uses_it_before()) < SIZE / 10);
}

/// What `uses_it_before` is without its block.
async fn lends_it_and_keeps_it() -> u8 {
    let table = [1; SIZE];
    let largest = table.iter().copied().max().unwrap();
    yield_now().await;
    largest
}

#[test]
fn what_was_borrowed_and_is_in_scope_is_in_the_future() {
    assert!(holds_a_table(&lends_it_and_keeps_it()));
}

#[tokio::test]
async fn all_of_them_give_the_same_answer() {
    assert_eq!(uses_it_after().await, 1);
    assert_eq!(uses_it_before().await, 1);
    assert_eq!(calls().await, 1);
    assert_eq!(lends_it_and_keeps_it().await, 1);
}
