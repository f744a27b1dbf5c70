use super::*;

#[test]
fn only_what_lives_across_an_await_is_in_the_future() {
    assert!(holds_a_table(&uses_it_after()));
    assert!(holds_a_table(&calls()));
    assert!(size_of_val(&uses_it_before()) < SIZE / 10);
}

#[tokio::test]
async fn all_of_them_give_the_same_answer() {
    assert_eq!(uses_it_after().await, 1);
    assert_eq!(uses_it_before().await, 1);
    assert_eq!(calls().await, 1);
}
