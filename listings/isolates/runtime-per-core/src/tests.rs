use super::*;

#[test]
fn a_job_waits_for_its_own_core_while_the_other_has_none() {
    let (seen, done) = runtime_per_core();
    let order = "r2 begins, r1 begins, r1 ends, \
                 r2 ends, r4 begins, r4 ends";
    assert_eq!(seen, order);
    assert_eq!(done, [vec![2, 4], vec![1]]);
}

#[test]
fn a_full_mailbox_of_jobs_waits_for_one_core() {
    let (report, reports) = channel();
    let (mailbox, busy) = start();
    let mut ends = Vec::new();
    for device in 0..ROOM {
        let (job, end) = Job::new(device, &report);
        mailbox.blocking_send(job).unwrap();
        ends.push(end);
    }
    drop(mailbox);
    for (device, end) in ends.into_iter().enumerate() {
        let begins = format!("r{device} begins");
        assert_eq!(reports.recv().unwrap(), begins);
        assert!(reports.try_recv().is_err());
        drop(end);
        let ends = format!("r{device} ends");
        assert_eq!(reports.recv().unwrap(), ends);
    }
    assert_eq!(busy.join().unwrap(), (0..ROOM).collect::<Vec<_>>());
}

#[test]
fn a_free_worker_takes_what_comes() {
    let order = "r2 begins, r4 begins, r4 ends, \
                 r1 begins, r1 ends, r2 ends";
    for _ in 0..20 {
        assert_eq!(shared_workers(), order);
    }
}
