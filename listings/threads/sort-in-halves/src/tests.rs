use super::*;

#[test]
fn both_sort() {
    for count in [0, 1, 2, 999, 1_000, 5_000] {
        let mut expected = addresses(count);
        let (mut serial, mut parallel) =
            (expected.clone(), expected.clone());
        expected.sort();
        sort(&mut serial);
        sort_joined(&mut parallel);
        assert_eq!(serial, expected);
        assert_eq!(parallel, expected);
    }
}

#[test]
fn the_addresses_are_not_in_order_already() {
    assert!(!addresses(5_000).is_sorted());
}
