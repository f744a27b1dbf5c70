use super::*;

#[test]
fn the_median_has_as_many_runs_below_as_above() {
    let mut runs = 0;
    let time = median(|| {
        runs += 1;
        // Every second run is long, so the median is short.
        if runs % 2 == 0 {
            thread::sleep(Duration::from_millis(40));
        }
        Ok(())
    });
    assert_eq!(runs, 31);
    assert!(time.unwrap() < Duration::from_millis(40));
}

#[test]
fn an_error_ends_the_measurement() {
    let mut runs = 0;
    let result = median(|| {
        runs += 1;
        Err(io::Error::other("no more processes"))
    });
    assert!(result.is_err());
    assert_eq!(runs, 1);
}
