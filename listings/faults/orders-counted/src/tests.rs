use super::*;

#[test]
fn a_third_thread_costs_more_than_a_third_add() {
    let [one, two, four] = [1, 2, 4].map(|adds| runs(2, adds, None));
    assert!(one < two && 10 * two < four, "{one} {two} {four}");
    let third = runs(3, 1, None);
    assert!(20 * one < third, "{one} {third}");
}

#[test]
fn a_bound_leaves_orders_out() {
    assert_eq!(runs(2, 1, Some(2)), runs(2, 1, None));
    assert!(20 * runs(3, 2, Some(2)) < runs(3, 2, None));
}
