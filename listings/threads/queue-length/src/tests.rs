use super::*;

#[test]
fn the_bound_holds_and_the_other_channel_has_none() {
    let (sender, configs) = bounded(3);
    assert_eq!(produce(&sender), 3);
    assert_eq!(configs.len(), 3);
    let (sender, configs) = unbounded();
    assert_eq!(produce(&sender), configs.len());
}
