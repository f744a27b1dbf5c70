use super::*;

#[test]
fn by_rank_the_backup_is_never_done() {
    assert_eq!(serve(|_| 1), ["alarm"; TURNS as usize]);
}

#[test]
fn by_time_it_is_done_once_and_before_the_end() {
    let done = serve(|turn| turn);
    assert_eq!(done.len(), TURNS as usize);
    assert_eq!(done.iter().filter(|job| **job == "backup").count(), 1);
    assert_eq!(done.last(), Some(&"alarm"));
}
