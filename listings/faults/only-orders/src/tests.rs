use super::Ordering::{Acquire, Relaxed, Release};
use super::*;

#[test]
fn the_wrong_orderings_pass_as_well_as_the_right_ones() {
    for (told, asked) in [(Relaxed, Relaxed), (Release, Acquire)] {
        let [none, right, wrong] = seen(told, asked);
        assert!(none > 0 && right > 0, "{none} {right}");
        assert_eq!(wrong, 0, "{told:?}, {asked:?}");
    }
}
