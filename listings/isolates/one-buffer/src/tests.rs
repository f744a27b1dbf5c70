use super::*;

#[test]
fn in_one_step_no_addition_is_lost() {
    for _ in 0..200 {
        assert_eq!(in_one_step(), 2);
    }
}

#[test]
fn in_two_steps_one_is_lost() {
    for _ in 0..200 {
        assert_eq!(both_look_first(), 1);
    }
}
