use super::*;

#[test]
fn no_addition_is_lost() {
    for way in [one_mutex, sharded, one_atomic, neighbours, apart] {
        assert_eq!(way(2).1, 2 * EACH);
    }
}
