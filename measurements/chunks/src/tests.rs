use super::*;

#[test]
fn chunks_change_nothing() {
    assert_eq!(steps(26), 111);
    for size in SIZES {
        assert_eq!(mapped(*size as usize), looped());
    }
}
