use super::*;

fn line(counter: &AtomicU64) -> usize {
    std::ptr::from_ref(counter).addr() / 64
}

#[test]
fn neighbours_share_a_line_and_the_others_do_not() {
    let shared = OneLine::default();
    assert_eq!(line(&shared.0[0]), line(&shared.0[1]));
    let apart = [OwnLine::default(), OwnLine::default()];
    assert!(line(&apart[0].0).abs_diff(line(&apart[1].0)) >= 2);
}

#[test]
fn no_increment_is_lost() {
    let (left, right) = (AtomicU64::new(0), AtomicU64::new(0));
    report("test", &left, &right);
    assert_eq!(left.into_inner(), 1_000_000);
    assert_eq!(right.into_inner(), 1_000_000);
}
