use super::Ordering::{Acquire, Relaxed, Release};
use super::*;

#[test]
fn both_orderings_are_needed() {
    let [none, right, wrong] = seen(Release, Acquire);
    assert_eq!(wrong, 0);
    assert!(none > 0 && right > 0);
    for (told, asked) in
        [(Relaxed, Relaxed), (Relaxed, Acquire), (Release, Relaxed)]
    {
        let [none, right, wrong] = seen(told, asked);
        assert!(
            none > 0 && right > 0 && wrong > 0,
            "{told:?}, {asked:?}"
        );
    }
}
