use super::*;

#[test]
fn every_sample_does_the_job_once() {
    let mut runs = 0;
    median(|| {
        runs += 1;
        Ok(())
    })
    .unwrap();
    assert_eq!(runs, 21);
}

#[test]
fn the_first_failure_ends_the_measurement() {
    let mut runs = 0;
    let refused = median(|| {
        runs += 1;
        Err(io::ErrorKind::StorageFull.into())
    });
    assert!(refused.is_err());
    assert_eq!(runs, 1);
}

#[test]
fn the_program_cleans_up() {
    main().unwrap();
    let name = format!("rung-{}", process::id());
    assert!(!env::temp_dir().join(name).exists());
}
