use super::*;

#[test]
fn what_is_under_way_fits_into_the_smallest_pipe() {
    // POSIX promises no more than this.
    let posix_pipe_buf = 512;
    assert!(LINE.len() < posix_pipe_buf);
}
