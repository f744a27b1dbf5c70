use super::*;

const TABLE: usize = 4 * KIB;

/// How many tables there is room for in a future, and hardly more.
fn tables(future: &impl Future) -> usize {
    let size = size_of_val(future);
    assert!(size % TABLE < 200, "{size}");
    size / TABLE
}

fn table() -> Plain {
    Plain([1; TABLE])
}

#[test]
fn a_destructor_keeps_what_nobody_uses() {
    assert_eq!(tables(&unused()), 0);
    assert_eq!(tables(&unused_with_a_destructor()), 1);
}

#[test]
fn each_layer_that_is_given_a_table_adds_one() {
    assert_eq!(tables(&used_before(table())), 1);
    assert_eq!(tables(&used_after(table())), 2);
    assert_eq!(tables(&handed_on(table())), 3);
    assert_eq!(tables(&lent(&table())), 0);
}

#[tokio::test]
async fn all_of_them_end() {
    unused().await;
    unused_with_a_destructor().await;
    assert_eq!(used_before(table()).await, 1);
    assert_eq!(handed_on(table()).await, 1);
    assert_eq!(lent(&table()).await, 1);
}
