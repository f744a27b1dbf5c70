use super::*;

#[test]
fn only_what_lives_across_an_await_counts() {
    assert!(size_of_val(&nap()) < 200);
    assert!(size_of_val(&buffer_after()) < 200);
    assert!(size_of_val(&buffer_in_a_block()) < 200);
    assert!(size_of_val(&buffer_across()) >= 8192);
}

#[test]
fn what_was_borrowed_keeps_its_place_until_its_scope_ends() {
    assert!(size_of_val(&frame_dropped()) >= 8192);
    assert!(size_of_val(&buffer_in_a_block()) < 200);
}

#[test]
fn a_branch_counts_whether_or_not_it_is_taken() {
    assert!(size_of_val(&buffer_seldom(false)) >= 8192);
    assert!(size_of_val(&buffer_boxed(true)) < 200);
}

#[tokio::test]
async fn all_of_them_end() {
    nap().await;
    buffer_after().await;
    buffer_across().await;
    buffer_in_a_block().await;
    frame_dropped().await;
    buffer_seldom(true).await;
    buffer_boxed(true).await;
}
