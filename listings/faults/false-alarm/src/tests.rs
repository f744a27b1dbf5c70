use super::*;

#[test]
fn a_fence_is_needed_for_loom_alone() {
    let (missed_alone, _) = missed(false);
    assert!(missed_alone > 0);
    let (missed_fenced, runs) = missed(true);
    assert_eq!(missed_fenced, 0);
    assert!(runs > 1);
}
